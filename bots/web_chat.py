"""The chat routes: a message in, a reply out, at once or streamed; thumbs; questions passed on to HR."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header, HTTPException
from fastapi import Path as PathParameter
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import AfterValidator, BaseModel, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from assistant.build import Parts
from assistant.reply import Reply, Turn
from assistant.turn import take_turn
from bots.metrics import counted_turn
from tools.directory import Employee
from tools.store import Store, StoredTurn, nearest_of
from tools.unanswered import PASSED_ON, may_be_queued

PIECE_CHARS = 24  # of Markdown in one streamed piece
EVENTS = "text/event-stream"


def _encodable(text: str) -> str:
    """JSON can spell half a character (a lone surrogate), which no text holds."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise PydanticCustomError("half_a_character", "holds half a character (a lone surrogate)") from None
    return text


def _without_nul(text: str) -> str:
    if "\x00" in text:
        raise PydanticCustomError("nul_character", "holds a NUL character")
    return text


def _whole(number: object) -> object:
    """A number as JSON writes one: neither true nor "7" nor 7.0, which pydantic would take for it."""
    if type(number) is not int and number is not None:
        raise PydanticCustomError("int_type", "should be a whole number")
    return number


def _written_day(day: object) -> object:
    """A day as ISO 8601 writes one: no number of seconds, which pydantic would take for it."""
    if day is not None and not (isinstance(day, str) and len(day) == len("2026-11-23")):
        raise PydanticCustomError("date_type", "should be a day")
    return day


Words = Annotated[str, AfterValidator(_encodable)]
Id = Annotated[Words, AfterValidator(_without_nul)]
TURN_MOST = 2**31 - 1
TurnId = Annotated[int, PathParameter(ge=0, le=TURN_MOST)]


class ChatBody(BaseModel):
    """One message. The same `event_id` in the same conversation gets the first reply again and does nothing twice.

    With `seen_turn_id`, the `turn_id` of the last reply that the sender has before them, a yes files the summary in
    that reply and no other: where it has changed since, nothing is filed and the summary is shown as it is now.
    """

    text: Words
    conversation_id: Annotated[Id, Field(max_length=64)] | None = None
    event_id: Annotated[Id, Field(min_length=1, max_length=200)] | None = None
    seen_turn_id: Annotated[Annotated[int, Field(ge=0, le=TURN_MOST)] | None, BeforeValidator(_whole)] = None
    as_of: Annotated[date | None, BeforeValidator(_written_day)] = None


class FeedbackBody(BaseModel):
    """A thumb for one of the asker's own turns."""

    verdict: Literal["up", "down"]
    reason: Annotated[Id, Field(max_length=2000)] = ""


def chat_router(parts_now: Callable[[], Parts], store: Store, asker: Callable[..., Employee]) -> APIRouter:
    router = APIRouter(prefix="/v1", tags=["chat"])
    Asker = Annotated[Employee, Depends(asker)]  # noqa: N806

    @router.post("/chat")
    def chat(body: ChatBody, employee: Asker, accept: Annotated[str, Header()] = "") -> Response:
        """Ask. With `Accept: text/event-stream` the reply comes in pieces (`delta`), then whole (`reply`)."""
        turn = Turn(
            body.text, employee.id, body.conversation_id, body.event_id, body.as_of, seen=body.seen_turn_id
        )  # fmt: skip
        reply = counted_turn(lambda: take_turn(turn, parts_now()))
        if EVENTS in accept:
            return StreamingResponse(_events(reply), media_type=EVENTS, headers={"Cache-Control": "no-store"})
        return JSONResponse(reply.as_json())

    @router.post("/turns/{turn_id}/feedback", status_code=204)
    def feedback(turn_id: TurnId, body: FeedbackBody, employee: Asker) -> None:
        """Thumbs up or down; a second one replaces the first."""
        own_turn(turn_id, employee)
        store.add_feedback(turn_id, employee.id, body.verdict, body.reason)

    @router.post("/turns/{turn_id}/escalation")
    def escalation(turn_id: TurnId, employee: Asker) -> dict[str, int]:
        """Pass the question on to HR; once for each turn, whatever is retried."""
        turn = own_turn(turn_id, employee)
        if not may_be_queued(turn.reply, turn.memory):
            raise HTTPException(422, "这条回复涉及个人或正在办理的事项，不会转到公共队列；请直接联系 HR。")
        with store.work() as work:
            number = work.add_unanswered(turn_id, employee.id, turn.text, PASSED_ON, nearest_of(turn.reply))
            return {"id": number}

    def own_turn(turn_id: int, employee: Employee) -> StoredTurn:
        turn = store.turn(turn_id)
        if turn is None or store.conversation_owner(turn.conversation_id) != employee.id:
            raise HTTPException(404, "没有这条回复，或它不属于您。")
        return turn

    return router


def _events(reply: Reply) -> Iterator[str]:
    for start in range(0, len(reply.text), PIECE_CHARS):
        yield _event("delta", {"text": reply.text[start : start + PIECE_CHARS]})
    yield _event("reply", reply.as_json())


def _event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
