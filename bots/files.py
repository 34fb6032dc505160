"""Files that people send in a chat: kept with their own record, as PUT /v1/records/{id}/attachments keeps them.

A file goes to the record that its message names; one that comes without words, to the only record of the person's that
waits for one (a sick leave that owes its certificate, say). Else nothing is kept, and the person is told what to send.
"""

from collections.abc import Callable, Sequence

from assistant.build import Parts
from assistant.phrases import Language, language_of
from assistant.records.numbers import number_in
from bots.channel import Heard, Person, SentFile, Unreachable
from tools import ACTIONS, action_named
from tools.action import Action
from tools.attachments import MAX_BYTES, attach
from tools.directory import Employee
from tools.record import BadMove, Conflict, NotAllowed, Record
from tools.rights import may_see
from tools.store import Origin

LISTED_MOST = 5
Fetch = Callable[[str], bytes]
_SAYS: dict[str, dict[Language, str]] = {
    "stranger": {
        "zh": "在员工通讯录里没有找到您，文件没有保存；请联系 HR 登记您的账号。",
        "en": "You are not in the company's directory, so the file was not kept; please ask HR to add your account.",
    },
    "none": {
        "zh": "文件没有保存：您没有等待附件的记录。要附到某份记录上，请把文件和记录号一起发来，"
              "例如：LV-20261123-0001。",
        "en": "The file was not kept: no record of yours waits for one. To attach it, send it again with the record's "
              "number beside it, for example LV-20261123-0001.",
    },
    "which": {
        "zh": "文件还没有保存：请把它和记录号一起再发一次。等待附件的记录：",
        "en": "The file was not kept yet: please send it again with the record's number. These wait for a file:",
    },
    "kept": {
        "zh": "已把“{name}”附到 **{number}**（{title}）。",
        "en": "“{name}” is attached to **{number}** ({title}).",
    },
    "large": {
        "zh": "“{name}”没有保存：附件不能超过 {most} MiB。",
        "en": "“{name}” was not kept: it is over {most} MiB.",
    },
    "gone": {
        "zh": "“{name}”没有保存：从聊天平台取不到它；请在网页里把它附到您的记录上。",
        "en": "“{name}” was not kept: the chat does not give it out; please attach it to your record on the web page.",
    },
    "unknown": {
        "zh": "“{name}”没有保存：没有编号为 {number} 的记录，或您无权查看。",
        "en": "“{name}” was not kept: there is no record {number}, or it is not yours to see.",
    },
}  # fmt: skip


def take_files(heard: Heard, person: Person, parts: Parts, fetch: Fetch, source: str) -> str:
    """Keep the files of a message; what to tell the person. Raises TryLater and Failed where `fetch` does."""
    number = number_in(heard.text)
    language: Language = "zh" if heard.text.strip().upper() == number else language_of(heard.text)
    if person.employee is None:
        return _SAYS["stranger"][language]
    waiting = _waiting(person.employee, heard.files, parts)
    if number is None and not heard.text and len(waiting) == 1:
        number = waiting[0][1].id
    if number is None:
        return _ask(waiting, language)
    lines = [_keep(file, number, person.employee, parts, fetch, source, language) for file in heard.files]
    return "\n".join(lines)


def _waiting(employee: Employee, files: Sequence[SentFile], parts: Parts) -> list[tuple[Action, Record]]:
    """The open records of somebody that a file would change: by what their kind does with one."""
    return [
        (action, record)
        for action in ACTIONS
        for record in parts.store.records(owner=employee.id, type=action.name)
        if not action.state(record.state).final and action.attached(record.fields, files[0].name) != record.fields
    ]


def _ask(waiting: Sequence[tuple[Action, Record]], language: Language) -> str:
    if not waiting:
        return _SAYS["none"][language]
    lines = [f"- {record.id} {action.sketch(record.fields)}" for action, record in waiting[-LISTED_MOST:]]
    return "\n".join([_SAYS["which"][language], *lines])


def _keep(
    file: SentFile, number: str, by: Employee, parts: Parts, fetch: Fetch, source: str, language: Language
) -> str:
    def says(what: str) -> str:
        title = (action.en if language == "en" else action.zh) if action else ""
        return _SAYS[what][language].format(name=file.name, number=number, title=title, most=MAX_BYTES // 1024 // 1024)

    record = parts.store.record(number)
    action = action_named(record.type) if record else None
    if record is None or action is None or not may_see(action, record, by, parts.directory):
        return says("unknown")
    if file.size > MAX_BYTES:
        return says("large")
    try:
        content = fetch(file.id)
    except Unreachable:
        return says("gone")
    kept = parts.store.attachment(number, file.name)
    if kept and kept[1] == content and record.owner == by.id:  # the event is handled a second time
        return says("kept")
    try:
        with parts.store.work() as work:
            origin = Origin(by.id, parts.settings.clock(), source)
            attach(work, action, record, by, file.name, file.media_type, content, origin)
    except (BadMove, Conflict, NotAllowed) as problem:
        return f"“{file.name}”：{problem}"
    return says("kept")
