"""One sentence against the rules that it points at: which check it fails, if any."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.check import names
from assistant.check.actors import exchanged
from assistant.check.counted import without_counts
from assistant.check.objects import exchanged_object
from assistant.check.order import out_of_order
from assistant.check.polarity import markers, of_the_contrary, reversed_in
from assistant.check.scope import narrowed, not_awaited, recombined, widened
from assistant.check.segments import aligned
from assistant.check.sides import turned_round
from assistant.check.source import Rule, as_filled, without_source
from assistant.check.spoken import readings
from assistant.check.tokens import Word
from assistant.check.wording import plain_words_of, substance, unsaid
from assistant.check.words import as_in, flat, pairs, plain
from assistant.quantities import unfounded

ENOUGH = 2  # pairs of characters, by which a sentence speaks of what a segment says
LONGEST_CHARS = 300  # of a sentence; a longer one is no sentence
_PART = re.compile(r"[^,;。!?]+")
_ASKS = re.compile(
    r"^[^,;:。看按由依见据]*(?:几[天次个]|多少|多久|多长|什么|哪[些个里]|怎么|如何|谁)[^,;:。看按由依见据]*[。?]?$"
)  # a question
_CASE = re.compile(r"^(?:如|若|一旦|只要|没有|未经)|(?:的|者|后|时|情况下)$")
_SUPPOSED = re.compile(r"^(?:如(?!何|实|期)|若)|(?:(?<!目)的|者)$")
_CONDITION = re.compile(
    r"^(?:如(?!何|实|期)|若|除非|因|确因|对于|当|未经|遇)|^[㐀-鿿]{0,8}(?:发生|出现|发现|接到)|(?:(?<!目)的|者|后|时|期间|(?<!实际)情况|情况下)$"
)


@dataclass(frozen=True)
class Failure:
    """`check` names the check, `detail` what it found."""

    check: str
    detail: str


@dataclass(frozen=True)
class _Restated:
    """A part of a sentence with the rule that it restates, none for mere grammar; `left` are words that the rule lacks."""

    part: str
    rule: Rule | None
    left: tuple[Word, ...]


def failure(sentence: str, rules: Sequence[Rule]) -> Failure | None:
    """The first check that a sentence fails against the rules that it points at; None where it passes them all."""
    text = flat(sentence)
    if not rules:
        return Failure("key", "points at no clause")
    if len(text) > LONGEST_CHARS:
        return Failure("length", f"{len(text)} characters")
    text, misnamed = without_source(text, rules)
    if misnamed:
        return Failure("quantity", misnamed)
    if asked := _ASKS.search(text):
        return Failure("substance", f"asks: {asked[0]}")
    rules = as_filled(rules, text)
    problems = [_failure(reading, rules) for reading in readings(text)]
    return None if None in problems else problems[0]


def _failure(text: str, rules: Sequence[Rule]) -> Failure | None:
    readings_of: list[list[_Restated]] = []
    for match in _PART.finditer(text):
        found = _restated(match[0], rules, text)
        if isinstance(found, Failure):
            return found
        readings_of.append(found)
    restated = _joined(readings_of)
    if isinstance(restated, Failure):
        return restated
    if not any(one.rule for one in restated):
        return Failure("substance", "says nothing of the clause's own")
    return _as_a_whole(text, rules, restated)


def _joined(readings_of: Sequence[list[_Restated]]) -> list[_Restated] | Failure:
    """One reading of each part. A case and what follows from it are of one rule: 不合格的,予以录用 mixes two."""
    chosen: list[_Restated] = []
    for found in reversed(readings_of):
        following = chosen[0].rule if chosen else None
        case = following and found[0].rule and _CASE.search(found[0].part)
        fitting = [one for one in found if one.rule is following] if case else found
        if not fitting:
            return Failure("condition", "a case of one rule with what another says")
        chosen.insert(0, min(fitting, key=lambda one: len(one.left)))
    return chosen


def _restated(part: str, rules: Sequence[Rule], text: str) -> list[_Restated] | Failure:
    """The rules that a part may restate, each with the words that it lacks; else how the closest rule fails it."""
    if not any(substance(as_in(part, rule.text), rule.text) for rule in rules):
        return _idle(part, rules)
    failures: list[Failure] = []
    unlike: list[Failure] = []
    passed: list[_Restated] = []
    for rule in sorted(rules, key=lambda rule: -len(pairs(part) & pairs(rule.text))):
        counted = without_counts(part, rule.text)
        said = as_in(counted, rule.text)
        if contrary := of_the_contrary(said, rule.text):
            unlike.append(Failure("polarity", contrary))
            continue
        if problem := _against(counted, rule, text):
            failures.append(problem)
            continue
        left = unsaid(as_in(said, f"{rule.text}|{rule.around}"), rule.text, f"{rule.around}|{rule.label}")
        if failures:  # a closer rule is contradicted: this one must bear out every word by itself
            left = unsaid(said, rule.text, "")
        if not (failures and left):
            passed.append(_Restated(part, rule, tuple(left)))
    return passed or (failures or unlike)[0]


def _idle(part: str, rules: Sequence[Rule]) -> list[_Restated] | Failure:
    """What introduces (此外) may stand; a bare 可以 or 不需要 is an answer that nothing is behind."""
    if any(part in re.split("[,;。:!?]", rule.text) for rule in rules):
        return [_Restated(part, None, ())]
    if markers(part) and not _goes_on(part, rules):
        return Failure("polarity", f"{part}: of nothing that the clause speaks of")
    if wrong := unfounded(part, "", ""):
        return Failure("wording", "、".join(wrong))
    left = [_Restated(part, None, tuple(unsaid(part, rule.text, rule.around))) for rule in rules]
    return [min(left, key=lambda one: len(one.left))]


def _goes_on(part: str, rules: Sequence[Rule]) -> bool:
    """Whether a part only requires or awaits, in plain words of a rule's own, what was named: …, 都要明确; …, 才能执行."""
    bare, kinds = plain_words_of(part), {marker.kind for marker in markers(part)}
    ruled = [rule.text for rule in rules if bare and all(word in rule.text for word in bare)]
    return (kinds == {"required"} and bool(ruled)) or (kinds == {"only"} and any("后" in text for text in ruled))


def _against(part: str, rule: Rule, text: str) -> Failure | None:
    said = as_in(part, rule.text)
    held = f"{rule.text}|{rule.around}"
    if wrong := unfounded(part, rule.text, rule.label):
        return Failure("quantity", "、".join(wrong))
    if wrong := names.strangers(part, held, rule.label):
        return Failure("name", "、".join(wrong))
    if who := "、".join(names.roles(said, held)) or exchanged(said, rule.text):
        return Failure("role", who)
    if done_to := exchanged_object(said, rule.text):
        return Failure("object", done_to)
    if turned := reversed_in(said, rule.text, as_in(text, rule.text)):
        return Failure("polarity", turned)
    return None


def _as_a_whole(text: str, rules: Sequence[Rule], restated: Sequence[_Restated]) -> Failure | None:
    whole = "。".join(rule.text for rule in rules if any(one.rule is rule for one in restated))
    said = as_in(text, whole)
    if turned := out_of_order(said, whole) or turned_round(said, whole):
        return Failure("order", turned)
    if freed := _freed(said, whole, restated):
        return Failure("condition", f"leaves out: {freed}")
    if only := narrowed(text, whole):
        return Failure("polarity", f"{only}: the rule does not say so")
    if mixed := recombined(said, whole):
        return Failure("wording", mixed)
    if left_out := _left_out(text, [(one.part, one.rule) for one in restated if one.rule]):
        return left_out
    left = [word.text for one in restated for word in one.left]
    return Failure("wording", "、".join(left)) if left else None


def _freed(said: str, whole: str, restated: Sequence[_Restated]) -> str:
    """What narrows the rule, or has to come first, that the sentence leaves out; empty where there is nothing."""
    for one in restated:
        if one.rule and (wide := widened(said, aligned(as_in(one.part, one.rule.text), one.rule.text, more=1))):
            return wide
    return not_awaited(said, whole)


def _left_out(text: str, chosen: Sequence[tuple[str, Rule]]) -> Failure | None:
    """A condition of the rule, before what is restated, that the sentence says nothing of."""
    for part, rule in chosen:
        segments = re.findall(r"[^,;。:!?]+", rule.text)
        here, everywhere = pairs(as_in(part, rule.text)), _own_pairs(as_in(text, rule.text))
        spoken_of = [
            n for n, segment in enumerate(segments) if len(pairs(segment) & here) >= min(2, len(pairs(segment)))
        ]
        own = [
            n for n, segment in enumerate(segments) if any(rule.text.count(pair) == 1 for pair in pairs(segment) & here)
        ]
        for n, segment in enumerate(segments[: max(own)] if spoken_of and own else ()):
            condition = _CONDITION if n < spoken_of[0] else _SUPPOSED
            if condition.search(segment) and not pairs(segment) & everywhere and not _named(segments[n + 1], text):
                return Failure("condition", f"leaves out: {segment}")
    return None


def _own_pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters within what is left without plain words: 员工办 has none."""
    return frozenset(pair for piece in plain().split(text) for pair in pairs(piece))


def _named(consequence: str, text: str) -> bool:
    """Whether a sentence takes what a case leads to as its subject (计划调整 of 需启动计划调整程序): the case goes with it."""
    asked = next((marker for marker in markers(consequence)), None)
    begun = asked is None or asked.kind != "required" or asked.head[:2] in text
    return not begun and len(pairs(consequence) & pairs(text)) >= ENOUGH
