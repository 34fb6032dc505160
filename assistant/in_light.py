"""A question beside paperwork, read in the light of it: 复查谁来啊 beside a hazard asks about its re-check."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from assistant.answer import answer_found, not_covered
from assistant.build import Parts
from assistant.faqs.likeness import ends_with_aspect
from assistant.forms.table import Table
from assistant.forms.tone import asks, says
from assistant.judge import answers, probability
from assistant.looks import look, named_beside
from assistant.phrases import Language
from assistant.reply import Reply
from tools import action_named
from tools.action import Action
from tools.fields import ChoiceField


def in_light_of_paperwork(message: str, table: Table, parts: Parts, day: date, language: Language) -> Reply | None:
    """The answer of the articles of the form that is open, or of the record that the last reply was about.

    None where the message asks nothing (对了,旁边还有油), is answered as well alone, names a matter of its own, or is
    answered by another article. What comes of the paperwork for the sender (会扣工资吗) nothing but its light can tell.
    """
    action, fields = _at_hand(table, parts)
    if action is None or not (asks(message) or ends_with_aspect(message)):
        return None
    alone, joint = look([message, f"{_called(action, fields, language)},{message}"], parts, day)
    if says("consequence", message) and not answers(joint):
        return not_covered([joint], language)  # the articles on what others did wrong are not about this
    own = {action.article, *([action.course.article] if action.course else ())}
    if not joint.hits or str(joint.hits[0].article.id) not in own or not answers(joint):
        return None
    if named_beside(alone) or (answers(alone) and probability(alone) >= probability(joint)):
        return None
    return answer_found(joint, parts, day, language)


def _at_hand(table: Table, parts: Parts) -> tuple[Action | None, Mapping[str, Any]]:
    """The action of the open form, or of the record that the last reply was about, and its values."""
    if table.current:
        return table.current.action, table.current.draft.fields
    record = parts.store.record(table.minds.record) if table.minds.record else None
    return (action_named(record.type), record.fields) if record else (None, {})


def _called(action: Action, fields: Mapping[str, Any], language: Language) -> str:
    """What the paperwork is called, with the kind that was chosen: 请假申请,病假."""
    if language == "en":
        return action.en
    chosen = (str(fields[i.name]) for i in action.fields if isinstance(i, ChoiceField) and fields.get(i.name))
    return ",".join((action.zh, *chosen))
