"""Buttons below a form, taken as turns."""

from dataclasses import replace
from datetime import timedelta

import pytest

from assistant.build import Parts
from assistant.reply import BadMessage, Press, Reply, Turn
from assistant.turn import take_turn


@pytest.fixture
def shown(parts: Parts) -> Reply:
    """A leave that waits for its yes, in a conversation of its own."""
    return take_turn(Turn("2027年10月12号请一天年假", "e055"), parts)


def press(parts: Parts, reply: Reply, verb: str, values: dict[str, object] | None = None, asker: str = "e055") -> Reply:
    assert reply.draft
    pressed = Press(verb, reply.draft.id, reply.draft.version, values or {})  # type: ignore[arg-type]
    return take_turn(Turn("确认", asker, reply.conversation_id if asker == "e055" else None, press=pressed), parts)


def test_a_form_that_waited_too_long_is_not_filed_by_its_button(parts: Parts, shown: Reply) -> None:
    late = parts.settings.clock() + timedelta(minutes=parts.settings.draft_minutes + 1)
    later = replace(parts, settings=parts.settings.model_copy(update={"now": late}))
    reply = press(later, shown, "confirm")
    assert reply.kind == "cancelled"
    assert reply.text.count("超时") == 1
    assert press(later, shown, "confirm").kind == "status"
    assert parts.store.records(owner="e055") == []


def test_an_incomplete_form_cannot_be_confirmed(parts: Parts) -> None:
    asked = take_turn(Turn("我要请年假", "e055"), parts)
    assert asked.draft
    assert asked.draft.stage == "collecting"
    assert press(parts, asked, "confirm").kind == "clarify"
    filled = press(parts, asked, "edit", {"start": "2027-10-13", "end": "2027-10-13"})
    assert filled.kind == "confirm"
    assert press(parts, filled, "cancel").kind == "cancelled"
    assert parts.store.records(owner="e055") == []


@pytest.mark.parametrize(
    "values", [{"start": "13.10."}, {"leave_type": "长假"}, {"start_half": "noon"}, {"reason": 7}, {"owner": "e001"}]
)
def test_an_edit_takes_only_what_the_fields_can_hold(parts: Parts, shown: Reply, values: dict[str, object]) -> None:
    with pytest.raises(BadMessage) as problem:
        press(parts, shown, "edit", values)
    assert problem.value.field in values
    assert press(parts, shown, "cancel").kind == "cancelled"


def test_an_edit_passes_the_rules_like_words(parts: Parts, shown: Reply) -> None:
    refused = press(parts, shown, "edit", {"leave_type": "事假", "start": "2020-01-02", "end": "2020-01-02"})
    assert refused.kind == "denied"
    assert refused.citations[0].article_id == "hr-admin/14"
    assert refused.draft
    assert refused.draft.stage == "collecting"


def test_what_is_asked_meanwhile_is_answered_with_the_same_buttons(parts: Parts, shown: Reply) -> None:
    answer = take_turn(Turn("办公室能抽烟吗", "e055", shown.conversation_id), parts)
    assert answer.draft == shown.draft
    assert press(parts, answer, "cancel").kind == "cancelled"


def test_a_form_of_somebody_else_is_out_of_reach(parts: Parts, shown: Reply) -> None:
    assert press(parts, shown, "confirm", asker="e056").kind == "denied"
    assert press(parts, shown, "cancel").kind == "cancelled"
