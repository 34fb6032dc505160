"""Of several records the one that the newest order points at; several steps, each for its own yes; what cannot be."""

import pytest

from tests.assistant.conversation import Start
from tests.assistant.standing import COMPLAINT, HAZARD, kept, stood
from tools.record import Record

FIRST, SECOND, THIRD = "LV-20261123-0001", "LV-20261123-0002", "LV-20261123-0003"


@pytest.fixture
def three(talk: Start) -> Start:
    for who, said in (
        ("e002", "下周三请一天事假，搬家"),
        ("e003", "下周四请一天病假，感冒"),
        ("e001", "下周一到周三请三天年假"),
    ):
        talk(who).say(said, "确认")
    return talk


def states(talk: Start) -> list[str]:
    return [kept(talk, number).state for number in (FIRST, SECOND, THIRD)]


@pytest.mark.parametrize(
    ("before", "said", "number", "to"),
    [
        ("驳回", "第二个批准", SECOND, "approved"),
        ("驳回", "批准病假那张", SECOND, "approved"),
        ("批准", "算了,驳回病假那张", SECOND, "rejected"),
        ("批准", "驳回三天的", THIRD, "rejected"),
        ("驳回", "病假那张通过,事假先放着", SECOND, "approved"),
        ("", "小李那张批了", SECOND, "approved"),
        ("", "最早那张同意", FIRST, "approved"),
        ("", "approve Zhao's", THIRD, "approved"),
        ("", "approve the earliest one", FIRST, "approved"),
    ],
)
def test_the_newest_order_counts_for_the_record_that_it_points_at(
    three: Start, before: str, said: str, number: str, to: str
) -> None:
    manager = three("m001")
    if before:
        manager.say(before)
    if manager.say(said).kind != "done":
        assert states(three) == ["pending"] * 3
        assert manager.say("确认").kind == "done"
    assert kept(three, number).state == to
    assert states(three).count("pending") == 2


@pytest.mark.parametrize(
    ("said", "after"),
    [
        ("都批了吧", ["approved", "approved", "approved"]),
        ("前两个批准第三个驳回", ["approved", "approved", "rejected"]),
        ("病假驳回,其他都同意", ["approved", "rejected", "approved"]),
        ("approve the first two and reject the third", ["approved", "approved", "rejected"]),
        ("除了小李的,其他都批准", ["approved", "pending", "approved"]),
    ],
)
def test_each_of_several_steps_takes_its_own_yes(three: Start, said: str, after: list[str]) -> None:
    manager = three("m001")
    assert manager.say(said).kind == "clarify"
    assert states(three) == ["pending"] * 3
    for taken in range(1, 4 - after.count("pending")):
        assert manager.say("确认").kind == "done"
        assert states(three).count("pending") == 3 - taken
    assert states(three) == after


def test_what_is_said_of_one_is_not_written_down_for_another(three: Start) -> None:
    manager = three("m001")
    manager.say("批准胡强的,驳回李洋敏的,赵敏的再等等", "确认", "确认")
    assert states(three) == ["approved", "rejected", "pending"]
    assert "赵敏" not in three("e003").say("为什么驳回我的假").text


def test_several_with_a_change_are_not_taken(three: Start) -> None:
    three("m001").say("都批了,但是赵敏的假期改成两天", "确认", "确认")
    assert states(three) == ["pending"] * 3


def test_who_drops_them_leaves_the_rest_alone(three: Start) -> None:
    three("m001").say("都批了吧", "确认", "算了", "确认")
    assert states(three) == ["approved", "pending", "pending"]


@pytest.mark.parametrize("said", ["小李那张批准", "批准病假那张", "把李洋敏的假驳回了吧,我想想不行"])
def test_what_is_decided_already_is_told_with_who_and_when(three: Start, said: str) -> None:
    three("m001").say(f"批准 {SECOND}")
    reply = three("m001").say(said)
    assert SECOND in reply.text
    assert "周建国（m001）" in reply.text
    assert "2026-11-23 09:00" in reply.text
    assert states(three) == ["pending", "approved", "pending"]


@pytest.mark.parametrize("said", ["LV-20261123-0001我觉得还是不批的好", f"驳回{FIRST}"])
def test_another_decision_is_no_proposal(three: Start, said: str) -> None:
    three("m001").say(f"批准 {FIRST}")
    reply = three("m001").say(said)
    assert reply.kind == "denied"
    assert "周建国（m001），2026-11-23 09:00" in reply.text
    assert "撤销（" in reply.text


def test_a_step_too_early_is_told_with_who_takes_the_next(talk: Start) -> None:
    stood(talk, HAZARD, "registered")
    reply = talk("s001").say(f"{HAZARD} 我看可以销案了,挺好")
    assert reply.kind == "denied"
    assert "安排整改（马安平（s001））" in reply.text


@pytest.mark.parametrize(
    "said",
    ["方案通过了真好", "通过了就好", "太好了,终于批下来了", "客户那边同意了,开心", "great, the budget got approved"],
)
def test_cheer_is_no_order_and_no_yes(filed: Start, said: str) -> None:
    manager = filed("m001")
    assert manager.say("有哪些待我审批").kind == "status"
    assert manager.say(said).kind not in ("confirm", "done")
    manager.say("批准,虽然我心里没底")
    assert manager.say("那就好").kind != "done"
    assert _leave(filed).state == "pending"


@pytest.mark.parametrize("said", ["通过", "同意", "批了吧", "太好了,批准", "恭喜,批准吧"])
def test_an_order_beside_cheer_is_one(filed: Start, said: str) -> None:
    manager = filed("m001")
    manager.say("有哪些待我审批")
    if manager.say(said).kind != "done":
        assert manager.say("确认").kind == "done"
    assert _leave(filed).state == "approved"


def _leave(filed: Start) -> Record:
    return next(one for one in filed().parts.store.records() if one.type == "leave_request")


@pytest.mark.parametrize(
    "said",
    [
        f"{COMPLAINT}处理完了,客户还在骂", f"{COMPLAINT}基本处理完", "张伟那单处理完了,就是客户还不满意",
        f"{COMPLAINT} is handled but the customer is still angry", "张伟的投诉解决了一半",
    ],
)  # fmt: skip
def test_done_and_not_done_in_one_breath_is_not_done(talk: Start, said: str) -> None:
    stood(talk, COMPLAINT, "processing")
    reply = talk("c001").say(said)
    assert reply.kind == "clarify"
    assert "没有改动" in reply.text or "Nothing was changed" in reply.text
    assert kept(talk, COMPLAINT).state == "processing"


@pytest.mark.parametrize("said", ["处理完了,客户很满意", "处理完了,又检查了一遍"])
def test_what_is_done_is_done(talk: Start, said: str) -> None:
    stood(talk, COMPLAINT, "processing")
    assert talk("c001").say(f"{said} {COMPLAINT}").kind == "done"


@pytest.mark.parametrize("said", ["谁批的", "我的事假什么时候批的", "who approved my leave", "是周经理批的吗"])
def test_who_decided_and_when_is_told(three: Start, said: str) -> None:
    three("m001").say(f"批准 {FIRST}")
    reply = three("e002").say(said)
    assert "2026-11-23 09:00 周建国（m001）" in reply.text


@pytest.mark.parametrize("said", ["到期没", "还有几天到期", "我的投诉什么时候到期", "when is my complaint due"])
def test_by_when_a_record_is_due_is_told(talk: Start, said: str) -> None:
    stood(talk, COMPLAINT, "processing")
    assert "2026-11-26 09:00" in talk("e004").say(said).text


def test_who_sees_none_of_it_is_told_none_of_it(three: Start) -> None:
    for said in ("胡强的假谁批的", "胡强那张什么时候批的", "谁批的"):
        assert FIRST not in three("v001").say(said).text


@pytest.mark.parametrize("said", ["李洋敏那张驳回，那天要盘点", f"驳回 {SECOND} 那天要盘点"])
def test_another_decided_in_between_leaves_the_rest_waiting(three: Start, said: str) -> None:
    talk = three("m001")
    talk.say("病假先放着，其他都批", said)
    talk.say("确认", "确认", "确认")
    assert states(three) == ["approved", "rejected", "approved"]


@pytest.mark.parametrize("said", ["加班的都批了", "都批了，加班的", "approve all the overtime"])
def test_all_of_a_kind_are_of_that_kind_only(three: Start, said: str) -> None:
    manager = three("m001")
    assert "LV-" not in manager.say(said).text.split("OT-")[0][:60]
    manager.say("确认")
    assert states(three) == ["pending"] * 3


def test_all_of_a_sort_are_of_that_sort_only(three: Start) -> None:
    three("m001").say("病假的都批了", "确认", "确认")
    assert states(three) == ["pending", "approved", "pending"]


@pytest.mark.parametrize("who", ["m001", "h001"])
@pytest.mark.parametrize("said", ["批准我的", "批准我的假", "approve my leave"])
def test_nobody_else_s_is_decided_for_one_s_own(three: Start, who: str, said: str) -> None:
    speaker = three(who)
    speaker.say("病假的都批了")
    assert speaker.say(said).kind == "denied"
    speaker.say("确认")
    assert states(three) == ["pending"] * 3


@pytest.mark.parametrize("said", ["同意赵敏周二以后的", "批准赵敏的前两天", "approve Zhao's leave from Dec 1 on"])
def test_a_part_of_the_days_is_not_all_of_them(three: Start, said: str) -> None:
    manager = three("m001")
    assert THIRD in manager.say(said).text
    manager.say("确认")
    assert kept(three, THIRD).state == "pending"
