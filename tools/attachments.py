"""Files that belong to a record: the certificate of a sick leave (hr-admin/14), photos of a hazard."""

from dataclasses import replace

from tools.action import Action
from tools.directory import Employee
from tools.record import BadMove, Conflict, NotAllowed, Record
from tools.store import Known, Origin, Work

MAX_BYTES = 5 * 1024 * 1024
MAX_NAME_CHARS = 100
# What a file is, by its first bytes: the name and the announced type are the sender's claims.
SIGNATURES = {
    b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png",
    b"RIFF": "image/webp",
}  # fmt: skip


def attach(
    work: Work, action: Action, record: Record, by: Employee, name: str, announced: str, content: bytes, origin: Origin
) -> Record:
    """Keep a file with one's own record. Raises NotAllowed; BadMove where the file cannot be taken, and Conflict where
    the record has come to nothing, so that a file helps it no more."""
    if by.id != record.owner:
        raise NotAllowed("只能给自己的记录添加附件。")
    if action.state(record.state).void:
        raise Conflict(come_to_nothing(action, record), record)
    media_type = _media_type(name, announced, content)
    fields = action.attached(record.fields, name)
    changed = work.change(record, replace(record, fields=fields), origin, "attached", name, ())
    if changed is None:
        raise BadMove("这条记录刚刚有变化，请重新打开后再上传。", "version")
    try:
        work.attach(record, name, media_type, content, by.id)
    except Known:
        raise BadMove(f"已经有名为 {name} 的附件；请换个文件名。", "name") from None
    return changed


def come_to_nothing(action: Action, record: Record) -> str:
    """Why no file is taken for a record that was turned down or taken back, and what can be done."""
    what, (why, _) = action.attachment.zh if action.attachment else "附件", takes_no_more(action, record)
    return f"{why}，文件没有保存；需要的话请重新提交一份{action.zh}，再把{what}交到新的一份。"


def takes_no_more(action: Action, record: Record) -> tuple[str, str]:
    """That a record which came to nothing takes no file any more, in Chinese and in English."""
    state, file = action.state(record.state), action.attachment
    zh, en = (file.zh, file.en) if file else ("附件", "file")
    return f"{record.id} 现为“{state.zh}”，不再收{zh}", f"{record.id} is “{state.en}” and takes no {en} any more"


def _media_type(name: str, announced: str, content: bytes) -> str:
    if not name.strip() or len(name) > MAX_NAME_CHARS or any(char in name for char in "/\\\0\n\r"):
        raise BadMove(f"文件名不正确；请用不超过 {MAX_NAME_CHARS} 个字符、不含斜杠的文件名。", "name")
    if not 0 < len(content) <= MAX_BYTES:
        raise BadMove(f"附件应大于 0 且不超过 {MAX_BYTES // 1024 // 1024} MiB。", "content")
    for signature, media_type in SIGNATURES.items():
        if content.startswith(signature):
            return media_type
    raise BadMove(f"不支持这种文件（{announced or '未知类型'}）；请上传 PDF、JPEG、PNG 或 WebP。", "content")
