"""A step with a record is taken where it is ordered outright; a no, a condition or two orders change nothing."""

import pytest

from tests.assistant.conversation import Start, Talk

LEAVE, HAZARD = "LV-20261123-0001", "HZ-20261123-0001"


def state(t: Talk, number: str) -> str:
    record = t.parts.store.record(number)
    assert record
    return record.state


@pytest.mark.parametrize(
    "said",
    [
        f"不要批准{LEAVE}", f"先别批准 {LEAVE}", f"{LEAVE} 暂不批准,等周一再说", f"批准 {LEAVE} 不批准",
        f"{LEAVE} 如果有证明就批准", f"先不要驳回{LEAVE}", f"{LEAVE} 别驳回", f"don't approve {LEAVE}",
        f"approve {LEAVE} if he has a certificate", f"{LEAVE} 等他补了材料再批准",
    ],
)  # fmt: skip
def test_a_decision_that_is_denied_or_put_off_is_not_taken(talk: Start, said: str) -> None:
    talk().say("下周二请一天年假", "确认")
    assert talk("m001").say(said).kind != "done"
    assert state(talk(), LEAVE) == "pending"


@pytest.mark.parametrize(
    ("said", "then"),
    [
        (f"批准 {LEAVE}", "approved"),
        (f"{LEAVE} 同意,注意别忘了交接", "approved"),
        (f"没有说明原因,驳回{LEAVE}", "rejected"),
        (f"{LEAVE} 不批准", "rejected"),
        (f"{LEAVE} 不同意", "rejected"),
    ],
)
def test_a_decision_that_is_said_outright_is_taken(talk: Start, said: str, then: str) -> None:
    talk().say("下周二请一天年假", "确认")
    assert talk("m001").say(said).kind == "done"
    assert state(talk(), LEAVE) == then


@pytest.mark.parametrize("said", [f"别撤回 {LEAVE}", "不要撤回我的假", "先别撤回刚交的"])
def test_what_shall_not_be_taken_back_stays(talk: Start, said: str) -> None:
    t = talk()
    t.say("下周二请一天年假", "确认", said)
    assert state(t, LEAVE) == "pending"


@pytest.mark.parametrize(
    "order",
    [
        f"{HAZARD} 安排整改,e005 负责,12月1号前",
        f"{HAZARD} 安排整改,e005负责,2026-12-01前完成",
        f"{HAZARD} 安排整改,由e005负责,期限12月1日",
    ],
)
def test_a_rectification_is_due_on_the_day_that_was_said(talk: Start, order: str) -> None:
    talk().say("上报隐患:3号车间东侧配电箱门没关,一般隐患", "确认")
    reply = talk("s001").say(order)
    record = reply.kind == "done" and talk().parts.store.record(HAZARD)
    assert record, reply.text
    assert (record.fields["due"], record.assignee) == ("2026-12-01", "e005")
    assert "2026-12-01" in reply.text
    assert "e005" in reply.text
    assert talk("e005").say(f"{HAZARD} 还没整改完").kind != "done"
    assert talk("e005").say(f"{HAZARD} 快整改完了").kind != "done"
    assert state(talk(), HAZARD) == "rectifying"
    assert talk("e005").say(f"{HAZARD} 整改完了,换了新锁").kind == "done"
