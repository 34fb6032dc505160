"""What a message tells in the sender's own words: the story, the reason, without the asking around it."""

import re
from collections.abc import Sequence
from typing import Any

from assistant.forms.choice import hints_at, named_spans
from assistant.forms.correct import carried_over, is_edit
from assistant.forms.data import WORDS
from assistant.forms.folded import CLAUSE, FILLER, STORY_MIN_CHARS, Span, any_of, blank, compiled, fold
from assistant.forms.length_told import length_told
from assistant.forms.names import named
from assistant.forms.plain import before_closing, closing, parted_by_spaces, plain
from assistant.forms.reason import reason_in
from assistant.forms.say import Said
from assistant.forms.tone import asks, condition, says
from assistant.forms.unsaid import without_wish
from assistant.forms.worries import hedges
from assistant.smalltalk import idle
from tools.action import Action
from tools.fields import ChoiceField, PeriodField, TextField

SHORT_CHARS = 4
_YOURS_ALONE = Said(
    "这里只写了**您自己的**；别人的不能代办，要由本人提交。",
    "Only **your own** is written here; nobody can file for somebody else: they have to ask for theirs themselves.",
)
OUTCRY_CHARS = 40
_ADDS_NOTHING = re.compile(r"(?<=[了着过])也$")  # 三号冲床漏油了也
_NO_WORD = re.compile(r"[^\u4e00-\u9fffa-z0-9']+")


def add_words(
    action: Action, text: str, folded: str, known: dict[str, Any], values: dict[str, Any], asked: Sequence[str],
    spans: Sequence[Span],
) -> None:  # fmt: skip
    """The sender's story: what is left of the message once the asking and what was read otherwise are taken off."""
    texts = [item for item in action.fields if isinstance(item, TextField)]
    open_texts = [item for item in texts if item.name in asked and item.name not in values]
    story = action.story
    if story and story.name not in values and not known.get(story.name):
        told = _story(action, text, folded, spans)
        if told:
            values[story.name] = told
            open_texts = [item for item in open_texts if item is not story]
    if len(open_texts) == 1 and not values and (told := _story(action, text, folded, spans) or _short(text, spans)):
        name = fold(told)
        values |= {open_texts[0].name: told} if named(open_texts[0], name, (0, len(name))) else {}
    if not (story and known.get(story.name)):
        return
    if added := _addition(folded, spans):
        values[story.name] = f"{known[story.name]}；{text[slice(*added)].strip()}"
    elif story.name not in values and values:
        more = _beside_answer(action, text, spans)
        if more and (values.keys() & set(asked) or any(says(kind, fold(more)) for kind in ("goes_on", "news"))):
            values[story.name] = f"{known[story.name]}；{more}"


def additions(folded: str) -> list[Span]:
    """What a message wants added to what was told: 再加一句,客户要求换货; 差点滑倒,这个也写进去."""
    found = (compiled(pattern).search(folded) for pattern in WORDS["addition"])
    return [match.span("value") for match in found if match]


def _addition(folded: str, spans: Sequence[Span]) -> Span | None:
    """What is to be added beside what `spans` say."""
    return next((span for span in additions(folded) if FILLER.sub("", blank(folded, spans)[slice(*span)])), None)


def _beside_answer(action: Action, text: str, spans: Sequence[Span]) -> str:
    """What is told behind the answer to what was asked for: A栋三楼,一碰就晃. What comes before it only leads to it, but for
    news: 他们说再不补就起诉,改成重大."""
    folded, answer = fold(text), min((start for start, _ in spans), default=0)
    clauses = CLAUSE.finditer(folded)
    apart = (one.span() for one in clauses if one.start() > answer or says("news", one.group()))
    free = [span for span in apart if not any(start < span[1] and span[0] < end for start, end in spans)]
    told = [span for span in free if not asks(folded[slice(*span)]) and not idle(folded[slice(*span)])]
    return told_in(action, text[told[0][0] : told[-1][1]]) if told else ""


def told_beside(
    action: Action, known: dict[str, Any], item: TextField, exactly: tuple[str, Span], text: str
) -> dict[str, Any]:
    """What was told before, with what a message tells beside the name by which it tells the place more exactly."""
    story = action.story
    name, span = exactly
    folded = fold(text)
    beside = blank(folded, [span])
    apart = any(
        match.start() > span[1] and len(match.group().strip()) >= STORY_MIN_CHARS for match in CLAUSE.finditer(folded)
    )
    more = told_in(action, text) if apart or len(FILLER.sub("", beside)) >= STORY_MIN_CHARS else ""
    if story is None or not known.get(story.name) or len(more) < STORY_MIN_CHARS:
        return {}
    return {story.name: f"{carried_over(known, {item.name: name}, str(known[story.name]))}；{more}"}


def _short(text: str, spans: Sequence[Span]) -> str:
    """A word or two in answer to the one question that is open: 赶订单, 海尔."""
    said = text.strip()
    return said if not spans and len(said) <= SHORT_CHARS and FILLER.sub("", fold(said)) else ""


def add_reason(
    action: Action, text: str, folded: str, known: dict[str, Any], values: dict[str, Any], days: Sequence[Span],
    asked: Sequence[str] = (),
) -> None:  # fmt: skip
    """The field that takes what is left of the message, where it is not known and not said in so many words. Where it was
    `asked` for, other values beside it are no reason to think that it tells why those are changed: 盘货,到九点."""
    item = next((item for item in action.fields if isinstance(item, TextField) and item.leftover), None)
    if item is None or item.name in values or known.get(item.name):
        return
    whole = item.name in asked or _asked_anew(action, known, values)
    if is_edit(folded, known, {} if whole else values):
        text, folded = (_why_changed(action, one, folded, known, values) for one in (text, folded))
    depends = [found.span()] if (found := condition(folded)) else []
    asking = [*depends, *_apart(named_spans(action, folded), folded), *_apart(_aside(action, folded), folded)]
    if told := reason_in(text, folded, asking, days):
        values[item.name] = told


def _asked_anew(action: Action, known: dict[str, Any], values: dict[str, Any]) -> bool:
    """Whether a message asks for the same kind on other days, as if nothing were known: 下周一调休一天,带老人看病."""
    period = next((item for item in action.fields if isinstance(item, PeriodField) and item.kind), None)
    return bool(period and values.get(period.name) and known.get(period.kind) == values.get(period.kind, ""))


def _apart(asking: Sequence[Span], folded: str) -> list[Span]:
    """The words of asking without those of a rest that a doctor ordered (医生让休息三天): they are part of what is told."""
    told = length_told(folded)
    return [span for span in asking if told is None or span[1] <= told.span[0] or told.span[1] <= span[0]]


def _why_changed(action: Action, text: str, folded: str, known: dict[str, Any], values: dict[str, Any]) -> str:
    """The text with only the clauses left that tell why another choice is wanted: 其实那天是肠胃炎在打点滴,按病假报."""
    chosen = [
        choice
        for item in action.fields
        if isinstance(item, ChoiceField) and known.get(item.name)
        for choice in item.choices
        if choice.value == values.get(item.name) != known.get(item.name)
    ]
    told = [match.span() for match in CLAUSE.finditer(folded) if any(hints_at(c, match.group()) for c in chosen)]
    told += [match.span() for match in CLAUSE.finditer(folded) if chosen and says("gives_reason", match.group())]
    return blank(text, [match.span() for match in CLAUSE.finditer(folded) if match.span() not in told])


def _story(action: Action, text: str, folded: str, spans: Sequence[Span]) -> str:
    """The message without the asking around it; empty where nothing is told beside what `spans` say."""
    kept = blank(folded, _aside(action, folded))
    if len(FILLER.sub("", kept)) < STORY_MIN_CHARS:
        return ""
    left = blank(kept, spans)
    if spans and not FILLER.sub("", left):
        return ""
    told = [match.span() for match in CLAUSE.finditer(folded) if FILLER.sub("", left[slice(*match.span())])]
    if told and all(_is_outcry(left[slice(*span)]) for span in told):
        return ""
    edges = range(told[0][0], told[-1][1]) if told else range(len(kept))  # a clause that other fields took is no edge
    solid = [n for n in edges if not kept[n].isspace() and kept[n] not in ",.。;!?、:"]
    return _ADDS_NOTHING.sub("", text[solid[0] : solid[-1] + 1].strip())


def _is_outcry(clause: str) -> bool:
    """Whether a clause tells that something happened, and not what: 客户骂了我十分钟."""
    outcry = compiled(f"(?:{'|'.join(WORDS['outcry'])})+")
    words = _NO_WORD.sub(" ", clause).split()
    wholes = (" ".join(words), "".join(words)) if 0 < len(clause.strip()) <= OUTCRY_CHARS else ()
    return any(outcry.fullmatch(whole) for whole in wholes if whole)


def _aside(action: Action, folded: str) -> list[Span]:
    """What is no part of what is told: the words of asking, and what the sender has not decided."""
    patterns = (*action.boilerplate, *WORDS["undecided"], *WORDS["beside_told"])
    quiet = [match.span() for match in any_of(tuple(WORDS["kept_quiet"])).finditer(folded)]
    asking = (match.span() for pattern in patterns for match in compiled(pattern).finditer(folded))
    found = [(start, end) for start, end in asking if not any(first <= start and end <= last for first, last in quiet)]
    return found if action.story else [*found, *hedges(folded), *_with_another(folded)]


def _with_another(folded: str) -> list[Span]:
    """Where a message asks for the sender and somebody else at once: 给我和我老婆都请."""
    return [match.span() for match in any_of(tuple(WORDS["with_another"])).finditer(folded)]


def yours_alone(action: Action, folded: str) -> list[Said]:
    """What is told of a plea for somebody else beside one's own: only that is written."""
    return [_YOURS_ALONE] if action.story is None and _with_another(folded) else []


def told_in(action: Action, text: str) -> str:
    """A statement without what is no part of what is told; empty where nothing is left."""
    folded = without_wish(action, fold(parted_by_spaces(text)))
    kept = blank(folded, _aside(action, folded))
    if len(FILLER.sub("", kept)) < STORY_MIN_CHARS - 1:
        return ""
    clauses = [
        match.span()
        for match in CLAUSE.finditer(folded)
        if plain(match.group().strip(" .")) != "yes" and kept[slice(*match.span())].strip()
    ]
    told = text[clauses[0][0] : clauses[-1][1]].strip() if clauses else ""
    return before_closing(told) if closing(folded) == "yes" else told
