"""How forms and records are shown: what is missing, the summary to confirm, the receipt, the list of records."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from assistant.cite import cite, escape, link
from assistant.phrases import Language
from assistant.reply import Citation
from corpus.article import Span
from corpus.library import Corpus
from corpus.numerals import fold_width
from tools.action import Action, Alarm, Basis, Finding
from tools.directory import Employee
from tools.fields import ChoiceField, DateField, Field, PeriodField, TextField
from tools.record import Event, Record

WEEKDAYS = {"zh": "一二三四五六日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
_HALVES = {"zh": {"am": "上午", "pm": "下午"}, "en": {"am": "morning", "pm": "afternoon"}}
_MORE = {"workdays": ("工作日天数", "working days"), "certificate": ("医疗证明", "medical certificate")}
_EVENTS = {
    "filed": ("提交", "filed"), "overdue": ("逾期升级", "escalated as overdue"), "attached": ("添加附件", "file attached"),
}  # fmt: skip
TOLD_CHARS = 160


def public(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the contract: without what is only remembered while the form is filled in."""
    return {name: value for name, value in fields.items() if not name.startswith("_") and value is not None}


def missing(action: Action, fields: Mapping[str, Any]) -> list[str]:
    """The names of required fields without a value."""
    names: list[str] = []
    for item in action.fields:
        if item.required:
            names += item.names[:2] if isinstance(item, PeriodField) else [item.name]
    return [name for name in names if fields.get(name) in (None, "")]


def title(action: Action, language: Language) -> str:
    return action.en if language == "en" else action.zh


def field_title(item: Field, language: Language) -> str:
    return item.en if language == "en" else item.zh


def asking(action: Action, names: Sequence[str], language: Language) -> str:
    """One list of what is missing, with the choices."""
    lines = []
    for item in action.fields:
        wanted = item.names[:2] if isinstance(item, PeriodField) else (item.name,)
        open_names = [name for name in wanted if name in names]
        if open_names:
            lines.append(f"- {_asked(item, open_names, language)}")
    return "\n".join(lines)


def _asked(item: Field, open_names: Sequence[str], language: Language) -> str:
    name = field_title(item, language)
    if isinstance(item, PeriodField) and len(open_names) == 1:
        first = open_names[0] == item.name
        name = {"zh": ("开始日期", "结束日期"), "en": ("first day", "last day")}[language][0 if first else 1]
    hint = item.hint_en if language == "en" else item.hint_zh
    if isinstance(item, ChoiceField):
        hint = " / ".join(c.en for c in item.choices) if language == "en" else "、".join(c.value for c in item.choices)
    if not hint:
        return f"**{name}**"
    return f"**{name}** ({hint})" if language == "en" else f"**{name}**（{hint}）"


def example_of_change(action: Action, fields: Mapping[str, Any], language: Language) -> str:
    """How a change of a form may be said: the days anew, else another value of the first field that has an example."""
    period = next((item for item in action.fields if isinstance(item, PeriodField)), None)
    if period is not None:
        example = _example(period, language)
        return f"change it to {example}" if language == "en" else f"改成{example}"
    for item in sorted(action.fields, key=lambda item: isinstance(item, TextField) and item.story):
        value = _other_value(item, fields, language)
        if value and value != fields.get(item.name):
            return f"change the {item.en} to {value}" if language == "en" else f"{item.zh}改成{value}"
    return ""


def _other_value(item: Field, fields: Mapping[str, Any], language: Language) -> str:
    if isinstance(item, ChoiceField):
        other = next(choice for choice in item.choices if choice.value != fields.get(item.name))
        return other.en if language == "en" else other.value
    return _example(item, language)


def _example(item: Field, language: Language) -> str:
    """The first of the examples that the hint of a field gives; empty where it gives none."""
    hint, mark = (item.hint_en, "e.g. ") if language == "en" else (item.hint_zh, "例如 ")
    return re.split("[,、]", hint.partition(mark)[2])[0].strip()


def values(action: Action, fields: Mapping[str, Any], language: Language) -> str:
    """One line a field, as it was understood."""
    colon = ": " if language == "en" else "："
    return "\n".join(f"- {name}{colon}{escape(value)}" for name, value in pairs(action, fields, language))


def pairs(action: Action, fields: Mapping[str, Any], language: Language) -> list[tuple[str, str]]:
    """The name and the value of each field, in words."""
    found = []
    for item in action.fields:
        shown = _period(item, fields, language) if isinstance(item, PeriodField) else _value(item, fields, language)
        if shown:
            found.append((field_title(item, language), shown))
    more = [(name, fields[key]) for key, names in _MORE.items() for name in (names[language == "en"],) if key in fields]
    return found + [(name, str(value)) for name, value in more if value is not None]


def _value(item: Field, fields: Mapping[str, Any], language: Language) -> str:
    value = fields.get(item.name)
    if value is None:
        return ""
    if value is True:
        return "yes" if language == "en" else "是"
    if isinstance(item, DateField):
        return _day(str(value), None, language)
    if isinstance(item, ChoiceField) and language == "en":
        return f"{next((choice.en for choice in item.choices if choice.value == value), value)} ({value})"
    return str(value)


def _period(item: PeriodField, fields: Mapping[str, Any], language: Language) -> str:
    first, last = fields.get(item.name), fields.get(item.end)
    if not first:
        return ""
    shown = _day(str(first), fields.get("start_half"), language)
    if last and last == first:
        return shown
    until = _day(str(last), fields.get("end_half"), language) if last else "?"
    return f"{shown} to {until}" if language == "en" else f"{shown} 至 {until}"


def _day(iso: str, half: str | None, language: Language) -> str:
    weekday = date.fromisoformat(iso).weekday()
    name = WEEKDAYS[language][weekday]
    day = f"{iso} ({name})" if language == "en" else f"{iso}（周{name}）"
    return f"{day} {_HALVES[language][half]}" if half else day


def findings(
    found: Iterable[Finding], corpus: Corpus, day: date, language: Language
) -> tuple[str, tuple[Citation, ...]]:
    """Each finding with the words of its article, quoted."""
    lines, citations = [], []
    for finding in found:
        said = finding.en if language == "en" else finding.zh
        citation = quote(finding.basis, corpus, day) if finding.basis else None
        if citation:
            citations.append(citation)
            lines.append(f"- {said}\n  {quoted_line(citation)}")
        else:
            lines.append(f"- {said}")
    return "\n".join(lines), tuple(dict.fromkeys(citations))


def quoted_line(citation: Citation) -> str:
    """A quote and where it stands, in one line."""
    return f"> {escape(citation.quote)} — {link(citation)}"


def quote(basis: Basis, corpus: Corpus, day: date) -> Citation | None:
    """The words that a rule rests on, where they stand in the article that is in force; None where they do not."""
    article = corpus.article(basis.article, day)
    start = fold_width(article.text).find(fold_width(basis.words)) if article else -1
    if article is None or start < 0:
        return None
    return cite(article, Span(start, start + len(basis.words)))


_ALARM_HEADS: dict[Language, str] = {
    "zh": "⚠️ **先保证人身安全**（以下是通用安全建议，不是公司制度的规定）：",
    "en": "⚠️ **Safety first** (general safety advice, not a rule of the company):",
}


def is_alarm(text: str) -> bool:
    """Whether a reply says what to do now in a danger."""
    return any(head in text for head in _ALARM_HEADS.values())


def alarm(raised: Alarm, corpus: Corpus, day: date, language: Language) -> tuple[str, tuple[Citation, ...]]:
    """What to do now, marked as general advice, and what the regulations say."""
    advice = raised.en if language == "en" else raised.zh
    head = _ALARM_HEADS[language]
    steps = "\n".join(f"{n}. {step}" for n, step in enumerate(advice, 1))
    citations = tuple(c for basis in raised.bases if (c := quote(basis, corpus, day)))
    rules = "\n".join(quoted_line(c) for c in citations)
    intro = "The regulations say:" if language == "en" else "公司制度相关规定："
    return f"{head}\n{steps}\n\n{intro}\n{rules}", citations


def receipt(action: Action, record: Record, next_people: Sequence[Employee], language: Language) -> str:
    """The number, the state, who acts next; then in one line what was filed."""
    state = action.state(record.state)
    who = "、".join(f"{employee.name}（{employee.id}）" for employee in next_people[:5])
    what = escape(" ".join(_told(action, record, language).split()))
    if language == "en":
        head = f"Filed: **{record.id}** ({action.en}), state: {state.en}. Next: {who or 'nobody yet; please tell HR'}."
        return f"{head}\n\nWhat was filed: {what}"
    head = f"已提交：**{record.id}**（{action.zh}），状态：{state.zh}。下一步由 {who or '（通讯录中没有对应的人，请联系 HR）'} 处理。"
    return f"{head}\n\n提交内容：{what}"


def _told(action: Action, record: Record, language: Language) -> str:
    """What a record says, in short: its own sketch, or the fields that it must have and its hours."""
    if language == "zh":
        return action.sketch(record.fields)
    told = (i for i in action.fields if i.required or (isinstance(i, TextField) and i.renewed))
    needed = {field_title(item, language) for item in told}
    return "; ".join(value for name, value in pairs(action, record.fields, language) if name in needed)[:TOLD_CHARS]


def line(action: Action, record: Record, language: Language, owner: str = "") -> str:
    """A record in one line of a list; `owner` names whose it is where that is somebody else's."""
    state = action.state(record.state)
    if owner:
        return line(action, record, language) + (f", by {owner}" if language == "en" else f"，提交人 {owner}")
    if language == "en":
        return f"- **{record.id}** {action.en}, {state.en}: {escape(_told(action, record, language))}"
    return f"- **{record.id}** {action.zh}，**{state.zh}**：{escape(action.sketch(record.fields))}"


def event_name(action: Action, event: Event, language: Language) -> str:
    """What an event of a record is called: its new state, mostly."""
    english = language == "en"
    if event.what in _EVENTS:
        return _EVENTS[event.what][english]
    try:
        state = action.state(event.what)
    except KeyError:
        return "changed" if english else "有变更"
    return state.en if english else state.zh
