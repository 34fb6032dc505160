"""The steps that are still to be shown, where a message deals with another record in between.

驳回周杰的, said while the second of three approvals waits for its yes, takes none of them off.
"""

from collections.abc import Mapping
from typing import Any

from assistant.build import Parts
from assistant.forms.orders import names_a_step
from assistant.forms.step import Step
from assistant.forms.table import Table
from assistant.forms.tone import asks
from assistant.records.proposed import LISTED, SHOWN, THEN, with_next
from tools.desk import NOTE


def still_queued(step: Step | None, message: str, table: Table, parts: Parts) -> Step | None:
    """The step, and after it those that were waiting, of other records than its own."""
    waiting = table.minds.step
    if step is None or waiting is None or table.current or asks(message) or not names_a_step(message):
        return step
    if waiting.get("late") or SHOWN not in waiting or LISTED not in waiting or LISTED in (step.awaits or {}):
        return step
    own = (step.record, str((step.awaits or {}).get("record") or ""))
    if not step.record or str(waiting["record"]) in own:
        return step
    queue = [one for one in (_item(waiting), *waiting[THEN]) if one["record"] not in own]
    return with_next(step, queue, waiting[LISTED], table.desk, parts)


def _item(waiting: Mapping[str, Any]) -> dict[str, str]:
    """The step that is shown, as it was kept before."""
    note = str(waiting["given"].get(NOTE) or "")
    said = ",".join(piece for piece in (str(waiting["move"]), note) if piece)
    return {"record": str(waiting["record"]), "to": str(waiting["to"]), "move": str(waiting["move"]), "said": said}
