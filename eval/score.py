"""What the replies to one case are worth. Each figure gets a share (reached, asked for) from a case, or none.

A figure over cases is Σ reached ÷ Σ asked for. A case that does not ask for something has no share in that figure; a
figure in which no case has a share is empty: it is shown as a dash, and a gate on it falls short.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from eval.case import Case, Expected
from eval.forms import form_complaints, slot_shares, taken_for, wanted
from eval.grounding import ungrounded
from eval.target import Heard

Share = tuple[float, float]
LOWER_IS_BETTER = frozenset({"over_refused", "wrongly_filed", "unrepeatable"})
SAID_YES = re.compile(r"^\*\*(?:是|可以|需要|Yes)")
SAID_NO = re.compile(r"^\*\*(?:否|不是|不可以|不需要|No)")


@dataclass(frozen=True)
class Judged:
    """A played case. `complaints` say what was not as it must be, one line each; none: passed."""

    case: Case
    heard: tuple[Heard, ...]
    shares: Mapping[str, Share]
    complaints: tuple[str, ...]

    @property
    def passed(self) -> bool:
        return not self.complaints


def judge(case: Case, heard: Sequence[Heard], filed: Sequence[int], texts: Mapping[str, str]) -> Judged:
    """`filed` is how many records there were after each step; `texts` are the articles by id."""
    shares: dict[str, Share] = {}
    complaints: list[str] = []
    for number, (step, reply) in enumerate(zip(case.steps, heard, strict=True)):
        before = filed[number - 1] if number else 0
        for name, share, complaint in _step(step.expected, reply, before, filed[number], texts):
            total = shares.get(name, (0.0, 0.0))
            shares[name] = (total[0] + share[0], total[1] + share[1])
            if complaint:
                complaints.append(f"{step.say!r}: {complaint}" if len(case.steps) > 1 else complaint)
    shares |= _refusal(case, heard[-1])
    shares["passed"] = (float(not complaints), 1.0)
    if len(case.steps) > 1 and case.files_paperwork:
        shares["dialogue"] = shares["passed"]
    return Judged(case, tuple(heard), shares, tuple(complaints))


Finding = tuple[str, Share, str]  # the figure, its share, and what is wrong


def _step(expected: Expected, heard: Heard, before: int, now: int, texts: Mapping[str, str]) -> Iterator[Finding]:
    yield from _always(heard, texts)
    if expected.kinds:
        right = heard.kind in expected.kinds
        yield "kind", _one(right), "" if right else f"kind {heard.kind}, not {' or '.join(expected.kinds)}"
    yield from _citations(expected, heard)
    yield from _words(expected, heard)
    if expected.settled:
        yield from _settled(expected.settled, heard.text)
    yield from _paperwork(expected, heard, before, now)


def _always(heard: Heard, texts: Mapping[str, str]) -> Iterator[Finding]:
    """What holds for every reply: quotes are verbatim, figures are some article's, a repeated event changes nothing."""
    for citation in heard.citations:
        text = texts.get(str(citation["article_id"]), "")
        exact = bool(citation["quote"]) and text[citation["start"] : citation["end"]] == citation["quote"]
        yield "verbatim", _one(exact), "" if exact else f"no verbatim quote of {citation['article_id']}"
    if heard.kind == "answer":
        invented = ungrounded(heard.text, [texts.get(article, "") for article in heard.cited])
        yield "grounded", _one(not invented), f"in no cited article: {', '.join(invented)}" if invented else ""
        cited = bool(heard.citations)
        yield "answer_cited", _one(cited), "" if cited else "an answer without a citation"
    complaint = "" if heard.again_same else "the same event sent again got another reply"
    yield "unrepeatable", _one(not heard.again_same), complaint


def _citations(expected: Expected, heard: Heard) -> Iterator[Finding]:
    cited = set(heard.cited)
    if expected.gold:
        reached = [bool(cited & set(group)) for group in expected.gold]
        missing = [group for group, hit in zip(expected.gold, reached, strict=True) if not hit]
        complaint = f"cites {sorted(cited) or 'nothing'}, not {' and '.join(' or '.join(g) for g in missing)}"
        yield "cited", _one(not missing), complaint if missing else ""
        yield "citation_recall", (float(sum(reached)), float(len(reached))), ""
        if cited:
            gold = {article for group in expected.gold for article in group}
            yield "citation_precision", (float(len(cited & gold)), float(len(cited))), ""
    if expected.cites_only is not None:
        others = cited - set(expected.cites_only)
        yield "cites_only", _one(not others), f"cites {sorted(others)} too" if others else ""


def _words(expected: Expected, heard: Heard) -> Iterator[Finding]:
    bare = heard.text.replace("\\", "").replace("\n> ", "")
    if expected.facts:
        missing = [fact for fact in expected.facts if not any(option in bare for option in fact.split("|"))]
        share = (float(len(expected.facts) - len(missing)), float(len(expected.facts)))
        yield "facts", share, f"without {', '.join(missing)}" if missing else ""
    if expected.forbidden or expected.absent:
        wrong = [pattern for pattern in expected.forbidden if re.search(pattern, heard.text)]
        wrong += [words for words in expected.absent if words in bare]
        yield "clean", _one(not wrong), f"must not say {', '.join(wrong)}" if wrong else ""


def _settled(settled: str, text: str) -> Iterator[Finding]:
    """Silence where an article settles it is a smaller fault than the wrong word: only the latter is complained of."""
    said = "yes" if SAID_YES.search(text) else "no" if SAID_NO.search(text) else "open"
    wrong = said not in (settled, "open")
    yield "not_contradicted", _one(not wrong), f"says {said}, the articles say {settled}" if wrong else ""
    yield "settled", _one(said == settled), ""


def _paperwork(expected: Expected, heard: Heard, before: int, now: int) -> Iterator[Finding]:
    if expected.wants:
        right = taken_for(heard) == wanted(expected.wants)
        yield "taken", _one(right), "" if right else f"taken for {taken_for(heard)}, meant as {expected.wants}"
        yield from slot_shares(expected.form.get("slots", {}), heard) if right else ()
        return
    if expected.form:
        wrong = list(form_complaints(expected.form, heard))
        yield "form", _one(not wrong), "; ".join(wrong)
    if expected.filed is not None:
        right = now == expected.filed
        yield "filed", _one(right), "" if right else f"{now} records filed, not {expected.filed}"
        yield "wrongly_filed", _one(now > max(before, expected.filed)), ""


def _refusal(case: Case, heard: Heard) -> dict[str, Share]:
    """Refusing is right where the regulations are silent, and only there."""
    if case.unanswerable is None:
        return {}
    refused = heard.kind == "not_covered"
    shares = {"refusal_recall" if case.unanswerable else "over_refused": _one(refused)}
    if refused:
        shares["refusal_precision"] = _one(case.unanswerable)
    return shares


def _one(true: bool) -> Share:
    return (float(true), 1.0)
