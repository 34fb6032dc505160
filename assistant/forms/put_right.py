"""What a message changes of the texts of a form, or makes more exact, without naming their field."""

from functools import partial
from typing import Any

from assistant.forms.correct import aligned, carried_over, digits_put_right, replaced, story_head, told_otherwise
from assistant.forms.data import WORDS
from assistant.forms.exact import beside_which, completed, is_place, placed, sharpened, stands_for, told_apart
from assistant.forms.folded import Span, compiled, fold
from assistant.forms.names import WHOLE_NAME_CHARS, hinted, name_in
from assistant.forms.slips import without_slips
from assistant.forms.told import told_beside
from tools.action import Action
from tools.fields import TextField

_OF = "的"
STOPS = " ,，。.;；!！?？"


def put_right(
    action: Action, text: str, folded: str, known: dict[str, Any], values: dict[str, Any], bare: bool
) -> tuple[dict[str, Any], list[Span]]:
    """Texts that a message changes or makes more exact, and the words of it by which it changes them without naming
    their field; a `bare` name may be another value of one."""
    if which := _which_thing(action, text, folded, known):
        return which, [(0, len(folded))]
    found: dict[str, Any] = {}
    spans: list[Span] = []
    of_story = any(story_head(item, folded) for item in action.fields)
    for item in action.fields:
        if not isinstance(item, TextField) or not known.get(item.name) or (of_story and not item.story):
            continue
        old = str(known[item.name])
        new = values.get(item.name)
        if new is None and (
            said := replaced(old, text, folded, partial(name_in, item), bool(item.company))
            or _digits(action, item, folded, known)
            or _alone(item, text, folded, known, bare)
        ):
            new, span = said
            spans.append(span)
        if new is None and (exact := placed(item, old, text, folded)):
            found[item.name] = exact
            spans.append((0, len(folded)))
        elif new is None and (exactly := sharpened(item, old, text, folded)):
            found |= {item.name: exactly[0]} | told_beside(action, known, item, exactly, text)
            spans.append(exactly[1])
            continue
        if item.story:
            new = told_otherwise(item, old, text, folded) or new
        if new is not None:
            found[item.name] = completed(item, old, str(new), folded)
    return found, spans


def story_put_right(action: Action, folded: str, known: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """What was told before, where it has a name in it that this message changes; a place is only put right there."""
    story = action.story
    told = known.get(story.name) if story else None
    if story is None or not told or story.name in values:
        return {}
    texts = [item for item in action.fields if isinstance(item, TextField) and item.name in values]
    names = {
        item.name: values[item.name]
        for item in texts
        if stands_for(item, str(known.get(item.name, "")), str(values[item.name]), folded)
    }
    new = carried_over(known, names, str(told))
    return {story.name: new} if new != told else {}


def digits_anew(action: Action, folded: str, known: dict[str, Any]) -> dict[str, str]:
    """The number of a form, with the digits of it that a message says anew."""
    numbers = (i for i in action.fields if isinstance(i, TextField) and known.get(i.name))
    return {item.name: said[0] for item in numbers if (said := _digits(action, item, folded, known))}


def _digits(action: Action, item: TextField, folded: str, known: dict[str, Any]) -> tuple[str, Span] | None:
    """A telephone or order number with the digits that a message says anew: of the one that it names, or the only one."""
    numbers = [
        i for i in action.fields if isinstance(i, TextField) and i.patterns and not i.required and known.get(i.name)
    ]
    named = [i for i in numbers if any(title in folded for title in (i.zh, i.en, *i.also))]
    return digits_put_right(str(known[item.name]), folded) if (named or numbers) == [item] else None


def _alone(item: TextField, text: str, folded: str, known: dict[str, Any], bare: bool) -> tuple[str, Span] | None:
    """A message that is nothing but another value of a field that is found by patterns: 是在2号仓库, 一车间2号车床."""
    said = without_slips(folded)
    begins = len(said) - len(said.lstrip(STOPS))
    lead = compiled(WORDS["lead_in"][0]).match(said[begins:])
    start = begins + (lead.end() if lead else 0)
    rest = said[start:].rstrip(STOPS)
    span = name_in(item, rest) if len(rest) <= WHOLE_NAME_CHARS else None
    told, old = text[start : start + len(rest)], str(known[item.name])
    if span is None and said != folded and _respelt(old, rest):
        span = (0, len(rest))
    meant = bool(lead) or said != folded
    of_a_place = meant or (bare and rest.endswith(_OF))
    if of_a_place and (span is None or rest.endswith(_OF)) and (of_it := _where_it_is(item, old, told)):
        return of_it, (0, len(folded))
    meant = meant or (bare and item.longest and hinted(item, rest) is not None)
    if not meant or span != (0, len(rest)):
        return None
    return aligned(old, told), (0, len(folded))


def _where_it_is(item: TextField, known: str, said: str) -> str | None:
    """A name with the place that is said to be the one it belongs to: 是3号车间的, of 2号车间行车."""
    where = said.removesuffix(_OF)
    if item.parts and (anew := aligned(known, where)) != where:
        return anew
    if where == said or not is_place(item, where):
        return None
    if not is_place(item, known):
        return f"{said}{known}"
    whole = completed(item, known, where, "")
    return whole if whole.startswith(where) and whole.endswith(known) else None


def _respelt(known: str, rest: str) -> bool:
    """Whether words are the name that is `known` with one character put right: 张威 for 张伟."""
    return len(known) == len(rest) > 1 and sum(one != two for one, two in zip(fold(known), rest, strict=True)) == 1


def _which_thing(action: Action, text: str, folded: str, known: dict[str, Any]) -> dict[str, str]:
    """The texts of a form where a message only tells which thing it is about (挨着配电柜那台): the field that names the thing
    has it added, else the story; nothing else changes."""
    which = beside_which(text, folded)
    texts = [item for item in action.fields if isinstance(item, TextField) and known.get(item.name)]
    if not which or not any(item.parts for item in texts):
        return {}
    found = {item.name: str(known[item.name]) for item in texts if item.parts}
    apart = {
        name: told
        for item in texts
        if (told := told_apart(item, str(known[item.name]), which))
        for name in (item.name,)
    }
    story = action.story
    told = known.get(story.name) if story else None
    return found | (apart or ({story.name: f"{told}；{which}"} if story and told else {}))
