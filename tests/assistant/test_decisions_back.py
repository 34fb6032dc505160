"""A decision that is to be taken back is told of and never taken; somebody who is named is reported back from leave."""

import pytest

from tests.assistant.conversation import Start
from tests.assistant.standing import HAZARD, LEAVE, kept, stood

BACK = (
    "把胡强的批准撤回", "撤回胡强的批准", "收回对胡强的审批决定", "撤销批准", "对胡强的同意我收回",
    f"撤销{LEAVE}的批准", "把批准撤了", "e002那张改回待审批", "刚刚那个同意不算数",
    "take back the approval for e002", "undo my approval", "please revoke the approval",
)  # fmt: skip


@pytest.mark.parametrize("said", BACK)
def test_no_approval_is_read_in_taking_one_back(talk: Start, said: str) -> None:
    stood(talk, LEAVE, "pending")
    manager = talk("m001")
    reply = manager.say(said)
    assert reply.kind in ("status", "clarify")
    manager.say("确认")
    assert kept(talk, LEAVE).state == "pending"


@pytest.mark.parametrize("said", ["把胡强的批准撤回", "收回批准", "take back my approval"])
def test_what_can_be_done_instead_is_told(talk: Start, said: str) -> None:
    stood(talk, LEAVE, "pending")
    reply = talk("m001").say(f"批准 {LEAVE}", said)
    assert f"撤销 {LEAVE}" in reply.text
    assert kept(talk, LEAVE).state == "approved"


def test_of_another_s_decision_the_same_is_told(talk: Start) -> None:
    stood(talk, LEAVE, "pending")
    talk("m001").say(f"批准 {LEAVE}")
    assert f"撤销 {LEAVE}" in talk("h001").say("撤回胡强的批准").text


@pytest.mark.parametrize("said", ["撤回派给e006的安排", "撤销对e006的指派", "收回给e006的整改任务"])
def test_no_task_is_given_in_taking_one_back(talk: Start, said: str) -> None:
    stood(talk, HAZARD, "rectifying")
    before = kept(talk, HAZARD).version
    talk("s001").say(said, "确认")
    assert kept(talk, HAZARD).version == before


def test_an_owner_still_takes_the_request_back(talk: Start) -> None:
    stood(talk, LEAVE, "pending")
    talk("e002").say("撤回申请")
    assert kept(talk, LEAVE).state == "withdrawn"


@pytest.mark.parametrize("said", ["给胡强销假", "把胡强的假销了", "胡强回来上班了，帮他销假", "帮胡强把假销一下"])
def test_somebody_named_is_reported_back(talk: Start, said: str) -> None:
    stood(talk, LEAVE, "pending")
    manager = talk("m001")
    manager.say(f"批准 {LEAVE}")
    assert LEAVE in manager.say(said).text
    assert kept(talk, LEAVE).state == "approved"  # it has not begun: that waits for a yes
    manager.say("确认")
    assert kept(talk, LEAVE).state == "returned"


def test_why_nobody_can_be_reported_back_is_told(talk: Start) -> None:
    stood(talk, LEAVE, "pending")
    assert "待审批" in talk("m001").say("给胡强销假").text
    assert talk("e009").say("给胡强销假").kind == "denied"


@pytest.mark.parametrize(
    "said", ["0002还没清完，0001销案", "0002还没弄好，0001复查合格销案", "0002 isn't finished yet, close 0001"]
)
def test_what_is_not_done_yet_is_left_alone(talk: Start, said: str) -> None:
    stood(talk, HAZARD, "rechecking")
    other = "HZ-20261123-0002"
    talk("e003").say("上报隐患:3号车间护栏松了,一般隐患", "确认")
    talk("s001").say(f"安排e007整改,周五前 {other}")
    talk("e007").say(f"整改完 {other}")
    officer = talk("s001")
    reply = officer.say(said)
    assert "不动" in reply.text or "as they are" in reply.text
    officer.say("确认")
    assert kept(talk, HAZARD).state == "closed"
    assert kept(talk, other).state == "rechecking"
