"""What can be told of a form, and of the record that it becomes: who acts next, what may still be done, what is open."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.forms import view
from assistant.forms.desk import Desk, Form
from assistant.forms.itself import Aspect
from assistant.forms.orders import own_move
from assistant.forms.say import Said
from assistant.phrases import Language
from assistant.reply import Citation
from tools.action import Action
from tools.directory import Employee
from tools.fields import ChoiceField, FlagField, PeriodField
from tools.record import ANONYMOUS, Record
from tools.rights import actors, may_see

NAMED_MOST = 5
_LANGUAGES: tuple[Language, ...] = ("zh", "en")
_HIDING = "anonymous"  # the flag by which a sender is not named


@dataclass(frozen=True)
class Subject:
    """What is asked about: a form that has not been filed, or (`filed`) the record that it has become.

    A form's `record` is the one that it would be. `keeps` is how long a form waits for a yes.
    """

    action: Action
    record: Record
    desk: Desk
    filed: bool
    missing: tuple[str, ...] = ()
    keeps: timedelta = timedelta()

    @property
    def hidden(self) -> bool:
        return bool(self.record.fields.get(_HIDING))

    @property
    def known(self) -> bool:
        """Whether the record can be told from others by who sent it."""
        return not self.hidden


def of_form(form: Form, keeps: timedelta) -> Subject:
    fields, desk = view.public(form.draft.fields), form.desk
    owner = ANONYMOUS if fields.get(_HIDING) else desk.employee.id
    due = form.action.deadline(fields, desk.situation())
    record = Record("", form.action.name, owner, form.action.states[0].name, 1, fields, desk.now, desk.now, due_at=due)
    return Subject(form.action, record, desk, False, tuple(form.missing()), keeps)


def of_record(action: Action, record: Record, desk: Desk) -> Subject:
    return Subject(action, record, desk, True)


def told(aspects: tuple[Aspect, ...], subject: Subject) -> tuple[str, tuple[Citation, ...]]:
    """The answers to what is asked, one below the other, with the words of the article that tells how it goes on."""
    language, day = subject.desk.language, subject.desk.today
    said = [_ANSWERS[aspect](subject).in_(language) for aspect in aspects]
    basis = subject.action.course if {"acts", "takes", "next"} & set(aspects) else None
    citation = view.quote(basis, subject.desk.corpus, day) if basis else None
    if citation is None:
        return "\n\n".join(said), ()
    return "\n\n".join([*said, view.quoted_line(citation)]), (citation,)


def _acts(subject: Subject) -> Said:
    record, action = subject.record, subject.action
    people = _named(actors(action, record, subject.desk.directory))
    if action.state(record.state).final:
        return Said("已经办结，没有下一步。", "It is done with; there is no next step.")
    if not people:
        return Said(
            "通讯录里没有能处理这一步的人；请联系 HR。",
            "Nobody in the directory can take the next step; please tell HR.",
        )
    steps = dict.fromkeys(m for m in action.moves_from(record.state) if m.awaited and m.who != ("owner",))
    zh = "、".join(dict.fromkeys(move.zh for move in steps))
    en = ", ".join(dict.fromkeys(move.en for move in steps))
    when = ("", "") if subject.filed else ("提交后", "Once it is filed, ")
    return Said(f"{when[0]}由 {people} 处理（{zh}）。", f"{when[1]}{people} can act on it ({en}).")


def _takes(subject: Subject) -> Said:
    due = subject.record.due_at
    if due is not None:
        limit = f"{due.astimezone(subject.desk.now.tzinfo):%Y-%m-%d %H:%M}"
        if subject.filed:
            return Said(f"处理时限是 {limit}（公司设置）。", f"It is due {limit} (a setting of the company).")
        return Said(
            f"现在提交的话，处理时限是 {limit}（公司设置）。",
            f"Filed now, it is due {limit} (a setting of the company).",
        )
    return Said(
        "要多久，我没有可引用的时限，不能替处理人答复；提交后可以随时问我进度。",
        "I know of no time limit for this and cannot promise one; once it is filed, ask me any time how it stands.",
    )


def _filed(subject: Subject) -> Said:
    if subject.filed:
        state = subject.action.state(subject.record.state)
        return Said(
            f"已经提交：**{subject.record.id}**，状态：{state.zh}。",
            f"Yes: **{subject.record.id}**, state: {state.en}.",
        )
    if subject.missing:
        return Said("还没有提交：内容没有填完。", "No, it has not been filed: something is still missing.")
    return Said("还没有提交，您回复“确认”才会提交。", "No, it is filed only when you reply “yes”.")


def _drop(subject: Subject) -> Said:
    action, record = subject.action, subject.record
    if subject.filed:
        back = own_move(action, record, subject.desk)
        if back and subject.known:
            return Said(f"可以：说“{back.zh} {record.id}”即可。", f"Yes: say “{back.en} {record.id}”.")
        return Said(
            f"已经提交的{action.zh}不能由您撤回；有出入请告诉处理人。",
            f"You cannot take back a {action.en} that has been filed; tell those who handle it what is wrong.",
        )
    back = own_move(action, record, subject.desk)
    now = Said("现在还没提交，回复“取消”就放弃。", "It is not filed yet: reply “cancel” to drop it.")
    later = (
        Said(f"提交后，在“{action.states[0].zh}”时您可以{back.zh}。", f"Once filed, while it is {action.states[0].en}, you can {back.en} it.")
        if back
        else Said("提交后不能由您撤回。", "Once filed, you cannot take it back.")
    )  # fmt: skip
    return Said(now.zh + later.zh, f"{now.en} {later.en}")


def _change(subject: Subject) -> Said:
    action, record = subject.action, subject.record
    back = own_move(action, record, subject.desk)
    after = (
        Said(f"已提交的内容不能修改，可以{back.zh}后重新提交。", f"What has been filed cannot be edited; you can {back.en} it and file it anew.")
        if back and subject.known
        else Said("已提交的内容不能修改；有出入请告诉处理人。", "What has been filed cannot be edited; tell those who handle it what is wrong.")
    )  # fmt: skip
    if subject.filed:
        return after
    return Said(
        f"提交之前都可以改，直接说要改成什么。{after.zh}",
        f"Until it is filed you can change anything: just say what it should be. {after.en}",
    )


def _missing(subject: Subject) -> Said:
    if subject.filed:
        return Said("内容已经完整，没有缺的。", "Nothing is missing; it is complete.")
    if subject.missing:
        lists = {k: view.asking(subject.action, subject.missing, k) for k in _LANGUAGES}
        return Said(f"还缺：\n{lists['zh']}", f"Still missing:\n{lists['en']}")
    open_ones = [
        item for item in subject.action.fields if not item.required and not subject.record.fields.get(item.name)
    ]
    zh, en = "、".join(item.zh for item in open_ones), ", ".join(item.en for item in open_ones)
    return Said(
        f"必填的都有了{f'；还可以补充：{zh}' if zh else ''}。",
        f"Everything required is there{f'; you may add: {en}' if en else ''}.",
    )


def _values(subject: Subject) -> Said:
    shown = {k: view.values(subject.action, subject.record.fields, k) for k in _LANGUAGES}
    if not subject.filed and not subject.missing:
        days = _length(subject)
        return Said(
            f"目前的内容就是下面列的这些{f'，首尾共 {days} 天（日历日）' if days else ''}。",
            f"What it says so far is listed below{f', {days} calendar day(s) in all' if days else ''}.",
        )
    if not any(shown.values()):
        return Said("还没有填任何内容。", "Nothing has been filled in yet.")
    return Said(f"目前的内容：\n{shown['zh']}", f"This is what it says:\n{shown['en']}")


def _length(subject: Subject) -> int | None:
    """Calendar days from the first to the last one, where the form has both."""
    item = next((item for item in subject.action.fields if isinstance(item, PeriodField)), None)
    first, last = (subject.record.fields.get(item.name), subject.record.fields.get(item.end)) if item else (None, None)
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1 if first and last else None


def _next(subject: Subject) -> Said:
    state = subject.action.state(subject.record.state)
    if subject.filed:
        ahead = _acts(subject)
        return Said(f"现在的状态是“{state.zh}”。{ahead.zh}", f"It is {state.en}. {ahead.en}")
    here = _filed(subject)
    ahead = _acts(subject)
    return Said(f"{here.zh}{ahead.zh}状态会是“{state.zh}”。", f"{here.en} {ahead.en} Its state will be “{state.en}”.")


def _hides(subject: Subject) -> Said:
    flag = next((i for i in subject.action.fields if isinstance(i, FlagField) and i.name == _HIDING), None)
    person = subject.desk.employee
    if subject.hidden:
        return Said("匿名：记录里不写您的名字。", "It is anonymous: the record does not name you.")
    name = f"{person.name}（{person.id}）"
    if flag is None:
        return Said(f"不能匿名：记录里写着 {name}。", f"It cannot be anonymous: the record names {name}.")
    if subject.filed:
        return Said(f"不是匿名的：记录里写着 {name}。", f"It is not anonymous: the record names {name}.")
    return Said(
        f"现在不是匿名，记录里会写 {name}；要匿名请回复“匿名”。",
        f"It is not anonymous so far: the record will name {name}. Reply “anonymous” if you want that.",
    )


def _sees(subject: Subject) -> Said:
    desk = subject.desk
    owner = subject.record.owner
    others = [e for e in desk.directory if e.id != owner and may_see(subject.action, subject.record, e, desk.directory)]
    whom = _named(others)
    you = Said("您本人", "you") if subject.known else Said("", "")
    return Said(
        f"能看到这份记录的：{'、'.join(part for part in (you.zh, whom) if part)}。",
        f"Who can see the record: {', '.join(part for part in (you.en, whom) if part)}.",
    )


def _manager(subject: Subject) -> Said:
    desk = subject.desk
    found = desk.directory.find(desk.employee.manager_id) if desk.employee.manager_id else None
    if found is None:
        return Said("通讯录里没有登记您的主管。", "The directory names no manager for you.")
    name = f"{found.name}（{found.id}）"
    return Said(f"通讯录里您的主管是 {name}。", f"Your manager in the directory is {name}.")


def _chooses(subject: Subject) -> Said:
    lines: dict[str, list[str]] = {"zh": [], "en": []}
    for item in subject.action.fields:
        if isinstance(item, ChoiceField):
            lines["zh"].append(f"- **{item.zh}**：{'、'.join(choice.value for choice in item.choices)}")
            lines["en"].append(f"- **{item.en}**: {', '.join(choice.en for choice in item.choices)}")
    if not lines["zh"]:
        return Said("这里没有要选的项，直接写就行。", "There is nothing to choose here; just write it.")
    zh, en = "\n".join(lines["zh"]), "\n".join(lines["en"])
    return Said(
        f"可以选：\n{zh}\n怎样区分，我没有可引用的规定，请按实际情况选。",
        f"You can choose:\n{en}\nI have no rule to quote on how they differ; choose what fits.",
    )


def _needed(subject: Subject) -> Said:
    must = [item for item in subject.action.fields if item.required]
    may = [item for item in subject.action.fields if not item.required]
    zh = f"必须有：{'、'.join(i.zh for i in must)}。" + (f"可以不填：{'、'.join(i.zh for i in may)}。" if may else "")
    en = f"Required: {', '.join(i.en for i in must)}." + (f" Optional: {', '.join(i.en for i in may)}." if may else "")
    return Said(zh, en)


def _attaches(subject: Subject) -> Said:
    when = ("", "") if subject.filed else ("提交后，", "Once it is filed: ")
    number = f" {subject.record.id} " if subject.filed else ""
    return Said(
        f"{when[0]}在聊天软件里把文件直接发给我，或在网页上这条记录的下面上传，就附在记录{number}上。"
        "最晚什么时候交，我没有可引用的期限。",
        f"{when[1]}send me the file in the chat app, or upload it below the record{number} on the page. "
        "I have no deadline to quote for it.",
    )


def _lasts(subject: Subject) -> Said:
    if subject.filed:
        return Said("已经提交，不会过期。", "It has been filed and does not expire.")
    minutes = int(subject.keeps.total_seconds() // 60)
    return Said(
        f"还没提交的内容从最后一次填写起保留 {minutes} 分钟，过后作废，要重新说。",
        f"What is not filed is kept for {minutes} minutes after you last filled in something; then it expires.",
    )


def _named(people: list[Employee]) -> str:
    names = "、".join(f"{employee.name}（{employee.id}）" for employee in people[:NAMED_MOST])
    return f"{names} 等" if len(people) > NAMED_MOST else names


_ANSWERS: Mapping[Aspect, Callable[[Subject], Said]] = {
    "acts": _acts, "takes": _takes, "filed": _filed, "drop": _drop, "change": _change, "missing": _missing,
    "values": _values, "next": _next, "hides": _hides, "sees": _sees, "manager": _manager, "chooses": _chooses,
    "needed": _needed, "attaches": _attaches, "lasts": _lasts,
}  # fmt: skip
