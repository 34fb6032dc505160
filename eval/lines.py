"""The lines of a suite's JSON Lines files, validated: a question, a dialogue, or a single labelled message."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from assistant.reply import KINDS
from eval.case import ASKER, BadSuite, Case, Expected, Step

Label = Literal[
    "leave_request", "hazard_report", "complaint", "overtime_request", "equipment_repair", "leave_for_other", "records",
    "withdraw", "decide", "question", "other",
]  # fmt: skip


def _reply_kind(value: str) -> str:
    if value not in KINDS:
        raise ValueError(f"{value!r} is no reply kind; use one of {', '.join(KINDS)}")
    return value


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"{value!r} is no regular expression: {error}") from None
    return value


ReplyKind = Annotated[str, AfterValidator(_reply_kind)]
Pattern = Annotated[str, AfterValidator(_pattern)]
SUITES = Path(__file__).with_name("suites")
QUESTIONS = (  # the development questions, from which judge, leaning and intents are fitted
    "questions-dev", "questions-dev-2", "questions-dev-3", "questions-dev-4", "questions-dev-5", "kinds-dev",
)  # fmt: skip

Words = Annotated[str, Field(min_length=1)]


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Question(_Line):
    """Messages of which the last one's reply is judged."""

    id: Words
    kind: Words = Field(description="meaning, yes_no, lookup, structure, unanswerable … : a row of the table")
    style: str = Field("", description="how it is said: spoken, clipped, typo, english …")
    turns: list[Words] = Field(min_length=1)
    gold: list[Annotated[list[str], Field(min_length=1)]] = Field(
        [], description="groups of article ids; one of each group must be cited"
    )
    facts: list[Words] = Field([], description="the reply must hold each; alternatives separated by |")
    forbidden: list[Pattern] = Field([], description="regular expressions that the reply must not match")
    expect: list[ReplyKind] = Field(min_length=1, description="allowed reply kinds")
    settled: Literal["", "yes", "no", "open"] = Field("", description="what the articles say to a yes/no question")

    def case(self, name: str) -> Case:  # noqa: ARG002
        asked = [Step(text, ASKER, Expected()) for text in self.turns[:-1]]
        expected = Expected(
            tuple(self.expect), tuple(map(tuple, self.gold)), tuple(self.facts), tuple(self.forbidden),
            settled=self.settled,
        )  # fmt: skip
        return Case(self.id, self.kind, self.style, (*asked, Step(self.turns[-1], ASKER, expected)))


class Said(_Line):
    """One turn of a dialogue, and what its reply must be, where a key is given."""

    say: Words
    asker: str | None = Field(None, alias="as", description="who says it, where that is somebody else")
    kind: list[ReplyKind] = []
    gold: list[list[str]] = []
    facts: list[Words] = []
    forbidden: list[Pattern] = []
    absent: list[Words] = Field([], description="words that must not be in the reply")
    cites_only: list[str] | None = Field(None, description="no other article may be cited")
    action: str | None = Field(None, description="type of the reply's action; null: none")
    stage: Literal["collecting", "confirming", "filed", "cancelled"] | None = None
    fields: dict[str, Any] = Field({}, description="exact values")
    contains: dict[str, str] = Field({}, description="parts of values")
    missing: list[str] = Field([], description="fields that must be asked for")
    filed: int | None = Field(None, ge=0, description="records filed by this dialogue so far")

    def step(self, asker: str) -> Step:
        form = {name: getattr(self, name) for name in ("action", "stage", "fields", "contains", "missing")}
        expected = Expected(
            tuple(self.kind), tuple(map(tuple, self.gold)), tuple(self.facts), tuple(self.forbidden),
            tuple(self.absent), tuple(self.cites_only) if self.cites_only is not None else None,
            form={name: value for name, value in form.items() if name in self.model_fields_set}, filed=self.filed,
        )  # fmt: skip
        return Step(self.say, self.asker or asker, expected)


class Given(_Line):
    """What somebody said before, to set the scene: filed records of others, for instance."""

    asker: str = Field(alias="as")
    say: list[Words] = Field(min_length=1)


class Dialogue(_Line):
    """Turns of which each is judged, in a store of their own, at a frozen time."""

    id: Words
    title: str
    asker: str = Field(alias="as")
    kind: str = Field("", description="a row of the table; default: the first action named in the turns")
    attack: str = Field("", description="for safety: what is tried; the row of the table")
    given: list[Given] = []
    turns: list[Said] = Field(min_length=1)

    def case(self, name: str) -> Case:  # noqa: ARG002
        action = next((said.action for said in self.turns if said.action), "dialogue")
        given = tuple(Step(text, scene.asker, Expected()) for scene in self.given for text in scene.say)
        steps = tuple(said.step(self.asker) for said in self.turns)
        return Case(self.id, self.kind or self.attack or action, self.title, steps, given)


class Message(_Line):
    """A single message, what it is for, and what it says about the fields."""

    text: Words
    label: Label
    slots: dict[str, Any] = {}

    def case(self, name: str) -> Case:
        expected = Expected(wants=self.label, form={"slots": self.slots})
        return Case(name, self.label, "", (Step(self.text, ASKER, expected),))


LINE: TypeAdapter[Question | Dialogue | Message] = TypeAdapter(Question | Dialogue | Message)
_SHAPES: tuple[tuple[str, type[Question] | type[Dialogue] | type[Message]], ...] = (
    ("text", Message), ("title", Dialogue), ("turns", Question),
)  # fmt: skip


def cases_of(*names: str) -> list[Case]:
    """The cases of this repository's files, by their names in eval/suites without .jsonl. Raises BadSuite."""
    return [case for name in names for case in read_cases(SUITES / f"{name}.jsonl")]


def read_cases(path: Path) -> list[Case]:
    """The cases of a JSON Lines file. Raises BadSuite with the line's number."""
    return [line.case(f"{path.stem}:{number}") for number, line in read_lines(path)]


def read_lines(path: Path) -> Iterator[tuple[int, Question | Dialogue | Message]]:
    """Numbered lines. Raises BadSuite."""
    seen: dict[str, int] = {}
    for number, text in enumerate(_text(path).splitlines(), 1):
        if not text.strip():
            continue
        line = _line(text, f"{path}:{number}")
        name = getattr(line, "id", "")
        if name and name in seen:
            raise BadSuite(f"{path}:{number}: the id {name} is taken by line {seen[name]}")
        seen[name] = number
        yield number, line


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadSuite(f"{path}: cannot be read: {error}") from None


def _line(text: str, where: str) -> Question | Dialogue | Message:
    try:
        data = json.loads(text)
    except ValueError as error:
        raise BadSuite(f"{where}: is not JSON: {error}") from None
    shape = next((shape for key, shape in _SHAPES if isinstance(data, dict) and key in data), None)
    if shape is None:
        raise BadSuite(f"{where}: is no question (turns), dialogue (title, turns) or message (text, label)")
    try:
        return shape.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise BadSuite(f"{where}: {place}: {first['msg']} ({shape.__name__})") from None
