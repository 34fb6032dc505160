"""One sentence against the rules that it points at: which check it fails, if any."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.check import names
from assistant.check.polarity import markers, reversed_in
from assistant.check.quantities import unfounded
from assistant.check.source import Rule
from assistant.check.wording import substance, unsaid
from assistant.check.words import as_in, flat, pairs

LONGEST_CHARS = 300  # of a sentence; a longer one is no sentence
_PART = re.compile(r"[^,;。!?]+")
_CONDITION = re.compile(r"^(?:如(?!何|实|期)|若|除非|因|确因|对于|当|未经|遇)|(?:的|者|后|时|期间|情况|情况下)$")


@dataclass(frozen=True)
class Failure:
    """`check` names the check, `detail` what it found."""

    check: str
    detail: str


def failure(sentence: str, rules: Sequence[Rule]) -> Failure | None:
    """The first check that a sentence fails against the rules that it points at; None where it passes them all."""
    text = flat(sentence)
    if not rules:
        return Failure("key", "points at no clause")
    if len(text) > LONGEST_CHARS:
        return Failure("length", f"{len(text)} characters")
    chosen: list[tuple[str, Rule]] = []
    for match in _PART.finditer(text):
        problem, rule = _best(match[0], rules, text)
        if problem:
            return problem
        if rule:
            chosen.append((match[0], rule))
    if not chosen:
        return Failure("substance", "says nothing of the clause's own")
    return _left_out(text, chosen)


def _best(part: str, rules: Sequence[Rule], text: str) -> tuple[Failure | None, Rule | None]:
    """No failure and the rule that a part restates; a part of mere grammar restates none; else how the closest rule fails it."""
    if not any(substance(as_in(part, rule.text), rule.text) for rule in rules):
        return (_idle(part, rules), None)
    failures = []
    for rule in sorted(rules, key=lambda rule: -len(pairs(part) & pairs(rule.text))):
        problem = _against(part, rule, text)
        if problem is None:
            return None, rule
        failures.append(problem)
    return failures[0], None


def _idle(part: str, rules: Sequence[Rule]) -> Failure | None:
    """What introduces (此外) may stand; a bare 可以 or 不需要 is an answer that nothing is behind, as is a strange word."""
    if any(part in re.split("[,;。:!?]", rule.text) for rule in rules):
        return None
    if markers(part):
        return Failure("polarity", f"{part}: of nothing that the clause speaks of")
    left = min((unsaid(part, rule.text, rule.around) for rule in rules), key=len)
    if wrong := unfounded(part, "", "") or left:
        return Failure("wording", "、".join(wrong))
    return None


def _against(part: str, rule: Rule, text: str) -> Failure | None:
    said = as_in(part, rule.text)
    held = f"{rule.text}|{rule.around}"
    if wrong := unfounded(part, rule.text, rule.label):
        return Failure("quantity", "、".join(wrong))
    if wrong := names.strangers(part, held, rule.label):
        return Failure("name", "、".join(wrong))
    if wrong := names.roles(said, held):
        return Failure("role", "、".join(wrong))
    if wrong := unsaid(said, rule.text, f"{rule.around}|{rule.label}"):
        return Failure("wording", "、".join(wrong))
    if turned := reversed_in(said, rule.text, as_in(text, rule.text)):
        return Failure("polarity", turned)
    return None


def _left_out(text: str, chosen: Sequence[tuple[str, Rule]]) -> Failure | None:
    """A condition of the rule, before what is restated, that the sentence says nothing of."""
    for part, rule in chosen:
        segments = re.findall(r"[^,;。:!?]+", rule.text)
        here, everywhere = pairs(as_in(part, rule.text)), pairs(as_in(text, rule.text))
        spoken_of = [
            n for n, segment in enumerate(segments) if len(pairs(segment) & here) >= min(2, len(pairs(segment)))
        ]
        for segment in segments[: spoken_of[0]] if spoken_of else ():
            if _CONDITION.search(segment) and not pairs(segment) & everywhere:
                return Failure("condition", f"leaves out: {segment}")
    return None
