"""A message that orders several steps, in pieces with one each: the clauses that tell of a step go with it."""

import re
from collections.abc import Callable, Iterator

from assistant.forms.orders import step_spans
from assistant.records.words import without

_JOIN = re.compile(r"[\s、]|并且?|就|\band\b")
_SENTENCE, _CLAUSE = re.compile(r"[。;；!！\n]"), re.compile(r"[,，]")


def in_pieces(message: str, points: Callable[[str], bool]) -> list[str]:
    """The pieces. A clause without a step tells of the one before it in its sentence (驳回,太忙), or of the one behind
    it where it leads (下周封假,全部驳回) or `points` at the record that the next clause does not name (胡强的,批准)."""
    found: list[str] = []
    ahead = ""
    for sentence in _SENTENCE.split(message):
        clauses, first = [one for one in _CLAUSE.split(sentence) if one.strip()], len(found)
        for n, clause in enumerate(clauses):
            following = clauses[n + 1] if n + 1 < len(clauses) else ""
            if step_spans(clause):
                pieces = list(_in_one_clause(clause))
                found += [f"{ahead}{pieces[0]}", *pieces[1:]]
                ahead = ""
            elif len(found) == first or (points(clause) and step_spans(following) and not points(following)):
                ahead += f"{clause},"
            else:
                found[-1] += f",{clause}"
        if ahead and found:  # a sentence of its own tells of what was said before
            found[-1] += f",{ahead.rstrip(',')}"
            ahead = ""
    return [piece.strip(" ,，") for piece in found]


def _in_one_clause(clause: str) -> Iterator[str]:
    """Before each of the words of its steps, or behind them where it does not begin with a step."""
    spans = _joined(step_spans(clause), clause)
    leads = not without("courtesy", clause[: spans[0][0]]).strip(" :：")
    ends = [start for start, _ in spans[1:]] if leads else [end for _, end in spans[:-1]]
    for start, end in zip([0, *ends], [*ends, len(clause)], strict=True):
        yield clause[start:end].strip()


def _joined(spans: list[tuple[int, int]], clause: str) -> list[tuple[int, int]]:
    """The spans, those as one between which nothing is said: 复查合格销案, 验收通过并销案."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and not _JOIN.sub("", clause[found[-1][1] : start]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
