"""What seems to order a step, and not plainly, is asked for a yes; the yes is to what was shown."""

import pytest

from assistant.reply import Reply
from tests.assistant.conversation import Start
from tests.assistant.standing import HAZARD, LEAVE, state


def asked(reply: Reply, number: str) -> None:
    assert reply.kind == "confirm", reply.text
    assert number in reply.text


@pytest.mark.parametrize(
    "said",
    [f"{LEAVE} 当然批啊,恭喜恭喜,批准", f"别让人家等了,赶紧把{LEAVE}批准了吧"],
)
def test_a_yes_takes_the_step(filed: Start, said: str) -> None:
    manager = filed("m001")
    reply = manager.say(said)
    if reply.kind != "done":
        asked(reply, LEAVE)
        assert state(manager.parts, LEAVE) == "pending"
        assert manager.say("确认").kind == "done"
    assert state(manager.parts, LEAVE) == "approved"


@pytest.mark.parametrize("answer", ["不是", "不要", "先等等", "事假要提前几天请？", "谢谢"])
def test_without_a_yes_nothing_changes(filed: Start, answer: str) -> None:
    manager = filed("m001")
    asked(manager.say(f"批准{LEAVE}，虽然我心里没底"), LEAVE)
    manager.say(answer)
    manager.say("确认")
    assert state(manager.parts, LEAVE) == "pending"


def test_the_yes_is_to_the_record_as_it_was_shown(filed: Start) -> None:
    officer, other = filed("s001"), filed("s001")
    asked(officer.say(f"安排e006整改{HAZARD}这个烂摊子,周五前"), HAZARD)
    assert other.say(f"安排e007整改{HAZARD},周四前").kind == "done"
    assert "变化" in officer.say("确认").text
    record = officer.parts.store.record(HAZARD)
    assert record
    assert record.assignee == "e007"


def test_what_was_given_is_kept_for_the_yes(filed: Start) -> None:
    officer = filed("s001")
    asked(officer.say(f"安排e006整改{HAZARD}这个烂摊子,周五前"), HAZARD)
    assert officer.say("是的").kind == "done"
    record = officer.parts.store.record(HAZARD)
    assert record
    assert (record.assignee, record.fields.get("due")) == ("e006", "2026-11-27")


def test_who_may_not_is_told_at_once(filed: Start) -> None:
    other = filed("e005")
    assert other.say(f"批准{LEAVE}，前提是他把活干完").kind == "denied"
    other.say("确认")
    assert state(other.parts, LEAVE) == "pending"


@pytest.mark.parametrize(
    "said",
    [
        f"I will approve {LEAVE}", f"{LEAVE} 要批准的", f"让你批准{LEAVE}", f"“批准{LEAVE}”",
        f"批准{LEAVE},林慧那边卡着",
        f"批准{LEAVE},老板随口一提", f"approve {LEAVE}, that was the plan",
    ],
)  # fmt: skip
def test_what_is_quoted_planned_or_told_waits_for_a_yes(filed: Start, said: str) -> None:
    manager = filed("m001")
    manager.say(said)
    assert state(manager.parts, LEAVE) == "pending"


def test_turning_down_a_proposal_takes_no_other_step(filed: Start) -> None:
    manager = filed("m001")
    asked(manager.say(f"批准{LEAVE}，虽然我心里没底"), LEAVE)
    asked(manager.say("好的，不批"), LEAVE)
    assert state(manager.parts, LEAVE) == "pending"
    assert manager.say("确认").kind == "done"
    assert state(manager.parts, LEAVE) == "rejected"


def test_a_detail_is_no_yes(filed: Start) -> None:
    officer = filed("s001")
    asked(officer.say(f"安排e006整改{HAZARD}这个烂摊子,周五前"), HAZARD)
    officer.say("周四前")
    assert state(officer.parts, HAZARD) == "registered"
