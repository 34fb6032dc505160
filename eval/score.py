"""What one reply is worth: each metric is 1, 0, or None where the case does not ask for it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.reply import Reply
from eval.case import Case

SAID_YES = re.compile(r"^\*\*(?:是|可以|需要|Yes)")
SAID_NO = re.compile(r"^\*\*(?:否|不可以|不需要|No)")


@dataclass(frozen=True)
class Score:
    """One judged case. `passed` is every metric that the case asks for."""

    case: Case
    reply: Reply
    kind_ok: bool
    cited: bool | None
    facts: bool | None
    clean: bool
    settled: bool | None
    verbatim: bool

    @property
    def passed(self) -> bool:
        parts = (self.kind_ok, self.cited, self.facts, self.clean, self.settled, self.verbatim)
        return all(part is not False for part in parts)


def score(case: Case, reply: Reply, text_of: dict[str, str]) -> Score:
    """`text_of` maps an article id to its text, against which quotes are checked."""
    cited = {citation.article_id for citation in reply.citations}
    return Score(
        case=case,
        reply=reply,
        kind_ok=reply.kind in case.expect,
        cited=all(cited & set(group) for group in case.gold) if case.gold else None,
        facts=all(_holds(reply.text, fact) for fact in case.facts) if case.facts else None,
        clean=not any(re.search(pattern, reply.text) for pattern in case.forbidden),
        settled=_settled(case, reply.text),
        verbatim=all(text_of[c.article_id][c.start : c.end] == c.quote for c in reply.citations),
    )


def _holds(text: str, fact: str) -> bool:
    bare = text.replace("\\", "").replace("\n> ", "")
    return any(option in bare for option in fact.split("|"))


def _settled(case: Case, text: str) -> bool | None:
    if case.kind != "yes_no":
        return None
    said = "yes" if SAID_YES.search(text) else "no" if SAID_NO.search(text) else "open"
    # Saying nothing where an article settles it is a smaller fault than saying the wrong thing; only the latter fails.
    return said in (case.settled, "open")


def mean(values: Iterable[bool | None]) -> tuple[float, int]:
    """Share of true among those asked for, and how many they are; (nan, 0) where nobody asked."""
    asked = [value for value in values if value is not None]
    return (sum(asked) / len(asked) if asked else float("nan")), len(asked)
