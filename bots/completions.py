"""POST /v1/chat/completions and GET /v1/models: the same assistant for front ends that speak OpenAI's API."""

import json
import time
from collections.abc import Callable, Iterator
from typing import Annotated, Any
from urllib.parse import quote
from uuid import uuid4

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse, Response, StreamingResponse

from assistant.build import Parts
from assistant.cite import escape, link, with_host
from assistant.echoes import follow
from assistant.reply import BadMessage, Citation, Reply
from assistant.turn import take_turn
from bots.completions_body import MODEL, CompletionBody, Unacceptable, check_model
from bots.metrics import counted_turn
from bots.web_chat import EVENTS, PIECE_CHARS
from tools.directory import Employee

ENDED = "stop"


def completions_router(parts_now: Callable[[], Parts], asker: Callable[..., Employee]) -> APIRouter:
    router = APIRouter(prefix="/v1", tags=["openai"])
    Asker = Annotated[Employee, Depends(asker)]  # noqa: N806

    @router.post("/chat/completions")
    def completions(body: CompletionBody, employee: Asker) -> Response:
        """Chat as OpenAI's API has it. The whole history is sent; its last reply tells what a yes is about."""
        body.check()
        seen, text = body.said()
        parts = parts_now()
        try:
            reply = counted_turn(lambda: take_turn(follow(employee.id, seen, text, parts.store), parts))
        except BadMessage as problem:
            raise Unacceptable(str(problem), "messages") from None
        made = Completion(reply, parts.address, body.chars())
        if not body.stream:
            return JSONResponse(made.whole())
        usage = body.stream_options is not None and body.stream_options.include_usage
        return StreamingResponse(made.chunks(usage), media_type=EVENTS, headers={"Cache-Control": "no-store"})

    @router.get("/models")
    def models(employee: Asker) -> dict[str, Any]:  # noqa: ARG001
        return {"object": "list", "data": [_model()]}

    @router.get("/models/{name}")
    def model(name: str, employee: Asker) -> dict[str, Any]:  # noqa: ARG001
        check_model(name)
        return _model()

    return router


def _model() -> dict[str, Any]:
    return {"id": MODEL, "object": "model", "created": 0, "owned_by": "zhidu"}


class Completion:
    """A reply in OpenAI's shapes, whole and in chunks. Links lead to this server, wherever the front end runs."""

    def __init__(self, reply: Reply, base: str, asked_chars: int) -> None:
        self._reply, self._base = reply, base
        self._text = with_host(reply.text, base)
        self._head = {"id": f"chatcmpl-{uuid4().hex}", "created": int(time.time()), "model": MODEL}
        # There is no tokeniser here: a character counts as one.
        said = len(self._text)
        self._usage = {"prompt_tokens": asked_chars, "completion_tokens": said, "total_tokens": asked_chars + said}

    def whole(self) -> dict[str, Any]:
        message = {"role": "assistant", "content": self._text, "refusal": None, "annotations": self._annotations()}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": ENDED}
        return self._head | {
            "object": "chat.completion", "choices": [choice], "usage": self._usage, "zhidu": self._more(),
        }  # fmt: skip

    def chunks(self, usage: bool) -> Iterator[str]:
        """Server-sent events: who speaks, the text in pieces, the annotations with the end, the usage if asked for."""
        yield self._chunk({"role": "assistant", "content": ""})
        for start in range(0, len(self._text), PIECE_CHARS):
            yield self._chunk({"content": self._text[start : start + PIECE_CHARS]})
        yield self._chunk({"annotations": self._annotations()}, ENDED, zhidu=self._more())
        if usage:
            yield self._event({"choices": [], "usage": self._usage})
        yield "data: [DONE]\n\n"

    def _chunk(self, delta: dict[str, Any], ended: str | None = None, **more: Any) -> str:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": ended}
        return self._event({"choices": [choice]} | more)

    def _event(self, data: dict[str, Any]) -> str:
        shown = self._head | {"object": "chat.completion.chunk"} | data
        return f"data: {json.dumps(shown, ensure_ascii=False)}\n\n"

    def _annotations(self) -> list[dict[str, Any]]:
        return [self._annotation(citation) for citation in self._reply.citations]

    def _annotation(self, citation: Citation) -> dict[str, Any]:
        """`url_citation`, the only kind that chat completions have; what it quotes, and where, stands beside it."""
        start, end = self._place(citation)
        url = f"{self._base}/articles/{quote(citation.article_id)}"
        cited = {"url": url, "title": citation.label, "start_index": start, "end_index": end}
        return {"type": "url_citation", "url_citation": cited, "zhidu": vars(citation)}

    def _place(self, citation: Citation) -> tuple[int, int]:
        """Where the reply has the quote, or else the link to its article: start and end of the characters."""
        lines = [escape(line) for line in citation.quote.split("\n") if line.strip()]
        begins = self._text.find(lines[0])
        ends = self._text.find(lines[-1], begins)
        if min(begins, ends) >= 0:
            return begins, ends + len(lines[-1])
        said = with_host(link(citation), self._base)
        begins = max(self._text.find(said), 0)
        return begins, begins + len(said)

    def _more(self) -> dict[str, Any]:
        """What /v1/chat says beside the text."""
        told = self._reply.as_json()
        return {name: told[name] for name in ("conversation_id", "turn_id", "kind", "action")}
