"""What can be told of what becomes of a form, and of the record that it becomes: who acts next, what may still be done."""

from collections.abc import Callable, Mapping

from assistant.forms import contents, view
from assistant.forms.itself import Aspect
from assistant.forms.orders import own_move
from assistant.forms.say import Said
from assistant.forms.subject import Subject, listed
from assistant.phrases import Language
from assistant.reply import Citation
from tools.due import agreed_day
from tools.rights import actors

URGES_NOBODY = Said("我不能替您催办，请直接联系处理人。", "I cannot hurry them for you; please talk to them.")
_LANGUAGES: tuple[Language, ...] = ("zh", "en")


def told(aspects: tuple[Aspect, ...], subject: Subject) -> tuple[str, tuple[Citation, ...]]:
    """The answers to what is asked, one below the other, with the words of the article that tells how it goes on."""
    language, day = subject.desk.language, subject.desk.today
    said = [_ANSWERS[aspect](subject).in_(language) for aspect in aspects]
    basis = subject.action.course if {"acts", "takes", "next"} & set(aspects) else None
    citation = view.quote(basis, subject.desk.corpus, day) if basis else None
    if citation is None:
        return "\n\n".join(said), ()
    return "\n\n".join([*said, view.quoted_line(citation)]), (citation,)


def acts(subject: Subject) -> Said:
    """Who takes the next step, and which steps there are."""
    record, action = subject.record, subject.action
    people = listed(actors(action, record, subject.desk.directory))
    if action.state(record.state).final:
        return Said("已经办结，没有下一步。", "It is done with; there is no next step.")
    if not people:
        return Said(
            "通讯录里没有能处理这一步的人；请联系 HR。",
            "Nobody in the directory can take the next step; please tell HR.",
        )
    steps = dict.fromkeys(m for m in action.moves_from(record.state) if m.awaited and m.who != ("owner",))
    if not steps:
        state = action.state(record.state)
        return Said(f"现在是“{state.zh}”，不再等谁处理。", f"It is {state.en}; nobody has to act on it any more.")
    zh = "、".join(dict.fromkeys(move.zh for move in steps))
    en = ", ".join(dict.fromkeys(move.en for move in steps))
    when = ("", "") if subject.filed else ("提交后", "Once it is filed, ")
    return Said(f"{when[0]}由 {people} 处理（{zh}）。", f"{when[1]}{people} can act on it ({en}).")


def _takes(subject: Subject) -> Said:
    due = subject.record.due_at
    if day := agreed_day(subject.action, subject.record):
        return Said(f"约定的期限是 {day}（当天结束前）。", f"It was agreed for {day}, by the end of that day.")
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


def _urges(subject: Subject) -> Said:
    """A plea to hurry those who decide: nobody is reminded from here."""
    ahead = acts(subject)
    if subject.action.state(subject.record.state).final:
        return ahead
    return Said(f"{URGES_NOBODY.zh}{ahead.zh}", f"{URGES_NOBODY.en} {ahead.en}")


def _number(subject: Subject) -> Said:
    if subject.filed:
        return Said(f"编号：**{subject.record.id}**。", f"Its number: **{subject.record.id}**.")
    return Said("还没有提交，提交之后才有编号。", "It is not filed yet; it gets its number then.")


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
    zh, en = (view.example_of_change(action, record.fields, language) for language in _LANGUAGES)
    return Said(
        f"提交之前都可以改，直接说要改成什么，比如“{zh}”。{after.zh}",
        f"Until it is filed you can change anything: just say what it should be, e.g. “{en}”. {after.en}",
    )


def _next(subject: Subject) -> Said:
    state = subject.action.state(subject.record.state)
    if subject.filed:
        ahead = acts(subject)
        return Said(f"现在的状态是“{state.zh}”。{ahead.zh}", f"It is {state.en}. {ahead.en}")
    here = _filed(subject)
    ahead = acts(subject)
    return Said(f"{here.zh}{ahead.zh}状态会是“{state.zh}”。", f"{here.en} {ahead.en} Its state will be “{state.en}”.")


_ANSWERS: Mapping[Aspect, Callable[[Subject], Said]] = {
    "acts": acts, "urges": _urges, "number": _number, "takes": _takes, "filed": _filed, "drop": _drop, "change": _change, "missing": contents.missing,
    "values": contents.values, "next": _next, "stands": _next, "why": _next, "hides": contents.hides, "sees": contents.sees, "manager": contents.manager, "chooses": contents.chooses,
    "needed": contents.needed, "attaches": contents.attaches, "lasts": contents.lasts,
}  # fmt: skip
