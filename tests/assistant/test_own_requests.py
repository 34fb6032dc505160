"""Nobody decides what they filed themselves, in whatever words they order it, and nobody else's is decided instead."""

import pytest

from tests.assistant.conversation import Start
from tests.assistant.standing import state

OWN, OTHERS = "LV-20261123-0001", "LV-20261123-0002"


@pytest.fixture
def both(talk: Start) -> Start:
    """A manager's own leave, and one that waits for the manager."""
    talk("m001").say("下周三请一天年假,回老家", "确认")
    talk("e002").say("下周四请一天年假,搬家", "确认")
    return talk


@pytest.mark.parametrize(
    "said",
    [
        "批准自己的假", "把我那条批了", "我那张我自己同意了", "给自己批一下", "批一下我的", "把我的年假也批了",
        "顺手把自己的批了吧",
        "我的假直接批掉", "把我刚提交的批准", "自己批自己", "连我那张一起批了", "approve mine too", "sign off my leave",
    ],
)  # fmt: skip
def test_who_is_to_decide_their_own_is_told_who_may(both: Start, said: str) -> None:
    manager = both("m001")
    reply = manager.say(said)
    assert reply.kind == "denied"
    assert OWN in reply.text
    assert "林慧（h001）" in reply.text
    assert OTHERS not in reply.text
    assert {state(manager.parts, number) for number in (OWN, OTHERS)} == {"pending"}


def test_it_is_told_too_where_nothing_of_theirs_waits(talk: Start) -> None:
    talk("e002").say("下周四请一天年假,搬家", "确认")
    reply = talk("m001").say("把我那条批了")
    assert reply.kind == "denied"
    assert "LV-" not in reply.text


@pytest.mark.parametrize("said", ["批准吧,我没意见", "把胡强的批了", "同意,按我的要求交接", "批准e002的,我的以后再说"])
def test_other_words_of_oneself_decide_what_they_did(both: Start, said: str) -> None:
    reply = both("m001").say(said)
    assert reply.kind in ("done", "confirm", "status")
    assert "自己的请假" not in reply.text


@pytest.mark.parametrize("said", ["我的假批了吗", "我的假什么时候批", "把我的假撤了"])
def test_asking_for_it_or_taking_it_back_is_no_decision(both: Start, said: str) -> None:
    assert both("m001").say(said).kind in ("status", "done", "confirm")


@pytest.mark.parametrize("said", ["赵敏的假批了吗", "我赵敏的年假批没批", "查一下赵敏的请假"])
def test_ones_own_name_is_no_stranger(talk: Start, said: str) -> None:
    owner = talk("e001")
    owner.say("下周四请一天年假,搬家", "确认")
    assert OWN in owner.say(said).text
    assert talk("e002").say(said).kind == "denied"


def test_who_regrets_a_decision_undoes_nothing_with_it(talk: Start) -> None:
    talk("e002").say("25号请一天年假,搬家", "确认")
    manager = talk("m001")
    manager.say(f"批准 {OWN}")
    reply = manager.say("胡强的假批错了,撤回来")
    assert "不能抹掉" in reply.text
    assert state(manager.parts, OWN) == "approved"
