"""What the MCP tools give back: the output schemas that clients see."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from assistant.reply import MAX_CHARS, Kind
from bots.web_chat import Id, Words
from bots.web_docs import ShownCitation

Said = Annotated[Words, Field(min_length=1, max_length=MAX_CHARS)]
Name = Annotated[Id, Field(min_length=1, max_length=200)]
Handle = Annotated[Name, Field(description="from the draft_action result that was shown")]
Day = Annotated[date, Field(description="YYYY-MM-DD; default: today")]
Conversation = Annotated[Id, Field(max_length=64, description="from an earlier result, to go on from there")]


class Filled(BaseModel):
    """What HR filled into a blank; it stands beside the text and is not the text of the article."""

    value: str
    effective: Annotated[str, Field(description="the first day on which it is used")]
    filled_by: str
    filled_on: str


class FilledPlace(Filled):
    start: int
    end: int


class FoundArticle(BaseModel):
    article_id: Annotated[str, Field(description="e.g. hr-admin/14; read_article takes it")]
    label: Annotated[str, Field(description="as people cite it, e.g. 篇一 第十四条")]
    score: float
    text: Annotated[str, Field(description="verbatim")]
    filled: Annotated[list[FilledPlace], Field(description="blanks of the text that HR has filled in")] = []


class FoundArticles(BaseModel):
    results: Annotated[
        list[FoundArticle], Field(description="best first; that something is found does not mean that it answers")
    ]


class Blank(BaseModel):
    start: int
    end: int
    options: list[str]
    filled: Filled | None = None


class OutsideDocument(BaseModel):
    start: int
    end: int
    title: str


class Article(BaseModel):
    """Offsets are characters of `text`."""

    article_id: str
    label: str
    title: str | None
    path: list[str]
    compilation: str
    version: str | None
    effective: str
    text: Annotated[str, Field(description="verbatim, in Chinese")]
    blanks: Annotated[
        list[Blank],
        Field(description="places left open; options are no rule; `filled` says what HR filled in, if anything"),
    ]
    outside_documents: Annotated[
        list[OutsideDocument], Field(description="named here, not included in the regulations")
    ]


class Answer(BaseModel):
    conversation_id: str
    kind: Kind
    reply: Annotated[str, Field(description="Markdown; show it as it is. not_covered: the regulations do not say")]
    citations: list[ShownCitation]
    next: Annotated[str | None, Field(description="what to do now, for the assistant that called")]


class DraftedAction(BaseModel):
    conversation_id: str
    kind: Kind
    reply: Annotated[str, Field(description="Markdown; show it to the employee as it is")]
    citations: list[ShownCitation]
    type: str | None
    stage: Literal["collecting", "confirming", "filed", "cancelled", "expired"] | None
    fields: dict[str, Any]
    missing: list[str]
    handle: Annotated[str | None, Field(description="for confirm_action; only with stage confirming")]
    next: Annotated[str, Field(description="what to do now, for the assistant that called")]


class FiledAction(BaseModel):
    record_id: str
    type: str
    fields: dict[str, Any]
    reply: Annotated[str, Field(description="the receipt, Markdown; show it to the employee")]


class Records(BaseModel):
    records: list[dict[str, Any]]
