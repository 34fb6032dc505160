"""A deployed server, over its public HTTP API."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import httpx

from eval.case import ASKER, Case
from eval.target import Heard, Session, TargetError, rejected

TIMEOUT_S = 60.0
MOST = 100  # results of a search
UNWORKABLE = 422  # the status for a message that cannot be worked on


class Unworkable(Exception):
    """The server says what is wrong with what was sent."""


class Remote:
    """`token` is a bearer token, in which {asker} stands for the employee id; a demo server takes demo-{asker}.

    Paperwork would stay in the server's store: such cases are played only `with_actions`, for a server that may forget.
    """

    def __init__(self, url: str, token: str, with_actions: bool = False) -> None:
        self.name = url.rstrip("/")
        self._token, self._with_actions = token, with_actions
        self._client = httpx.Client(base_url=self.name, timeout=TIMEOUT_S)
        try:
            self._texts = self._read_texts()
        except TargetError:
            self._client.close()
            raise

    def about(self) -> dict[str, str]:
        return {"corpus": str(self._json("GET", "/readyz", ASKER).get("corpus", "unknown"))}

    def refuses(self, case: Case) -> str:
        if not case.files_paperwork or self._with_actions:
            return ""
        return "it files paperwork, which would stay in the server's store (--with-actions plays it)"

    @contextmanager
    def session(self, case: Case) -> Iterator[Session]:
        yield _RemoteConversation(self, case)

    def find(self, text: str, k: int) -> list[str]:
        found = self._json("GET", "/v1/search", ASKER, params={"q": text, "k": min(k, MOST)})
        return [str(hit["article_id"]) for hit in found["results"]]

    def texts(self) -> Mapping[str, str]:
        return self._texts

    def close(self) -> None:
        self._client.close()

    def ask(self, body: dict[str, Any], asker: str) -> dict[str, Any]:
        return self._json("POST", "/v1/chat", asker, json=body)

    def records_of(self, asker: str) -> int:
        return len(self._json("GET", "/v1/records", asker, params={"mine": True})["records"])

    def _read_texts(self) -> dict[str, str]:
        articles = self._json("GET", "/v1/articles", ASKER)["articles"]
        return {str(article["article_id"]): str(article["text"]) for article in articles}

    def _json(self, method: str, path: str, asker: str, **more: Any) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self._token.replace('{asker}', asker)}"}
        try:
            reply = self._client.request(method, path, headers=headers, **more)
            reply.raise_for_status()
            data: dict[str, Any] = reply.json()
        except httpx.HTTPStatusError as error:
            status = error.response.status_code
            if status == UNWORKABLE:
                raise Unworkable(error.response.text) from None
            hint = "; give a token with --token" if status in (401, 403) else ""
            raise TargetError(f"{self.name}{path} answered {status}{hint}: {error.response.text[:200]}") from None
        except (httpx.HTTPError, ValueError) as error:
            raise TargetError(f"{self.name} does not answer as Zhidu does: {type(error).__name__} {error}") from None
        return data


class _RemoteConversation:
    def __init__(self, remote: Remote, case: Case) -> None:
        self._remote = remote
        self._conversations: dict[str, str] = {}
        self._files = case.files_paperwork
        self._askers = {step.asker for step in (*case.given, *case.steps)}
        self._before = self._count()

    def say(self, text: str, asker: str) -> Heard:
        body: dict[str, Any] = {"text": text, "event_id": uuid4().hex}
        if asker in self._conversations:
            body["conversation_id"] = self._conversations[asker]
        started = time.perf_counter()
        try:
            reply = self._remote.ask(body, asker)
        except Unworkable as error:
            return rejected(str(error))
        seconds = time.perf_counter() - started
        self._conversations[asker] = reply["conversation_id"]
        again = self._remote.ask(body | {"conversation_id": reply["conversation_id"]}, asker)
        return Heard(reply, {}, seconds, again == reply)

    def filed(self) -> int:
        return self._count() - self._before

    def _count(self) -> int:
        return sum(map(self._remote.records_of, self._askers)) if self._files else 0
