"""Questions after one's records that name little: whether a step was taken, what one has at hand, how long is left."""

import pytest

from tests.assistant.conversation import Start
from tests.assistant.standing import COMPLAINT, HAZARD, LEAVE, REPAIR, stood

UNDECIDED = ("has my manager approved it yet?", "did it go through?", "has HR signed it off yet?", "有人看了没")


@pytest.mark.parametrize("said", UNDECIDED)
def test_whether_a_step_was_taken_is_told(talk: Start, said: str) -> None:
    reply = talk("e002").say("下周三请一天事假，搬家", "确认", said)
    assert reply.kind == "status"
    assert LEAVE in reply.text


@pytest.mark.parametrize("said", ["撤成功没", "撤掉了吗", "撤回来没有", "is it withdrawn now?"])
def test_whether_it_was_taken_back_is_told(filed: Start, said: str) -> None:
    mine = filed("e002")
    mine.say(f"撤回 {LEAVE}")
    assert mine.say(said).kind == "status"


@pytest.mark.parametrize("said", ["我刚报修的那台有人接没", "那台机器有人来修没", "has anyone picked it up?"])
def test_whether_a_repair_is_taken_up_is_told(talk: Start, said: str) -> None:
    reply = talk("e005").say("报修:2号线注塑机开机就报警", "确认", said)
    assert reply.kind == "status"
    assert REPAIR in reply.text


@pytest.mark.parametrize("said", ["撤成功没", "有人看了没", "did it go through?"])
def test_of_nothing_filed_no_step_is_told(talk: Start, said: str) -> None:
    assert "LV-" not in talk("e009").say(said).text


@pytest.mark.parametrize("said", ["我手上有什么活", "我手头有啥活", "what's on my plate"])
def test_what_one_has_at_hand_is_told(filed: Start, said: str) -> None:
    assert LEAVE in filed("m001").say(said).text
    assert filed("e040").say(said).kind == "status"
    assert HAZARD not in filed("e040").say(said).text


def test_what_a_colleague_has_at_hand_is_theirs(filed: Start) -> None:
    name = next(one.name for one in filed().parts.directory if one.id == "e002")
    assert filed("e009").say(f"{name}手里有几条").kind == "denied"
    assert LEAVE in filed("m001").say(f"{name}手里有几条").text


def test_how_long_is_left_is_told_of_what_one_sees(talk: Start) -> None:
    stood(talk, COMPLAINT, "registered")
    assert "期限" in talk("c001").say("一般的投诉还剩多长时间").text
    assert COMPLAINT not in talk("e009").say("一般的投诉还剩多长时间").text
    assert COMPLAINT not in talk("c001").say("严重的投诉还剩多长时间").text
