"""Fields of an action as a message gives them. Every value is the sender's own words, or a day that they named."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from assistant.forms.choice import choice_said, chosen_in, two_kinds
from assistant.forms.correct import (
    after_misspelt,
    corrected,
    puts_right,
    takes_out,
)
from assistant.forms.data import WORDS
from assistant.forms.days import REFUSED, Days
from assistant.forms.exact import thing_named
from assistant.forms.folded import FILLER, Span, any_of, blank, compiled, fold
from assistant.forms.kind_of_days import kind_of_some
from assistant.forms.names import (
    WHOLE_NAME_CHARS,
    by_pattern,
    hinted,
    marked,
    name_alone,
    named,
    with_number,
)
from assistant.forms.one_day import read_one_day
from assistant.forms.period import read_days
from assistant.forms.plain import parted_by_spaces
from assistant.forms.put_right import STOPS, put_right, story_put_right
from assistant.forms.reached import person_of
from assistant.forms.say import Said
from assistant.forms.second_try import corrections, without_first_try
from assistant.forms.told import add_reason, add_words, yours_alone
from assistant.forms.tone import says
from assistant.forms.unknown import not_known, otherwise
from assistant.forms.unread import take_out_unread
from assistant.forms.unsaid import unsaid
from assistant.forms.worked import as_worked, passing_midnight, without_pauses, worked_anew
from tools.action import Action
from tools.fields import ChoiceField, FlagField, PeriodField, TextField


@dataclass(frozen=True)
class Reading:
    """`values` by field name; `questions` are what could not be taken as said; `spans` what was read."""

    values: dict[str, Any] = field(default_factory=dict)
    questions: tuple[Said, ...] = ()
    dropped: tuple[str, ...] = ()  # fields that stand no longer
    notes: tuple[Said, ...] = ()  # on how something was taken


def read_fields(action: Action, text: str, known: dict[str, Any], asked: Sequence[str], today: Any) -> Reading:
    """What `text` says about the fields of `action`, beside the values that are `known` and those just `asked` for."""
    if not tells(action):
        return _read(action, text, known, asked, today)
    text = without_first_try(text)
    for told, correction in corrections(text):
        first = _read(action, told, known, asked, today)
        then = _read(action, correction, known | first.values, (), today)
        if not then.questions and _puts_right(first.values, then.values):
            return replace(first, values=first.values | then.values, notes=(*first.notes, *then.notes))
    return _read(action, text, known, asked, today)


def _puts_right(first: dict[str, Any], then: dict[str, Any]) -> bool:
    """Whether a reading gives other values in the place of some that were read first, and does not only add to them."""
    return any(first.get(name) and not str(value).startswith(str(first[name])) for name, value in then.items())


def _read(action: Action, text: str, known: dict[str, Any], asked: Sequence[str], today: Any) -> Reading:
    """The same of a message that puts nothing right that it says itself."""
    folded = _folded(action, text)
    if wish := unsaid(action, folded):
        folded, text = blank(folded, [wish.span]), blank(text, [wish.span])
    if unknown := not_known(action, folded, asked):
        blanked = blank(folded, unknown)
        if not FILLER.sub("", blanked):
            return Reading(questions=otherwise(action, folded, asked))
        folded, text = blanked, blank(text, unknown)
    values: dict[str, Any] = {}
    spans: list[Span] = []
    for item in action.fields:
        if not isinstance(item, TextField) and (
            found := _read_one(item, text, folded, item.name in asked, hints=not known.get(item.name))
        ):
            values[item.name], span = found
            spans.append(span)
    unclear = _unclear(action, folded, values)
    spans += unclear.values()
    if which := two_kinds(action, folded, known, values) or kind_of_some(action, folded, known, values, today):
        return Reading(questions=(which,))
    timed = without_pauses(action, folded)
    days = days_of(action, timed, known | values, today, asked)
    values |= days.values
    without_days = blank(timed, days.spans)
    told: list[Span] = []
    for item in action.fields:
        settled = bool(known.get(item.name)) and item.name not in asked and not _told_anew(item, folded)
        if (
            isinstance(item, TextField)
            and not settled
            and (found := _read_one(item, text, without_days, item.name in asked))
            and not _only_asks(action, item, folded, found[1])
        ):
            told.append(found[1])
            values[item.name], span = as_worked(text, folded, without_days, item, found) if item.renewed else found
            told.append(span)
    values = person_of(action, folded, known, values)
    worked = worked_anew(action, text, folded, known, values)
    told += worked.spans
    bare_names = not any(isinstance(item, TextField) and item.name in asked for item in action.fields)
    gone = _taken_out(action, folded, known, values)
    put, changing = put_right(action, text, folded, known, values, bare_names)
    values |= {name: value for name, value in put.items() if name not in worked.questions}
    values |= story_put_right(action, folded, known, values)
    add_words(action, text, folded, known, values, asked, [*spans, *days.spans, *told, *changing])
    if not gone and not (days.questions and known.get("start")):
        bare = [span for span in spans if span == (0, len(folded))]
        over = known.get(REFUSED) and days.values  # what was told of days that a rule refused is none of these
        add_reason(action, text, folded, {} if over else known, values, [*days.spans, *told, *bare], asked)
    values |= _which_thing(action, text, known, values)
    if wish:
        values |= wish.out_of(action, known | values)
    unread = take_out_unread(action, known, values)
    asks_which = (_which(item, text[slice(*span)].strip()) for item, span in unclear.items())
    return Reading(
        values, (*days.questions, *worked.questions.values(), *asks_which), (*days.dropped, *gone), (*days.notes, *unread, *worked.notes, *passing_midnight(action, values), *yours_alone(action, folded))
    )  # fmt: skip


def _which_thing(action: Action, text: str, known: dict[str, Any], values: dict[str, Any]) -> dict[str, str]:
    """What was told, of the thing whose number a message says beside other values."""
    story = action.story
    if story is None or not known.get(story.name) or not values or story.name in values:
        return {}
    told = thing_named(str(known[story.name]), text)
    return {story.name: told} if told else {}


def _told_anew(item: Any, folded: str) -> bool:
    """Whether a message changes a value that is there, or gives the name with a label before it: 会员名 丁建国."""
    if isinstance(item, TextField) and item.renewed and hinted(item, folded):
        return True
    return puts_right(item, folded) or (isinstance(item, TextField) and marked(item, folded) is not None)


def tells(action: Action) -> bool:
    """Whether something is told in the paperwork, in the sender's own words."""
    return action.story is not None


def _folded(action: Action, text: str) -> str:
    """A message folded; where something is told, with commas for the spaces that part its clauses."""
    return fold(parted_by_spaces(text, partial(_one_name, action)) if tells(action) else text)


def _one_name(action: Action, before: str, after: str) -> bool:
    """Whether two words with a space between them are a label and its value, who says something, or parts of one name."""
    labels = tuple(title for item in action.fields for title in (item.zh, *item.also))
    if before.endswith(labels) or says("told_by", after):
        return True
    parts = next((any_of(i.parts) for i in action.fields if isinstance(i, TextField) and i.parts), None)
    short = len(before) <= WHOLE_NAME_CHARS and len(after) <= WHOLE_NAME_CHARS
    return parts is not None and short and all(parts.search(fold(word)) for word in (before, after))


def _only_asks(action: Action, item: TextField, folded: str, span: Span) -> bool:
    """Whether a name is made of words that only ask for the paperwork: want to report a hazard."""
    if item.story or item.leftover or item.renewed or says("as_written", folded):
        return False
    left = blank(folded, [match.span() for match in any_of(action.boilerplate).finditer(folded)])
    return not FILLER.sub("", left[slice(*span)])


def _unclear(action: Action, folded: str, values: dict[str, Any]) -> dict[ChoiceField, Span]:
    """The choices that a message speaks of without naming one: 比较严重, where there are 一般 and 重大."""
    items = [item for item in action.fields if isinstance(item, ChoiceField) and item.name not in values]
    found = {item: any_of(item.unclear).search(folded) for item in items if item.unclear}
    return {item: match.span() for item, match in found.items() if match}


def _which(item: ChoiceField, said: str) -> Said:
    zh, en = "、".join(choice.value for choice in item.choices), " / ".join(choice.en for choice in item.choices)
    return Said(
        f"“{said}”是哪一种{item.zh}？只有：{zh}，请说其中一个{'' if item.required else '；说不准可以不写，直接回复“确认”看摘要'}。",
        f"Which {item.en} is “{said}”? There are: {en}. Please name one{'' if item.required else ', or say yes to leave it out'}.",
    )


def _taken_out(action: Action, folded: str, known: dict[str, Any], values: dict[str, Any]) -> tuple[str, ...]:
    """The fields that need no value and are to have none (订单号不用填), or none any more: 删掉事由, 又不匿名了."""
    found = []
    for item in action.fields:
        denied = isinstance(item, FlagField) and item.denied and any_of(item.denied).search(folded)
        spared = not item.required and item.name not in values
        if spared and ((denied and known.get(item.name)) or takes_out(item, folded)):
            found.append(item.name)
    return tuple(found)


def unknown_only(action: Action, text: str, asked: Sequence[str]) -> bool:
    """Whether a message only says that what was asked for is not known: 客户叫什么不清楚."""
    folded = _folded(action, text)
    spans = not_known(action, folded, asked)
    return bool(spans) and not FILLER.sub("", blank(folded, spans))


def _read_one(item: Any, text: str, folded: str, asked: bool = False, hints: bool = True) -> tuple[Any, Span] | None:
    if (span := corrected(item, folded)) and (found := _corrected(item, text, folded, span)):
        return found
    whole, folded = folded, after_misspelt(item, folded)
    if isinstance(item, ChoiceField):
        return choice_said(item, folded, asked, hints)
    if isinstance(item, FlagField):
        return _flag(item, folded)
    if isinstance(item, TextField):
        found = by_pattern(item, text, folded, asked)
        return found or (_behind_slip(item, text, whole, folded, asked) if folded != whole else None)
    return None


def _flag(item: FlagField, folded: str) -> tuple[bool, Span] | None:
    """Where a flag is raised; what is said of it last counts (我要实名举报……算了匿名吧)."""
    denied = [match.span() for match in any_of(item.denied).finditer(folded)] if item.denied else []
    raised = [match.span() for match in any_of(item.words).finditer(blank(folded, denied))]
    last = raised[-1] if raised else None
    return (True, last) if last and all(span < last for span in denied) else None


def _behind_slip(item: TextField, text: str, whole: str, folded: str, asked: bool) -> tuple[str, Span] | None:
    """The value behind a label that was wrong: by the label itself where it is known by that (单号错了 7745102 后面反了),
    else what stands there alone."""
    labelled = None if item.learned or item.story else by_pattern(item, text, whole, asked)
    return labelled or name_alone(item, text, folded)


def _corrected(item: Any, text: str, folded: str, span: Span) -> tuple[str, Span] | None:
    """The value in a correction; what is told goes on to the end of the message."""
    start, end = span
    if isinstance(item, ChoiceField):
        chosen = chosen_in(item, folded[start:end])
        return (chosen.value, span) if chosen else None
    if not isinstance(item, TextField):
        return None
    if not item.story and named(item, folded, span) is None and not says("as_written", folded):
        return None
    end = len(text.rstrip(STOPS)) if item.story else with_number(item, folded, (start, end))
    if item.leftover and (enough := compiled(WORDS["enough"][0]).search(folded[start:end])):
        end = start + enough.start()
    return text[start:end].strip(), (start, end)


def days_of(action: Action, folded: str, known: dict[str, Any], today: Any, asked: Sequence[str] = ()) -> Days:
    """What a folded message says about the days of an action; nothing of one that has none."""
    one_day = read_one_day(action, folded, known, asked, today)
    item = next((item for item in action.fields if isinstance(item, PeriodField)), None)
    return one_day.with_(read_days(item, blank(folded, one_day.spans), known, today)) if item else one_day
