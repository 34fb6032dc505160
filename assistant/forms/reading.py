"""Fields of an action as a message gives them. Every value is the sender's own words, or a day that they named."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from assistant.forms.correct import after_misspelt, aligned, blank, carried_over, compiled, corrected, is_edit, puts_right, replaced
from assistant.forms.data import WORDS
from assistant.forms.period import read_days
from assistant.forms.plain import plain
from assistant.forms.say import Said
from assistant.forms.spans import reader
from corpus.numerals import fold_width
from tools.action import Action, Alarm
from tools.fields import Choice, ChoiceField, FlagField, PeriodField, TextField

Span = tuple[int, int]
WHOLE_NAME_CHARS = 12  # a name goes no further back than this from where a pattern found it
STORY_MIN_CHARS = 3
_NOT_THE_SENDER = re.compile(
    r"(?:孩子|小孩|宝宝|娃|妈|爸|老婆|老公|爱人|媳妇|妻子|老人|女儿|儿子|家人|家里人|父母|父亲|母亲|奶奶|爷爷|外婆|外公|姥姥|姥爷|岳父|岳母|公公|婆婆|同事|朋友|陪|狗|猫|带|照顾|看望|my (?:son|daughter|kid|child|wife|husband|mother|father|mom|dad|parents?)).{0,8}$",
    re.IGNORECASE,
)
_NEGATED = re.compile("|".join(WORDS["own_words"]))
_IS_OVER = re.compile(r"(?:到期|期满|休完|结束|用完|没了|不够)")  # 产假到期了,接着请年假
_WHOSE = "我俺咱"
_PLEASE = re.compile(r"\b(?:please|thanks?|thank you|ok|okay|the|an?|just|say|it'?s|kind of)\b|[.!,]")
_POLITE = re.compile(r"(?:可|能|行|好|成)(?:不(?:可|能|行|好|成))?以?|休|吗|么|嘛|不|[?？]|\b(?:can|could|may|would|ok|okay|fine|take|have|be)\b")
_STOPS = " ,，。.;；!！?？"
_CLAUSE = re.compile(r"[^,。;!?\n]+")
_FILLER = re.compile(
    r"(?:这|那)(?:一|几|两)?天|几天|([中行成好能可])不\1以?|俺|咱|(?:这|本|下)个?(?:周|礼拜|星期|月)|客户|名字|姓名|(?<![\u4e00-\u9fff])叫|电话|手机|联系方式|单号|订单号?|地点|位置|级别|等级|程度|类型|[\s的了吧啊呀哈呢哦嗯,。!、:;~]|我|想|要|请|是|在|有|就|从|到|至|那|这|个|还|也|都|和|跟|因为|所以|然后|就是|一下|开始|结束|期间|共|总共|一共|连着|连|麻烦|谢谢|多谢|and|the|from|to|for|on|my|of|is|am|at|in|thanks?"
)


@dataclass(frozen=True)
class Reading:
    """`values` by field name; `questions` are what could not be taken as said; `spans` what was read."""

    values: dict[str, Any] = field(default_factory=dict)
    questions: tuple[Said, ...] = ()
    dropped: tuple[str, ...] = ()  # fields that stand no longer


def read_fields(action: Action, text: str, known: dict[str, Any], asked: Sequence[str], today: Any) -> Reading:
    """What `text` says about the fields of `action`, beside the values that are `known` and those just `asked` for."""
    folded = fold(text)
    if unknown := _not_known(action, folded, asked):
        blanked = blank(folded, unknown)
        if not _FILLER.sub("", blanked):
            return Reading(questions=_otherwise(action, asked))
        folded, text = blanked, blank(text, unknown)
    values: dict[str, Any] = {}
    spans: list[Span] = []
    for item in action.fields:
        if not isinstance(item, TextField) and (
            found := _read_one(item, text, folded, item.name in asked, hints=not known.get(item.name))
        ):
            values[item.name], span = found
            spans.append(span)
    if both := _two_kinds(action, folded, known, values):
        return Reading(questions=(both,))
    days = _days(action, folded, known | values, today)
    values |= days.values
    without_days = blank(folded, days.spans)
    told: list[Span] = []
    for item in action.fields:
        settled = bool(known.get(item.name)) and item.name not in asked and not puts_right(item, folded)
        if isinstance(item, TextField) and not settled and (found := _read_one(item, text, without_days, item.name in asked)):
            values[item.name], span = found
            told.append(span)
    values |= _put_right(action, text, folded, known, values)
    values |= _story_put_right(action, known, values)
    _add_words(action, text, folded, known, values, asked, [*spans, *days.spans, *told])
    if not (days.questions and known.get("start")):
        bare = [span for span in spans if span == (0, len(folded))]
        _add_reason(action, text, folded, known, values, [*days.spans, *told, *bare])
    return Reading(values, days.questions, days.dropped)


def _name_in(item: TextField, folded: str) -> Span | None:
    found = _by_pattern(item, folded, folded, asked=True)
    return found[1] if found else None


def _alone(item: TextField, text: str, folded: str, known: dict[str, Any]) -> str | None:
    """A message that is nothing but another value of a field that is found by patterns: 是在2号仓库."""
    lead = compiled(WORDS["lead_in"][0]).match(folded)
    start = lead.end() if lead else 0
    rest = folded[start:].rstrip(_STOPS)
    span = _name_in(item, rest) if len(rest) <= WHOLE_NAME_CHARS else None
    if not lead or span != (0, len(rest)):
        return None
    return aligned(str(known[item.name]), text[start : start + len(rest)])


def _two_kinds(action: Action, folded: str, known: dict[str, Any], values: dict[str, Any]) -> Said | None:
    """Two choices of one field, each in a clause of its own: 明天一天年假,后天一天事假 are two requests."""
    for item in action.fields:
        if not isinstance(item, ChoiceField) or item.name in values or known.get(item.name):
            continue
        clauses = [_named_choices(item, match.group()) for match in _CLAUSE.finditer(folded)]
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


def unknown_only(action: Action, text: str, asked: Sequence[str]) -> bool:
    """Whether a message only says that what was asked for is not known: 客户叫什么不清楚."""
    folded = fold(text)
    spans = _not_known(action, folded, asked)
    return bool(spans) and not _FILLER.sub("", blank(folded, spans))


def _not_known(action: Action, folded: str, asked: Sequence[str]) -> list[Span]:
    """The clauses that only say that the sender does not know what was asked for (没留姓名): no value, and no story."""
    if not any(isinstance(item, TextField) and item.name in asked for item in action.fields):
        return []
    pattern = compiled("|".join(f"(?:{one})" for one in WORDS["not_known"]))
    return [match.span() for match in _CLAUSE.finditer(folded) if pattern.fullmatch(match.group().strip())]


def _otherwise(action: Action, asked: Sequence[str]) -> tuple[Said, ...]:
    """What can be written of a field whose value the sender does not know."""
    open_texts = [i for i in action.fields if isinstance(i, TextField) and i.name in asked and i.required]
    return tuple(
        Said(f"{item.zh}：{item.otherwise_zh or '请写您知道的'}。", f"{item.en}: {item.otherwise_en or 'write what you know'}.")
        for item in open_texts[:1]
    )


def _put_right(action: Action, text: str, folded: str, known: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """Texts that a message changes without naming their field."""
    found: dict[str, Any] = {}
    for item in action.fields:
        if isinstance(item, TextField) and item.name not in values and known.get(item.name):
            new = replaced(str(known[item.name]), text, folded, partial(_name_in, item)) or _alone(item, text, folded, known)
            found |= {item.name: new} if new else {}
    return found


def _story_put_right(action: Action, known: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """What was told before, where it has a name in it that this message changes."""
    story = next((item for item in action.fields if isinstance(item, TextField) and item.story), None)
    told = known.get(story.name) if story else None
    if story is None or not told or story.name in values:
        return {}
    names = {i.name: values[i.name] for i in action.fields if isinstance(i, TextField) and i.name in values}
    new = carried_over(known, names, str(told))
    return {story.name: new} if new != told else {}


def raised(action: Action, folded: str) -> Alarm | None:
    """The first danger that a message tells of."""
    return next((alarm for alarm in action.alarms if _any(alarm.words).search(folded)), None)


def fold(text: str) -> str:
    """Half-width and lower case, character for character, so that offsets hold."""
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in fold_width(text))


def _read_one(item: Any, text: str, folded: str, asked: bool = False, hints: bool = True) -> tuple[Any, Span] | None:
    if span := corrected(item, folded):
        start, end = span
        if isinstance(item, ChoiceField):
            chosen = chosen_in(item, folded[start:end])
            return (chosen.value, span) if chosen else None
        if isinstance(item, TextField):
            end = len(text.rstrip(_STOPS)) if item.story else end
            return text[start:end].strip(), (start, end)
    folded = after_misspelt(item, folded)
    if isinstance(item, ChoiceField):
        chosen = chosen_in(item, folded, hints=hints)
        if chosen is None and asked:
            return _bare_choice(item, folded)
        return (chosen.value, _span_of(chosen, folded)) if chosen else None
    if isinstance(item, FlagField):
        match = _any(item.words).search(folded)
        return (True, match.span()) if match else None
    if isinstance(item, TextField):
        return _by_pattern(item, text, folded, asked)
    return None


def _bare_choice(item: ChoiceField, folded: str) -> tuple[str, Span] | None:
    """A choice by the first word of its English name, in answer to the question for it: annual, sick please."""
    words = _PLEASE.sub("", folded).split()
    found = [choice.value for choice in item.choices if words and words == choice.en.split()[: len(words)]]
    return (found[0], (0, len(folded))) if len(found) == 1 else None


def chosen_in(item: ChoiceField, folded: str, hints: bool = True) -> Choice | None:
    """The one choice that a message names: by its words first, else by what only suggests it; None for two or none.

    What only suggests one (预产期) does not change one that is known: without `hints`.
    """
    named = [choice for choice in item.choices if _said(choice.words, folded)]
    if len(named) > 1:
        named = _longest(named, folded)
    if not named and hints:
        named = [choice for choice in item.choices if _said(choice.hints, folded, of_sender=True)]
    return named[0] if len(named) == 1 else None


def _said(words: Sequence[str], folded: str, of_sender: bool = False) -> bool:
    for match in _any(words).finditer(folded) if words else ():
        before = folded[: match.start()]
        over = _IS_OVER.match(folded[match.end() :])
        if not _NEGATED.search(before) and not over and not (of_sender and _NOT_THE_SENDER.search(before)):
            return True
    return False


def names_choice(choice: Choice, folded: str) -> bool:
    """Whether a message names a choice, or suggests it, and does not deny it."""
    return _said(choice.words, folded) or _said(choice.hints, folded, of_sender=True)


def _longest(named: list[Choice], folded: str) -> list[Choice]:
    """Where one choice's word lies inside another's (产假 in 陪产假), the longer one was said."""
    spans = {choice.value: _span_of(choice, folded) for choice in named}
    return [
        choice for choice in named
        if not any(o != spans[choice.value] and o[0] <= spans[choice.value][0] and spans[choice.value][1] <= o[1] for o in spans.values())
    ]  # fmt: skip


def _span_of(choice: Choice, folded: str) -> Span:
    match = _any((*choice.words, *choice.hints)).search(folded)
    return match.span() if match else (0, 0)


def _by_pattern(item: TextField, text: str, folded: str, asked: bool) -> tuple[str, Span] | None:
    """What patterns find; for a field that is learned, what the model makes of the message and of that.

    A clause that patterns find as a whole, in answer to the question for it, is the value whatever the model says.
    """
    hint = span = hinted(item, folded)
    if item.learned:
        span = named(item, folded, reader().find(item.learned, folded, hint))
        span = span or (hint if asked and hint in [match.span() for match in _CLAUSE.finditer(folded)] else None)
    span = span and _led(item, folded, span)
    return (text[slice(*span)].strip(), span) if span else None


def named(item: TextField, folded: str, span: Span | None) -> Span | None:
    """The stretch, unless its words name nobody: 一个客户, 又有人."""
    nobody = span and item.nobody and compiled(item.nobody).search(folded[slice(*span)])
    return None if nobody else span


def hinted(item: TextField, folded: str) -> Span | None:
    """What the first pattern finds, or the longest of all that they find."""
    if item.without:
        folded = blank(folded, [match.span() for match in compiled(item.without).finditer(folded)])
    found: list[Span] = []
    for pattern in item.patterns:
        spans = [_led(item, folded, match.span("value")) for match in compiled(pattern).finditer(folded)]
        found += [span for span in spans if span[1] - span[0] >= 2 and named(item, folded, span)]  # noqa: PLR2004
        if found and not item.longest:
            break
    if not found:
        return None
    return max(found, key=lambda s: s[1] - s[0]) if item.longest else found[0]


def _led(item: TextField, folded: str, span: Span) -> Span:
    """A whole name without the words before it that only lead to it (发现, 我们那个): a pattern may begin inside one."""
    if item.letter:
        letter = compiled(item.letter)
        start = span[0]
        while start and span[0] - start < WHOLE_NAME_CHARS and letter.fullmatch(folded[start - 1]):
            start -= 1
        span = (start, span[1])
    lead = compiled(item.lead).match(folded[slice(*span)]) if item.lead else None
    return (span[0] + lead.end(), span[1]) if lead else span


@dataclass(frozen=True)
class _Days:
    values: dict[str, Any] = field(default_factory=dict)
    questions: tuple[Said, ...] = ()
    dropped: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


def _days(action: Action, folded: str, known: dict[str, Any], today: Any) -> _Days:
    item = next((item for item in action.fields if isinstance(item, PeriodField)), None)
    if item is None:
        return _Days()
    read = read_days(item, folded, known, today)
    return _Days(read.values, read.questions, read.dropped, read.spans)


def _add_words(
    action: Action, text: str, folded: str, known: dict[str, Any], values: dict[str, Any], asked: Sequence[str],
    spans: Sequence[Span],
) -> None:  # fmt: skip
    """The sender's story: what is left of the message once the asking and what was read otherwise are taken off."""
    texts = [item for item in action.fields if isinstance(item, TextField)]
    open_texts = [item for item in texts if item.name in asked and item.name not in values]
    story = next((item for item in texts if item.story), None)
    if story and story.name not in values and not known.get(story.name):
        told = _story(action, text, folded, spans)
        if told:
            values[story.name] = told
            open_texts = [item for item in open_texts if item is not story]
    if len(open_texts) == 1 and not values and (told := _story(action, text, folded, spans)):
        name = fold(told)
        values |= {open_texts[0].name: told} if named(open_texts[0], name, (0, len(name))) else {}
    added = compiled(WORDS["addition"][0]).search(folded)
    if story and added and known.get(story.name):
        values[story.name] = f"{known[story.name]}；{text[slice(*added.span('value'))].strip()}"


def _add_reason(
    action: Action, text: str, folded: str, known: dict[str, Any], values: dict[str, Any], days: Sequence[Span]
) -> None:
    """The field that takes what is left of the message, where it is not known and not said in so many words."""
    item = next((item for item in action.fields if isinstance(item, TextField) and item.leftover), None)
    if item is None or item.name in values or known.get(item.name) or is_edit(folded, known, values):
        return
    if left := _untouched(action, text, folded, [*days, *_named(action, folded)]):
        values[item.name] = left


def _story(action: Action, text: str, folded: str, spans: Sequence[Span]) -> str:
    """The message without the asking around it; empty where nothing is told beside what `spans` say."""
    kept = blank(folded, _aside(action, folded))
    if len(_FILLER.sub("", kept)) < STORY_MIN_CHARS:
        return ""
    left = blank(kept, spans)
    if spans and not _FILLER.sub("", left):
        return ""
    told = [match.span() for match in _CLAUSE.finditer(folded) if _FILLER.sub("", left[slice(*match.span())])]
    edges = range(told[0][0], told[-1][1]) if told else range(len(kept))  # a clause that other fields took is no edge
    solid = [n for n in edges if not kept[n].isspace() and kept[n] not in ",。;!?、:"]
    return text[solid[0] : solid[-1] + 1].strip()


def _aside(action: Action, folded: str) -> list[Span]:
    """What is no part of what is told: the words of asking, and what the sender has not decided."""
    patterns = (*action.boilerplate, *WORDS["undecided"], *WORDS["beside_told"])
    return [match.span() for pattern in patterns for match in compiled(pattern).finditer(folded)]


def _named(action: Action, folded: str) -> list[Span]:
    """Where the words that name a choice stand; what only hints at one (发烧) is part of the story."""
    choices = [choice for item in action.fields if isinstance(item, ChoiceField) for choice in item.choices]
    return [match.span() for choice in choices if choice.words for match in _any(choice.words).finditer(folded)]


def _untouched(action: Action, text: str, folded: str, spans: Sequence[Span]) -> str:
    """What the clauses of a message tell beside the asking, the days and the kind: the words of a reason."""
    kept = blank(folded, [*spans, *_aside(action, folded)])
    out = []
    for match in _CLAUSE.finditer(folded):
        start, end = match.span()
        if plain(match.group()):
            continue
        solid = [n for n in range(start, end) if not _FILLER.fullmatch(kept[n])]
        if len(_FILLER.sub("", kept[start:end])) >= STORY_MIN_CHARS - 1 and solid:
            first, last = solid[0], solid[-1] + 1
            first -= first > start and kept[first - 1] in _WHOSE  # 我妈过生日
            last += last < end and kept[last] == "了"  # 奶奶没了
            out.append(text[first:last].strip())
    return "，".join(out)[:200]


def told_in(action: Action, text: str) -> str:
    """A statement without what is no part of what is told; empty where nothing is left."""
    kept = blank(fold(text), _aside(action, fold(text)))
    return text.strip() if len(_FILLER.sub("", kept)) >= STORY_MIN_CHARS - 1 else ""


def only_values(action: Action, text: str, today: Any) -> bool:
    """Whether a message has nothing beside days, choices and the words around them: 年假可以吗, 下周三行不行."""
    folded = fold(text)
    spans = [*_named(action, folded), *_days(action, folded, {}, today).spans]
    return not _FILLER.sub("", _POLITE.sub("", blank(folded, spans)))


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return compiled("|".join(f"(?:{pattern})" for pattern in patterns))
