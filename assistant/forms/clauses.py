"""The clauses of a message that may speak of several things, and the words that lead from one thing to the next."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.forms.data import WORDS
from assistant.forms.folded import compiled, fold
from assistant.forms.listed import marks

EDGE = " ,，、.。;；:：\n"
_ANOTHER = f"(?:{'|'.join(WORDS['another'])})"
_DAY = r"(?:[这下本]个?)*(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}[号日月]|[今明后]天"
_LISTS_DAYS = rf"(?:(?<=[周期拜][一二三四五六日天])|(?<=[号日天午]))、(?={_DAY})"  # 下周四、周五: no clause ends there
_STOP = rf"[,，。;；!！?？\n]|(?!{_LISTS_DAYS})、|(?<!(?i:mr|ms|dr|no))(?<!(?i:mrs))\.(?=\s|$)"
_CLAUSE = re.compile(rf"(?:\s*[1-9][.、)）]\s*)?(?:(?!{_STOP}).)+(?:{_STOP})*\s*")
MOST_OF_ONE = 2  # clauses, of which the first counts what the other one tells: 两个隐患,...
_INSIDE = 4  # characters of a clause after which another one may begin without a mark before it
_LEAD_ONLY = re.compile(rf"\s*{_ANOTHER}(?:{_STOP})*\s*", re.IGNORECASE)
_CLOSED = re.compile(r"[.。;；!！?？\n]\s*$")
_LISTED = re.compile(r"[;；\n]\s*$")


@dataclass(frozen=True)
class Clause:
    """`text` as it was said, with the stops after it. `item` says that an item of a list begins with it."""

    text: str
    item: bool = False

    @property
    def bare(self) -> str:
        return bare(self.text)

    @property
    def led(self) -> bool:
        """Whether it says itself that something else comes: 另外, or its number in a list."""
        return self.item or compiled(f"^{_ANOTHER}").search(fold(self.text.lstrip())) is not None

    @property
    def closes(self) -> bool:
        """Whether a sentence ends with it."""
        return _CLOSED.search(self.text) is not None

    @property
    def parts(self) -> bool:
        """Whether it ends with a stop that parts one thing from another."""
        return _LISTED.search(self.text) is not None


def clauses_of(text: str) -> list[Clause]:
    """The clauses in order. The marks of a list are taken off, and so is a beginning that only counts: 有三件事."""
    spans = marks(fold(text))
    if not spans:
        found = _clauses(text)
        return found[1:] if len(found) > MOST_OF_ONE and _counts_only(found[0].text) else found
    head, ends = text[: spans[0][0]], [start for start, _ in spans[1:]]
    found = [] if _counts_only(head) else _clauses(head)
    for (_, start), end in zip(spans, [*ends, len(text)], strict=True):
        item = _clauses(text[start:end])
        found += [Clause(clause.text, clause is item[0]) for clause in item]
    return found


def bare(text: str) -> str:
    """The words without what leads to them, or counts what follows: 另外, 还有, 两个隐患:."""
    text = text.strip(EDGE)
    for pattern in (f"^(?:{_ANOTHER}[,，:：\\s]*)+", f"^{WORDS['counted_head'][0]}", WORDS["leads_request"][0]):
        if match := compiled(pattern).search(fold(text)):
            text = text[match.end() :].strip(EDGE) or text
    return text


def _counts_only(head: str) -> bool:
    return compiled(WORDS["counted_head"][0]).fullmatch(f"{fold(head.strip(EDGE))}:") is not None


def _clauses(text: str) -> list[Clause]:
    found: list[str] = []
    lead = ""  # 另外, with a comma of its own
    for clause in (match.group() for match in _CLAUSE.finditer(text) if match.group().strip(EDGE)):
        if _LEAD_ONLY.fullmatch(fold(clause)):
            lead += clause
            continue
        inside = compiled(_ANOTHER).search(fold(clause), _INSIDE)
        parts = (clause[: inside.start()], clause[inside.start() :]) if inside else (clause,)
        found += [f"{'' if n else lead}{part}" for n, part in enumerate(parts) if part.strip(EDGE)]
        lead = ""
    return [Clause(each) for each in _with_what_stands(found)]


def _with_what_stands(found: Sequence[str]) -> list[str]:
    """The clauses, what is taken back in one with what is said in its place: 明天,啊不,后天."""
    out: list[str] = []
    back = compiled(WORDS["takes_back"][0])
    for n, clause in enumerate(found):
        slips = [back.fullmatch(fold(other.strip(EDGE))) for other in (clause, found[n - 1])]
        if out and n and any(slips):
            out[-1] += clause
        else:
            out.append(clause)
    return out
