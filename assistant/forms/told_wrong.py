"""A message that says of a report in hand that something in it is wrong, and what is right (07不对,是17号; no wait, building
C): it changes what it names or what is like it, in every field; where that is not clear, the reply asks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assistant.forms.alike import Change, counterpart
from assistant.forms.consent import ConsentReader
from assistant.forms.correct import aligned, carried_over
from assistant.forms.danger import danger_in
from assistant.forms.data import WORDS
from assistant.forms.decided import LEAVES_IT, SURE_TO_WAIT, puts_off
from assistant.forms.desk import Form
from assistant.forms.folded import Span, compiled, fold
from assistant.forms.form import edit, shown_below
from assistant.forms.names import hinted, name_in, named
from assistant.forms.plain import plain
from assistant.forms.put_right import digits_anew
from assistant.forms.step import Step
from assistant.forms.table import preceded
from assistant.forms.tone import asks, says
from assistant.records.kinds import kinds_in
from assistant.reply import Reply
from tools.fields import ChoiceField, TextField

EXACT_MOST = 8  # characters by which a place that is told more exactly is longer
LABELLED_MOST = 24  # characters of a name behind a label that was wrong
SENTENCE_LEAST = 6  # characters of words that tell something, and do not only name it
_PART = re.compile(r"[^,。;!?:\n]+")
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff])\s(?=[\u4e00-\u9fff])")
_PROPER = re.compile(r"(?:[A-Z][A-Za-z0-9&.'-]*)(?: (?:of|and|&|[A-Z0-9][A-Za-z0-9&.'-]*)){0,4}")


@dataclass(frozen=True)
class Told:
    """What a message says is right, what it says is wrong, and the field that it names. One that is
    `sure` says that something is wrong; 哦,编号是PC-2270 may tell something new. `both` are the clauses of right and wrong."""

    right: str
    wrong: str = ""
    label: TextField | None = None
    sure: bool = False
    both: str = ""

    @property
    def news(self) -> str:
        """What is added to a story in which the wrong words do not stand: 不是煤气,是有人烧焦了菜."""
        return self.both if self.wrong else self.right


def told_wrong(form: Form, text: str) -> Step | None:
    """The form with what a message puts right; None for one that puts nothing right, or not plainly."""
    told = _told(form, text)
    if told is None or any(isinstance(i, ChoiceField) and i.name in form.read(text).values for i in form.action.fields):
        return None
    values = _put_right(form, told, text)
    return edit(form, values) if values else None


def asked_what(form: Form, text: str, consents: ConsentReader) -> Step | None:
    """The question what is to be changed, for a message that says that something is wrong and changes nothing for sure:
    what it tells is added to what was told, without the words that lead to it."""
    told = _told(form, text)
    story, known = form.action.story, form.draft.fields
    if told is None or not told.sure or story is None or form.draft.stage != "confirming":
        return None
    if _of_filing(form, told.right, consents) or _takes(form, text):
        return None
    said = form.desk.say
    if len(told.news) < SENTENCE_LEAST:
        head = said(f"“{told.right}”要换掉哪一处，我没有看出来，所以没有改。请说“不是……，是……”。",
                    f"I could not tell what “{told.right}” should replace, so nothing has changed. Please say “not …, but …”.")  # fmt: skip
        return shown_below(form, head)
    head = said(f"“{told.news}”已补在“{story.zh}”后面，别处没有改。如果要换掉其中的话，请说“不是……，是……”。",
                f"“{told.news}” has been added to “{story.en}”; nothing else has changed. If it replaces something, please say “not …, but …”.")  # fmt: skip
    return preceded(edit(form, {story.name: f"{known[story.name]}；{told.news}"}), Reply(head, "clarify"))


def _of_filing(form: Form, right: str, consents: ConsentReader) -> bool:
    """Whether words are about whether it is filed, or about other paperwork, and nothing that the form could hold."""
    folded = fold(right)
    if plain(folded) or puts_off(folded) or says("puts_off", folded):
        return True
    beliefs = consents.beliefs(folded)
    if sum(beliefs[meaning] for meaning in LEAVES_IT if meaning != "told") >= SURE_TO_WAIT:
        return True
    return any(kind is not form.action for kind in kinds_in(folded))


def _takes(form: Form, text: str) -> bool:
    """Whether the form reads a message as another value, and not only as more of the story or with its leading words."""
    reading, known, story = form.read(text), form.draft.fields, form.action.story
    new = {name: value for name, value in reading.values.items() if value != known.get(name)}
    if story and str(new.get(story.name, "")).startswith(str(known.get(story.name))):
        new.pop(story.name)
    clean = all(not isinstance(value, str) or _bare(value)[0] == (0, len(value)) for value in new.values())
    return bool(reading.questions or reading.dropped or (new and clean))


def _told(form: Form, text: str) -> Told | None:
    folded = _SPACED.sub(",", fold(text))
    if form.action.story is None or "?" in folded or asks(folded) or danger_in(folded, form.desk.dangers):
        return None
    wrong, label, sure, both = "", None, False, list[str]()
    spans: list[Span] = []
    for start, end in _parts(folded):
        clause = folded[start:end]
        if plain(clause) == "yes" or compiled(WORDS["comes_to_mind"][0]).fullmatch(clause):
            continue
        if item := _label(form, clause):
            label, sure = item, True
        elif compiled(WORDS["wrongly_told"][0]).fullmatch(clause):
            sure = True
        elif old := next((m for p in WORDS["named_wrong"] if (m := compiled(p).fullmatch(clause))), None):
            wrong, sure = old["old"], True
            both.append(text[start:end])
        else:
            spans.append((start, end))
            both.append(text[start:end])
    if len(spans) != 1:
        return None
    (start, end), kind = _bare(folded[slice(*spans[0])])
    span = (spans[0][0] + start, spans[0][0] + end)
    if start == end or not (sure or kind):
        return None
    right, joined = text[slice(*span)], "，".join(both)
    if not wrong and (parted := compiled(WORDS["right_not_wrong"][0]).fullmatch(right)):
        return Told(parted["right"], fold(parted["old"]), label, True, joined)
    return Told(right, wrong, label, sure or kind == "sure", joined)


def _parts(folded: str) -> Iterator[Span]:
    for match in _PART.finditer(folded):
        if clause := match.group().strip():
            start = match.start() + match.group().index(clause)
            yield start, start + len(clause)


def _bare(clause: str) -> tuple[Span, str]:
    """Where the right words stand in a clause without those that lead to them, and whether these say that something was
    wrong ("sure") or only lead to it ("led")."""
    folded = fold(clause)
    lead, tail = compiled(WORDS["leads_to_right"][0]).match(folded), compiled(WORDS["behind_right"][0]).search(folded)
    start = lead.end() if lead else 0
    end = tail.start() if tail and tail.start() > start else len(folded)
    said = f"{folded[:start]} {folded[end:]}"
    sure = compiled(WORDS["tells_of_wrong"][0]).search(said)
    return (start, end), "sure" if sure else "led" if compiled(WORDS["says_what_is"][0]).search(folded) else ""


def _label(form: Form, clause: str) -> TextField | None:
    """The field that a clause says is wrong: 客户名字也错了."""
    for item in form.action.fields:
        if isinstance(item, TextField) and not item.story and form.draft.fields.get(item.name):
            also = WORDS["company_labels"] if item.company else ()
            titles = "|".join(sorted(map(re.escape, (item.zh, item.en, *item.also, *also)), key=len, reverse=True))
            if compiled(WORDS["label_wrong"][0].replace("{title}", titles)).fullmatch(clause):
                return item
    return None


def _put_right(form: Form, told: Told, text: str) -> dict[str, Any]:
    """The values that a message changes: of digits, by what is named as wrong, by the field, by what is like it."""
    items = [i for i in form.action.fields if isinstance(i, TextField) and form.draft.fields.get(i.name)]
    known = {item.name: str(form.draft.fields[item.name]) for item in items}
    if told.sure and (digits := digits_anew(form.action, fold(text), known)):
        return {name: new for old, anew in digits.items() for name, new in _changed(known, (known[old], anew)).items()}
    if told.wrong and (named_wrong := _in_place_of(known, told)):
        return named_wrong
    if refined := _more_exact(form, told.right, known):
        return refined
    return _labelled(form, told, known) if told.label else _alike(form, told, known)


def _alike(form: Form, told: Told, known: dict[str, str]) -> dict[str, Any]:
    """The values with the right words in the place of what is like them; else a whole name in the place of the old one."""
    right = fold(told.right)
    if change := counterpart([fold(value) for value in known.values()], right, fold(told.wrong), told.sure):
        start = right.rindex(change[1])
        return _changed(known, (change[0], told.right[start : start + len(change[1])]))
    if told.sure and not told.wrong:
        for item in form.action.fields:
            if isinstance(item, TextField) and known.get(item.name) and _is_name(item, told.right):
                return _renamed(form, item, told.right, known)
    return {}


def _is_name(item: TextField, right: str) -> bool:
    """Whether words in English are a name of the kind that a field holds, and nothing else."""
    if item.company:
        return _PROPER.fullmatch(right) is not None
    folded = fold(right)
    return bool(item.parts) and folded.isascii() and name_in(item, folded) in ((0, len(right)), (4, len(right)))


def _in_place_of(known: dict[str, str], told: Told) -> dict[str, str]:
    """The right words in the place of those that are named as wrong: in English with what tells where, else of a field
    that is named as well."""
    if not (told.wrong.isascii() and told.right.isascii()):
        return _changed(known, (fold(told.wrong), told.right)) if told.label else {}
    if told.wrong.isdigit():
        return {}
    to = compiled(WORDS["stands_to"][0]).match(told.right)
    bare = told.right[to.end() :] if to else told.right
    first, last = (re.escape(one) for one in (bare.rpartition(" ")[0], bare.partition(" ")[2]))
    before = rf"(?P<to>(?:{WORDS['stands_to'][0]})?)(?:the )?(?:{first} )?"
    behind = rf"(?: {last}(?![a-z0-9]))?(?![a-z0-9])" if last else "(?![a-z0-9])"
    pattern = compiled(f"(?<![a-z0-9]){before}{re.escape(told.wrong)}{behind}")

    def anew(match: re.Match[str]) -> str:
        return f"{to.group() if to and match['to'] else match['to']}{bare}"

    changed = {name: pattern.sub(anew, value) for name, value in known.items()}
    return {name: value for name, value in changed.items() if value != known[name]}


def _more_exact(form: Form, right: str, known: dict[str, str]) -> dict[str, Any]:
    """A place with a part of it before it that had not been said: 二食堂门口, of 食堂门口."""
    for item in form.action.fields:
        old = known.get(item.name, "")
        if (
            isinstance(item, TextField)
            and item.parts
            and old
            and right.endswith(old)
            and 0 < len(right) - len(old) <= EXACT_MOST
        ):
            return _renamed(form, item, right, known)
    return {}


def _labelled(form: Form, told: Told, known: dict[str, str]) -> dict[str, Any]:
    item, right = told.label, fold(told.right)
    if item is None or len(right) > LABELLED_MOST or named(item, right, (0, len(right))) is None:
        return {}
    if says("no_name", right):
        return {}
    if not item.learned and hinted(item, right) != (0, len(right)):
        return {}
    return _renamed(form, item, told.right, known)


def _renamed(form: Form, item: TextField, right: str, known: dict[str, str]) -> dict[str, Any]:
    new = aligned(known[item.name], right) if item.parts else right
    story = form.action.story
    told = (
        {story.name: carried_over(known, {item.name: new}, known[story.name])} if story and story.name in known else {}
    )
    return {**told, item.name: new}


def _changed(known: dict[str, str], change: Change) -> dict[str, str]:
    """The fields in which what stands is replaced, wherever it stands as a whole number or word."""
    old, new = change
    pattern = compiled(rf"(?<![a-z0-9]){re.escape(old)}(?![a-z0-9])")
    found = {name: pattern.sub(lambda _: new, value) for name, value in known.items() if pattern.search(fold(value))}
    return {name: value for name, value in found.items() if value != known[name]}
