"""The body of POST /v1/chat/completions: what of OpenAI's request is taken, and what is refused with a word on it."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from bots.web_chat import Words

MODEL = "zhidu"
IGNORED_ROLES = ("system", "developer", "tool", "function")  # the rules of the house are not the client's to give


class Unacceptable(Exception):
    """Read by the developer or the person at the client: what of the request cannot be taken, and what to do."""

    def __init__(self, message: str, param: str | None, code: str | None = None, status: int = 400) -> None:
        super().__init__(message)
        self.param, self.code, self.status = param, code, status


class Part(BaseModel):
    """One part of a message; only text is read."""

    model_config = ConfigDict(extra="allow")

    type: Words
    text: Words | None = None


class Message(BaseModel):
    """A message of the history. Other keys, such as names or tool calls, are not looked at."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: Words | list[Part] | None = None


class StreamOptions(BaseModel):
    include_usage: bool = False


class CompletionBody(BaseModel):
    """Sampling settings and tools are allowed and have no effect: answers are quoted, not sampled."""

    model: Words
    messages: list[Message]
    stream: bool = False
    stream_options: StreamOptions | None = None
    n: int | None = None
    tool_choice: str | dict[str, Any] | None = None
    response_format: dict[str, Any] | None = None
    modalities: list[str] | None = None

    def check(self) -> None:
        """Raises Unacceptable for what would change the answer if it were only ignored."""
        check_model(self.model)
        if self.n not in (None, 1):
            raise Unacceptable("只能给出一个回答：请把 n 设为 1。(Only n=1 is supported.)", "n", "unsupported_value")
        if self.tool_choice not in (None, "none", "auto"):
            raise Unacceptable("不支持强制调用工具：请去掉 tool_choice。(Zhidu calls no tools.)", "tool_choice")
        if self.response_format and self.response_format.get("type") != "text":
            raise Unacceptable("只能以文本回答：请去掉 response_format。(Text only.)", "response_format")
        if self.modalities and self.modalities != ["text"]:
            raise Unacceptable("只能以文本回答：请去掉 modalities。(Text only.)", "modalities")

    def said(self) -> tuple[str | None, str]:
        """The reply that was seen last, and what was said since. Raises Unacceptable.

        Several messages since then are one: a yes behind a change that got no answer is no yes to what was shown.
        """
        if not self.messages:
            raise Unacceptable("messages 是空的；请至少发送一条用户消息。(messages is empty.)", "messages")
        talk = [(index, message) for index, message in enumerate(self.messages) if message.role not in IGNORED_ROLES]
        if not talk or talk[-1][1].role != "user":
            said = "最后一条消息应是用户的话（role: user）。(The last message must be the user's.)"
            raise Unacceptable(said, "messages")
        replies = [n for n, (_, message) in enumerate(talk) if message.role == "assistant"]
        seen = _shown(talk[replies[-1]][1]) if replies else None
        return seen, "\n".join(_text(*message) for message in talk[replies[-1] + 1 if replies else 0 :])

    def chars(self) -> int:
        """How much was said in all."""
        return sum(len(_shown(message)) for message in self.messages)


def check_model(name: str) -> None:
    if name != MODEL:
        raise Unacceptable(
            f"没有名为 {name[:100]} 的模型；请使用 {MODEL}，列表见 /v1/models。(No such model; use {MODEL}.)",
            "model", "model_not_found", 404,
        )  # fmt: skip


def _text(index: int, message: Message) -> str:
    """The words of the message to answer; what is not text is refused rather than overlooked."""
    if isinstance(message.content, list):
        for number, part in enumerate(message.content):
            if part.type != "text":
                raise Unacceptable(
                    f"只能阅读文字，不能阅读 {part.type[:50]}；请用文字提问。(Text only, no images, audio or files.)",
                    f"messages[{index}].content[{number}]", "unsupported_content",
                )  # fmt: skip
    return _shown(message)


def _shown(message: Message) -> str:
    if isinstance(message.content, list):
        return "\n".join(part.text or "" for part in message.content if part.type == "text")
    return message.content or ""
