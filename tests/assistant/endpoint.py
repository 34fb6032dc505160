"""A local OpenAI-compatible endpoint that misbehaves as providers do: real HTTP, for the real client."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "sk-very-secret-0123456789"
GOOD = "病假需要提供有效的医疗证明。[k1]"


@dataclass
class Endpoint:
    """`behaviour` is what it does with the next request; `asked` are the bodies that it got."""

    url: str
    behaviour: str = "answer"
    text: str = GOOD
    arguments: str = ""  # of a tool call, as the model wrote them
    tool: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)


class _Handler(BaseHTTPRequestHandler):
    endpoint: Endpoint

    def log_message(self, *words: object) -> None:
        """Quiet."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.endpoint.asked.append(json.loads(body))
        if self.headers["Authorization"] != f"Bearer {KEY}":
            self._plain(401, {"error": {"message": f"Incorrect API key: {self.headers['Authorization']}"}})
        else:
            getattr(self, f"_{self.endpoint.behaviour}")()

    def _answer(self) -> None:
        self._open()
        if self.endpoint.tool:
            call = {"name": self.endpoint.tool, "arguments": self.endpoint.arguments}
            self._delta({"tool_calls": [{"index": 0, "id": "c1", "type": "function", "function": call}]})
        else:
            for start in range(0, len(self.endpoint.text), 5):
                self._delta({"content": self.endpoint.text[start : start + 5]})
        self._end()

    def _in_one_piece(self) -> None:
        """Knows no streaming."""
        message = {"role": "assistant", "content": self.endpoint.text}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        usage = {"prompt_tokens": 300, "completion_tokens": 20, "total_tokens": 320}
        whole = {
            "id": "1",
            "object": "chat.completion",
            "created": 0,
            "model": "m",
            "choices": [choice],
            "usage": usage,
        }
        self._plain(200, whole)

    def _silent(self) -> None:
        self.endpoint.released.wait(20)

    def _slow(self) -> None:
        self._open()
        while not self.endpoint.released.wait(0.1):
            try:
                self._delta({"content": "慢"})
            except OSError:
                return

    def _status_429(self) -> None:
        self._plain(429, {"error": {"message": "slow down"}})

    def _status_500(self) -> None:
        self._plain(500, {"error": {"message": "out of order"}})

    def _half_a_stream(self) -> None:
        self._open()
        self._delta({"content": "病假需要提供有效的"})

    def _cut_off(self) -> None:
        self._open()
        self.wfile.write(b'data: {"choices": [{"delta": {"cont')

    def _wrong_json(self) -> None:
        self._open()
        self.wfile.write(b"data: {not json}\n\n")
        self._end()

    def _not_json_at_all(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<html>Welcome to the captive portal</html>")

    def _empty(self) -> None:
        self._open()
        self._end()

    def _nothing(self) -> None:
        self._open()
        self.wfile.write(b"data: [DONE]\n\n")

    def _endless(self) -> None:
        self._open()
        try:
            for _ in range(100_000):
                self._delta({"content": "病假"})
        except OSError:
            return

    def _plain(self, status: int, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _open(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()

    def _delta(self, delta: dict[str, Any], finish: str | None = None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        self._event({"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]})

    def _end(self) -> None:
        self._delta({}, "stop")
        usage = {"prompt_tokens": 300, "completion_tokens": 20, "total_tokens": 320}
        self._event(
            {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [], "usage": usage}
        )
        self.wfile.write(b"data: [DONE]\n\n")

    def _event(self, data: dict[str, Any]) -> None:
        self.wfile.write(f"data: {json.dumps(data, ensure_ascii=False)}\n\n".encode())
        self.wfile.flush()


@contextmanager
def serving() -> Iterator[Endpoint]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {}))
    server.daemon_threads = True
    endpoint = Endpoint(f"http://127.0.0.1:{server.server_port}/v1")
    server.RequestHandlerClass.endpoint = endpoint  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield endpoint
    finally:
        endpoint.released.set()
        time.sleep(0.05)
        server.shutdown()
        server.server_close()
        thread.join()
