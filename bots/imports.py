"""Sheets of FAQs being imported: read in the background, shown, and done when HR says so.

They live in this process: a restart forgets what was only looked at, and nothing of it has been written.
"""

import logging
import threading
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import uuid4

from assistant.build import Parts
from assistant.faqs.edit import BadFaq
from assistant.faqs.settle import settle
from assistant.faqs.sheet import Plan, plan, read_sheet
from tools.directory import Employee
from tools.faq import StaleFaq

KEPT = 50
READING, PLANNED, FAILED, APPLIED = "reading", "planned", "failed", "applied"
_LOG = logging.getLogger("zhidu.imports")


@dataclass(frozen=True)
class Import:
    """`done` of `total` texts are read; `plan` is there once all are. `said` is what went wrong, or what was done."""

    id: str
    name: str
    owner: str
    state: str = READING
    done: int = 0
    total: int = 0
    plan: Plan | None = field(default=None, repr=False)
    said: str = ""

    def as_json(self) -> dict[str, Any]:
        shown = {"id": self.id, "name": self.name, "state": self.state, "done": self.done, "total": self.total}
        return shown | {"said": self.said, "plan": self.plan.as_json() if self.plan else None}


class Imports:
    """Safe to share between threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Import] = OrderedDict()
        self._lock = threading.Lock()

    def start(self, name: str, content: bytes, parts: Parts, by: Employee) -> Import:
        """Begin to read a file. Raises BadFaq where it is no sheet of FAQs."""
        sheet = read_sheet(name, content)
        begun = Import(uuid4().hex, name, by.id, total=len(sheet))
        self._put(begun)

        def read() -> None:
            try:
                made = plan(sheet, parts, by, lambda done, total: self._put(replace(begun, done=done, total=total)))
                self._put(replace(begun, state=PLANNED, done=len(sheet), plan=made))
            except Exception as problem:  # noqa: BLE001  whatever it is, HR must not wait for ever
                _LOG.exception("the import of %s failed", name)
                self._put(replace(begun, state=FAILED, said=f"文件没有读完（{type(problem).__name__}）；请重新上传。"))

        threading.Thread(target=read, name="import", daemon=True).start()
        return begun

    def get(self, number: str, by: Employee) -> Import | None:
        """One's own import."""
        with self._lock:
            found = self._kept.get(number)
        return found if found and found.owner == by.id else None

    def apply(self, found: Import, parts: Parts, by: Employee, doubled: bool) -> Import:
        """Write what was shown, all of it or nothing. Raises BadFaq where it cannot be done as it was shown."""
        with self._lock:
            now = self._kept.get(found.id, found)
            if now.state != PLANNED or now.plan is None:
                raise BadFaq("这个文件还没有读完，或已经导入过。", "file")
            changes = now.plan.changes(doubled)
            try:
                kept = parts.store.faqs.apply(changes, by.id)
            except StaleFaq as stale:
                raise BadFaq(f"预览之后有人改过常见问答：{stale}", "file") from None
            fresh = sum(before is None for before, _ in changes)
            told = settle(kept, parts, by)
            said = f"已导入：新增 {fresh} 条，修改 {len(changes) - fresh} 条。"
            said += f"队列里的同一问题已一并答复，通知了 {told} 位提问的人。" if told else ""
            self._kept[found.id] = done = replace(now, state=APPLIED, said=said)
        return done

    def _put(self, state: Import) -> None:
        with self._lock:
            self._kept[state.id] = state
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
