"""A record changes only for an order that says nothing else; anything more is answered with what to say."""

from dataclasses import replace

import pytest

from tests.assistant.conversation import Start, form
from tests.assistant.standing import COMPLAINT, HAZARD, LEAVE, state


@pytest.mark.parametrize(
    "said",
    [
        f"不可能批准 {LEAVE}", f"{LEAVE} 批准不了", f"HR那边同意了，我这边还没看{LEAVE}", f"e002说{LEAVE}批准",
        f"明天再批准{LEAVE}", f"批准{LEAVE}，前提是他把活干完", f"同意{LEAVE}，不过需要HR先签字",
        f"I can't approve {LEAVE}", f"{LEAVE} 驳回不了", f"差点驳回{LEAVE}", f"{LEAVE} 我不太同意",
    ],
)  # fmt: skip
def test_what_is_no_bare_order_decides_nothing(filed: Start, said: str) -> None:
    manager = filed("m001")
    assert manager.say(said).kind in ("confirm", "clarify", "status", "answer", "not_covered")
    assert state(manager.parts, LEAVE) == "pending"


@pytest.mark.parametrize(
    ("said", "to"),
    [
        (f"批准 {LEAVE}", "approved"), (f"请帮我批准{LEAVE}吧", "approved"), (f"{LEAVE} 不批准,人手不够", "rejected"),
        (f"驳回 {LEAVE} 这几天人手太紧", "rejected"), (f"approve {LEAVE}", "approved"),
    ],
)  # fmt: skip
def test_a_bare_order_decides(filed: Start, said: str, to: str) -> None:
    manager = filed("m001")
    assert manager.say(said).kind == "done"
    assert state(manager.parts, LEAVE) == to


@pytest.mark.parametrize(
    "said",
    [
        "我没说要撤回",
        "同事把假撤回了",
        "把赵敏的假撤销了",
        "把12月25号的假撤了",
        "事假撤回不了",
        "求你了,把我的假批了吧",
    ],
)
def test_nothing_is_taken_back_by_the_way(filed: Start, said: str) -> None:
    owner = filed("e002")
    owner.say(said)
    assert state(owner.parts, LEAVE) == "pending"


@pytest.mark.parametrize("said", ["把刚交的撤回来", "撤回我的事假", "把下周三的假撤了", "不用搬家了,撤回刚才的假"])
def test_ones_own_is_taken_back_when_it_is_said(filed: Start, said: str) -> None:
    owner = filed("e002")
    assert owner.say(said).kind == "done"
    assert state(owner.parts, LEAVE) == "withdrawn"


@pytest.mark.parametrize("then", ["我不想让e006干，周五前", "除了e006，谁都行，周五前", "周五e006要来我办公室开会"])
def test_who_is_only_mentioned_gets_no_task(filed: Start, then: str) -> None:
    officer = filed("s001")
    officer.say(f"{HAZARD} 安排整改")
    officer.say(then)
    assert state(officer.parts, HAZARD) == "registered"


@pytest.mark.parametrize(
    ("then", "to"),
    [
        ("4分", "closed"), ("4", "closed"), ("4分吧,客户说还行", "closed"), ("我有3个问题", "callback"),
        ("5分钟后告诉你", "callback"), ("再等等，5", "callback"), ("-5", "callback"), ("e004说5分", "callback"),
        ("客户给不了5分", "callback"), ("电话是4", "callback"),
    ],
)  # fmt: skip
def test_only_a_score_that_stands_alone_closes_a_complaint(talk: Start, then: str, to: str) -> None:
    lead = talk("c001")
    for said in (
        "登记投诉:客户张伟说洗衣机坏了,一般",
        "确认",
        f"{COMPLAINT} 开始处理",
        f"{COMPLAINT} 处理完了",
        f"{COMPLAINT} 关闭",
    ):
        lead.say(said)
    lead.say(then)
    assert state(lead.parts, COMPLAINT) == to


@pytest.mark.parametrize("said", ["好麻烦啊", "好麻烦", "是麻烦", "算了别请了", "don't file it"])
def test_what_only_begins_like_a_yes_files_nothing(talk: Start, said: str) -> None:
    asker = talk("e001")
    asker.say("明天请一天年假")
    assert asker.say(said).kind != "done"


@pytest.mark.parametrize(
    "said",
    [
        "老板说，批准{}", "不行，批准{}", "批准{}，才怪", "批准{}，开玩笑的", "批准{}，明天", "假设一下，批准{}",
        "我已经批准{}", "she says, approve {}", "approve {}, just kidding", "等他回来，批准{}",
    ],
)  # fmt: skip
def test_what_is_told_or_taken_back_around_an_order_makes_it_none(talk: Start, said: str) -> None:
    employee = talk()
    number = form(employee.say("下周五请一天年假", "确认"))["record_id"]
    manager = replace(employee, employee="m001", conversation=None, replies=[])
    for meant in (number, "赵敏的假"):
        manager.say(said.format(meant))
    assert [record.state for record in employee.parts.store.records()] == ["pending"]


def test_an_order_may_tell_its_reason_first_or_last(talk: Start) -> None:
    employee = talk()
    employee.say("下周五请一天年假", "确认")
    manager = replace(employee, employee="m001", conversation=None, replies=[])
    manager.say("驳回赵敏的年假，那天要盘点")
    assert [record.state for record in employee.parts.store.records()] == ["rejected"]
