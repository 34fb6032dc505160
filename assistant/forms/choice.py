"""Choices that a message names, and those that it only suggests."""

import re
from collections.abc import Sequence
from typing import Any

from assistant.dates import corrections
from assistant.forms.data import WORDS
from assistant.forms.folded import CLAUSE, Span, any_of, blank, compiled
from assistant.forms.say import Said
from tools.action import Action
from tools.fields import Choice, ChoiceField

_NOT_THE_SENDER = re.compile(
    r"(?:孩子|小孩|宝宝|娃|妈|爸|老婆|老公|爱人|媳妇|妻子|老人|女儿|儿子|家人|家里人|父母|父亲|母亲|奶奶|爷爷|外婆|外公|姥姥|姥爷|岳父|岳母|公公|婆婆|同事|朋友|陪|狗|猫|带|照顾|看望|my (?:son|daughter|kid|child|wife|husband|mother|father|mom|dad|parents?)).{0,8}$",
    re.IGNORECASE,
)
# Another one whom the message is about, or a check-up: where one goes for that tells of no sickness of the sender's own.
_ABOUT_ANOTHER = any_of((*WORDS["kin"], *WORDS["cares_for"], *WORDS["check_up"]))
_CARES = any_of((*WORDS["cares_for"], *WORDS["check_up"]))
_WHERE_TREATED = any_of(tuple(WORDS["where_treated"]))
_NO_KIN = re.compile(r"(?:朋友|同事|师[傅父]|邻居|同学|老师|领导|老板|主管|伙计|战友|客户)[^,。;!?]{0,12}")
_NEGATED = re.compile("|".join(WORDS["own_words"]))
_IS_OVER = re.compile(
    r"(?:到期|期满|休完|结束|用完|没了|不够|(?:就|先|也)?(?:不[动请休走用要]|(?<!级)别[动请休走用]|算)了|(?:我|就|先|还|想|要|得|打算|可以|给我|都|,)*(?:留着|攒着|省着|存着)"
    r"|(?:那|倒|还|可|也|都|是|肯定|绝对|应该)*(?:不至于|[谈算够说]不上|(?:没有?|没到|没达到|不止)(?=[,，。;!?\s吧]|$)))"
)  # 产假到期了,接着请年假; 重大倒不至于,严重吧
_PLEASE = re.compile(
    r"\b(?:please|thanks?|thank you|ok|okay|the|an?|just|say|it'?s|kind of|make it|change (?:it )?to|never mind|actually|instead|rather|wait|no)\b|[.!,]"
)


def choice_said(item: ChoiceField, folded: str, asked: bool, hints: bool) -> tuple[str, Span] | None:
    """The choice that a message names and where; by the first word of its English name where it was `asked` for, or is
    put in the place of another one."""
    chosen = chosen_in(item, folded, hints=hints)
    if chosen is not None:
        return chosen.value, span_of(chosen, folded)
    insists = max((match.end() for match in any_of(tuple(WORDS["insists"])).finditer(folded)), default=0)
    edits = asked or insists or compiled(WORDS["edits"][0]).search(folded)
    return bare_choice(item, blank(folded, [(0, insists)])) if edits else None


def chosen_in(item: ChoiceField, folded: str, hints: bool = True) -> Choice | None:
    """The one choice that a message names: by its words first, else by what only suggests it; None for two or none.

    What only suggests one (预产期) does not change one that is known: without `hints`.
    """
    named = [choice for choice in item.choices if _said(choice.words, folded)]
    if len(named) > 1:
        named = _longest(named, folded)
    if len(named) > 1:
        named = _said_last(named, folded) or [choice for choice in named if _put(choice, folded)] or named
    if not named and hints:
        named = [choice for choice in item.choices if _hinted(choice, folded)]
    return named[0] if len(named) == 1 else None


def bare_choice(item: ChoiceField, folded: str) -> tuple[str, Span] | None:
    """A choice by the first word of its English name, in answer to the question for it: annual, sick please."""
    words = _PLEASE.sub("", folded).split()
    found = [choice.value for choice in item.choices if words and words == choice.en.split()[: len(words)]]
    return (found[0], (0, len(folded))) if len(found) == 1 else None


def names_choice(choice: Choice, folded: str) -> bool:
    """Whether a message names a choice, or suggests it, and does not deny it."""
    return _said(choice.words, folded) or _hinted(choice, folded)


def hints_at(choice: Choice, clause: str) -> bool:
    """Whether a clause tells something that suggests a choice, of whomever it is told: 孩子发烧."""
    hints = (*choice.hints, *choice.of_family)
    return bool(hints) and any_of(hints).search(clause) is not None


def about_another(clause: str) -> bool:
    """Whether a clause tells of somebody else whom the sender may care for."""
    return any_of((*WORDS["kin"], *WORDS["cares_for"])).search(clause) is not None


def _hinted(choice: Choice, folded: str) -> bool:
    return _said(choice.hints, _of_sender(folded), of_sender=True) or _said(choice.of_family, _NO_KIN.sub("。", folded))


def _of_sender(folded: str) -> str:
    """The message without what it may tell of somebody else: the clauses of caring for one and of a check-up, and
    everywhere beside another one where and how people are treated (去医院, 手术)."""
    cares = [clause.span() for clause in CLAUSE.finditer(folded) if _CARES.search(clause.group())]
    left = blank(folded, cares)
    if not _ABOUT_ANOTHER.search(folded):
        return left
    return blank(left, [match.span() for match in _WHERE_TREATED.finditer(left)])


def two_kinds(action: Action, folded: str, known: dict[str, Any], values: dict[str, Any]) -> Said | None:
    """Two choices of one field, each in a clause of its own: 明天一天年假,后天一天事假 are two requests."""
    for item in action.fields:
        if not isinstance(item, ChoiceField) or item.name in values or known.get(item.name):
            continue
        clauses = [_named_choices(item, match.group()) for match in CLAUSE.finditer(folded)]
        names = list(dict.fromkeys(one[0] for one in clauses if len(one) == 1))
        if len(names) > 1:
            return Said(
                f"您提到了{'和'.join(names)}；一份申请只能写一种{item.zh}，请先说一份，提交后再办另一份。",
                f"You named {' and '.join(names)}; one request has one {item.en}. Please give one, then file the other.",
            )
    return None


def _named_choices(item: ChoiceField, clause: str) -> list[str]:
    named = [choice for choice in item.choices if _said(choice.words, clause)]
    return [choice.value for choice in _longest(named, clause)]


def named_spans(action: Action, folded: str) -> list[Span]:
    """Where the words that name a choice stand; what only hints at one (发烧) is part of the story."""
    choices = [choice for item in action.fields if isinstance(item, ChoiceField) for choice in item.choices]
    return [match.span() for choice in choices if choice.words for match in any_of(choice.words).finditer(folded)]


def _said(words: Sequence[str], folded: str, of_sender: bool = False) -> bool:
    for match in any_of(words).finditer(folded) if words else ():
        before = folded[: match.start()]
        over = _IS_OVER.match(folded[match.end() :])
        if not _NEGATED.search(before) and not over and not (of_sender and _NOT_THE_SENDER.search(before)):
            return True
    return False


def _said_last(named: list[Choice], folded: str) -> list[Choice]:
    """The choices that are named behind the last words that take something back, or insist on something else: 年假周三,
    写错了,是事假; 干嘛写事假啊,我说的是年假."""
    insists = [match.end() for match in any_of(tuple(WORDS["insists"])).finditer(folded)]
    for end in sorted([*corrections(folded), *insists], reverse=True):
        for rest in (re.split(r"[,。;!?\n]", folded[end:])[0], folded[end:]):
            behind = [choice for choice in named if _said(choice.words, rest)]
            if 0 < len(behind) < len(named):
                return behind
    return []


def _put(choice: Choice, folded: str) -> bool:
    """Whether a choice is put in the place of another one: 这还一般啊,改严重."""
    starts = (match.start() for match in any_of(choice.words).finditer(folded))
    return any(any_of(tuple(WORDS["puts_choice"])).search(folded[:start]) for start in starts)


def _longest(named: list[Choice], folded: str) -> list[Choice]:
    """Where one choice's word lies inside another's (产假 in 陪产假), the longer one was said."""
    spans = {choice.value: span_of(choice, folded) for choice in named}
    return [
        choice for choice in named
        if not any(o != spans[choice.value] and o[0] <= spans[choice.value][0] and spans[choice.value][1] <= o[1] for o in spans.values())
    ]  # fmt: skip


def span_of(choice: Choice, folded: str) -> Span:
    match = any_of((*choice.words, *choice.hints, *choice.of_family)).search(folded)
    return match.span() if match else (0, 0)
