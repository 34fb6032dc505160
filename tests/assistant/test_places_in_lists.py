"""Records called by their places in the list that was shown, and steps that somebody cannot take."""

import pytest

from tests.assistant.conversation import Start, Talk

FIRST, SECOND, THIRD = (f"LV-20261123-000{n}" for n in (1, 2, 3))


@pytest.fixture
def manager(talk: Start) -> Talk:
    """A manager for whom three leaves wait."""
    talk("e002").say("下周三请一天事假，搬家", "确认", "下周四请一天年假", "确认")
    talk("e004").say("下周五请一天年假", "确认")
    return talk("m001")


@pytest.mark.parametrize(("asked", "said", "number"), [
    ("有哪些待审批的假", "第一个驳回，人手不够", THIRD),
    ("有哪些待审批的假", "最后一个批准", FIRST),
    ("有哪些等我处理", "第一个批准", FIRST),
    ("有哪些等我处理", "最后一个驳回，人手不够", THIRD),
    ("有哪些等我处理", "第二个批准", SECOND),
])  # fmt: skip
def test_a_place_is_that_in_the_list_as_it_was_shown(manager: Talk, asked: str, said: str, number: str) -> None:
    reply = manager.say(asked, said)
    assert reply.kind == "confirm"
    assert number in reply.text
    assert "说明：最" not in reply.text


@pytest.mark.parametrize("said", [f"{FIRST} 我批准不了", f"批准不了 {FIRST}", f"{FIRST} 驳回不了"])
def test_a_step_that_cannot_be_taken_is_not_offered(manager: Talk, said: str) -> None:
    manager.say(said, "确认")
    record = manager.parts.store.record(FIRST)
    assert record
    assert record.state == "pending"


def test_a_polite_no_changes_nothing(manager: Talk) -> None:
    reply = manager.say("第一个批准", "不了")
    assert reply.text == "好的，没有改动任何记录。"
