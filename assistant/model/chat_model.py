"""Chat models through LangChain: the one file of the assistant that knows it."""

import threading
from collections.abc import Sequence
from queue import Empty, Queue
from typing import Any, Protocol, cast

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, HumanMessage, SystemMessage

from assistant.model.proposal import Call, Message, ModelError, Proposal, Tool

ANSWER_TOKENS = 240  # asked of the provider; an answer has three sentences, a tool call a few values
ANSWER_CHARS = 6_000  # at which we stop listening, whatever the provider was asked
_ENDED = ("finish_reason", "stop_reason", "done_reason")
_ROLES = {"system": SystemMessage, "user": HumanMessage}


class Opened(Protocol):
    """What of a provider's options is known to all of them."""

    def __call__(self, model: str, **options: Any) -> BaseChatModel: ...


def open_chat_model(provider: str, model: str, options: dict[str, Any]) -> "LangChainModel":
    """A model of any provider that LangChain knows. Raises ImportError where its package is not installed, or what
    the provider's client raises where it cannot be made."""
    opened = cast(Opened, init_chat_model)
    return LangChainModel(opened(model, model_provider=provider, **options))


class LangChainModel:
    """A LangChain chat model as a ChatModel: streamed, so that it can be stopped."""

    def __init__(self, model: BaseChatModel) -> None:
        self._model = model

    def complete(self, messages: Sequence[Message], tools: Sequence[Tool], seconds: float) -> Proposal:
        """Listens in a thread of its own, which is left to its own time limit when ours is over."""
        heard: Queue[Proposal | BaseException] = Queue(1)
        late = threading.Event()

        def listen() -> None:
            try:
                heard.put(self._listen(messages, tools, late))
            except BaseException as problem:  # noqa: BLE001 - carried over to the turn's thread, and told there
                heard.put(problem)

        threading.Thread(target=listen, name="zhidu-model", daemon=True).start()
        try:
            outcome = heard.get(timeout=max(seconds, 0.001))
        except Empty:
            late.set()
            raise ModelError("timeout", f"nothing whole in {seconds:.1f} s") from None
        if isinstance(outcome, BaseException):
            raise _told(outcome) from None
        return outcome

    def _listen(self, messages: Sequence[Message], tools: Sequence[Tool], late: threading.Event) -> Proposal:
        model: Any = self._model.bind_tools([_schema(tool) for tool in tools]) if tools else self._model
        told = [_ROLES[message.role](message.content) for message in messages]
        asked_chars = sum(len(message.content) for message in messages)
        pieces: list[AIMessageChunk] = []
        size = 0
        try:
            for chunk in model.stream(told):
                pieces.append(chunk)
                size += len(str(chunk.text)) + sum(len(c.get("args") or "") for c in chunk.tool_call_chunks)
                if late.is_set() or size > ANSWER_CHARS:
                    raise ModelError("too_long", f"more than {ANSWER_CHARS} characters")
        except ValueError:  # LangChain's word for a stream without events: an endpoint that only answers in one piece
            if pieces:
                raise
        if pieces:
            return _proposal(pieces[0] + pieces[1:] if len(pieces) > 1 else pieces[0], pieces, asked_chars)
        whole = model.invoke(told)
        return _proposal(whole, [whole], asked_chars)


def _proposal(whole: AIMessage, pieces: Sequence[AIMessage], asked_chars: int) -> Proposal:
    if not any(piece.response_metadata.get(name) for piece in pieces for name in _ENDED):
        raise ModelError("broken_off")
    text = str(whole.text).strip()
    calls = tuple(Call(call["name"], call["args"]) for call in whole.tool_calls)
    if len(text) > ANSWER_CHARS:
        raise ModelError("too_long", f"more than {ANSWER_CHARS} characters")
    if not text and not calls:
        raise ModelError("malformed" if whole.invalid_tool_calls else "empty")
    used = whole.usage_metadata
    return Proposal(text, calls, used["total_tokens"] if used else asked_chars + len(text))


def _schema(tool: Tool) -> dict[str, Any]:
    function = {"name": tool.name, "description": tool.description, "parameters": dict(tool.parameters)}
    return {"type": "function", "function": function}


def _told(problem: BaseException) -> ModelError:
    """What went wrong, in a word: the client's own message is not repeated, since it may hold the key."""
    if isinstance(problem, ModelError):
        return problem
    kind = type(problem).__name__
    status = getattr(problem, "status_code", None)
    if isinstance(status, int):
        return ModelError(f"http_{status}", kind)
    if "Timeout" in kind:
        return ModelError("timeout", kind)
    return ModelError("unreachable" if "Connect" in kind or "Protocol" in kind else "malformed", kind)
