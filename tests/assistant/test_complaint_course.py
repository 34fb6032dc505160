"""A complaint from its acceptance to its end, as those who handle it speak: no score is guessed, nothing is closed
without one, and what is unfinished or on a condition moves nothing."""

import pytest

from tests.assistant.conversation import Start
from tests.assistant.standing import COMPLAINT, HAZARD, LEAVE, kept, state, stood

SECOND = COMPLAINT[:-1] + "2"


@pytest.mark.parametrize("said", ["还行", "他说给个良好", "非常满意", "9.5分", "百分之八十", "good", "一般吧"])
def test_no_score_is_made_of_what_is_none(talk: Start, said: str) -> None:
    stood(talk, COMPLAINT, "callback")
    lead = talk("c001")
    lead.say("张伟那单回访结果:满意")
    asked = lead.say(said)
    assert asked.kind == "clarify"
    assert "1" in asked.text
    assert "5" in asked.text
    lead.say("确认")
    assert state(lead.parts, COMPLAINT) == "callback"


@pytest.mark.parametrize(
    ("said", "score"), [("5", 5), ("4分", 4), ("打了3颗星", 3), ("满意度2", 2), ("four stars, 4/5", 4)]
)
def test_a_score_that_is_given_is_taken(talk: Start, said: str, score: int) -> None:
    stood(talk, COMPLAINT, "callback")
    lead = talk("c001")
    reply = lead.say("张伟那单回访结果:满意", said)
    if reply.kind == "confirm":
        lead.say("确认")
    assert kept(talk, COMPLAINT).fields["satisfaction"] == score


@pytest.mark.parametrize(
    "said", ["回访了,没接通", "没打通电话,直接关了吧", "不用回访了,关闭", "回访了,客户还要想想",
    "回访了,客户说先用两天再看", "关闭,4分,客户还没消气"]
)  # fmt: skip
def test_it_is_not_closed_without_the_call_back_and_what_the_customer_says(talk: Start, said: str) -> None:
    stood(talk, COMPLAINT, "callback")
    lead = talk("c001")
    assert "没有改动" in lead.say(said).text
    lead.say("确认")
    assert state(lead.parts, COMPLAINT) == "callback"


@pytest.mark.parametrize(
    ("who", "said", "number", "stands"),
    [
        ("e006", "整改完成,等配件到", HAZARD, "rectifying"), ("e006", "改好了,就差最后一道漆", HAZARD, "rectifying"),
        ("e006", f"整改完成 {HAZARD},明天再检查一遍", HAZARD, "rectifying"),
        ("e006", "整改完了,不过还缺两个螺丝", HAZARD, "rectifying"),
        ("c001", "处理完了,客户说要考虑一下", COMPLAINT, "processing"),
        ("c001", "done, only the sign left", COMPLAINT, "processing"),
    ],
)  # fmt: skip
def test_what_is_unfinished_behind_a_step_is_told_in_its_words(
    talk: Start, who: str, said: str, number: str, stands: str
) -> None:
    stood(talk, number, stands)
    reply = talk(who).say(said)
    assert reply.kind == "clarify"
    assert said.rpartition(",")[2].strip() in reply.text
    assert kept(talk, number).state == stands


@pytest.mark.parametrize("said", ["整改完成,请复查", "整改好了,等您来验收", "整改完了,等复查"])
def test_what_only_leads_to_the_next_step_reports_it(talk: Start, said: str) -> None:
    stood(talk, HAZARD, "rectifying")
    worker = talk("e006")
    if worker.say(said).kind == "confirm":
        worker.say("确认")
    assert state(worker.parts, HAZARD) == "rechecking"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("复查通过,如无问题", "如无问题"), ("复查通过,等明天再看一眼", "等明天再看一眼"),
        ("复查通过,但是标识没贴", "但是标识没贴"),
        ("销案吧,标识牌下周补", "标识牌下周补"),
    ],
)  # fmt: skip
def test_a_recheck_on_a_condition_closes_nothing(talk: Start, said: str, told: str) -> None:
    stood(talk, HAZARD, "rechecking")
    officer = talk("s001")
    assert told in officer.say(said).text
    officer.say("确认")
    assert state(officer.parts, HAZARD) == "rechecking"


@pytest.mark.parametrize(
    ("said", "step"), [("要不批准吧", "批准"), ("要不驳回吧", "驳回"), ("听说要批准", "批准"), ("不如批了算了", "批准")]
)
def test_what_is_only_put_forward_is_told_as_that_step(filed: Start, said: str, step: str) -> None:
    manager = filed("m001")
    reply = manager.say(said)
    assert f"“{said}”" in reply.text
    assert f"{step} {LEAVE}" in reply.text
    manager.say("确认")
    assert state(manager.parts, LEAVE) == "pending"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("升级一下", "高悦（c001）"), ("张伟那单先挂着,等厂家回复", "没有改动"),
        ("张伟那单备注一下,客户要求周五前答复", "没有单独记备注"),
        ("让e006去处理这个投诉", "首问负责制"), ("直接关掉", "不能变为“已关闭”"),
        ("已给客户道歉,厂家周四上门", COMPLAINT),
    ],
)  # fmt: skip
def test_what_no_step_does_moves_nothing_and_is_told(talk: Start, said: str, told: str) -> None:
    stood(talk, COMPLAINT, "processing")
    lead = talk("c001")
    assert told in lead.say(said).text
    assert state(lead.parts, COMPLAINT) == "processing"
    assert len(lead.parts.store.records()) == 1


def test_a_closed_one_is_not_reopened(talk: Start) -> None:
    stood(talk, COMPLAINT, "callback")
    lead = talk("c001")
    lead.say(f"关闭 {COMPLAINT} 满意度4分")
    assert "最后状态" in lead.say("张伟又打电话来说还没修好,重新打开").text
    assert "最后状态" in lead.say(f"{COMPLAINT} 重开").text


def test_several_are_taken_one_by_one_each_with_what_is_its_own(talk: Start) -> None:
    talk("e004").say("登记投诉:客户张伟说洗衣机坏了,一般", "确认")
    talk("e005").say("登记投诉:客户李强说冰箱不制冷,一般", "确认")
    lead = talk("c001")
    lead.say("两个投诉都开始处理", "确认", "确认")
    left = lead.say("洗衣机那个处理完了,冰箱那个还在谈")
    assert "这 1 条不动" in left.text
    lead.say("确认", "冰箱的也处理完了", "确认")
    assert {state(lead.parts, number) for number in (COMPLAINT, SECOND)} == {"callback"}
    lead.say("张伟5分,李强3分,都关了", "确认", "确认")
    assert [kept(talk, number).fields["satisfaction"] for number in (COMPLAINT, SECOND)] == [5, 3]


@pytest.mark.parametrize("said", ["年假都批了,病假等证明", "病假先放放,年假批准", "年假批准,病假缺证明"])
def test_what_is_said_of_one_leave_is_no_note_of_another(talk: Start, said: str) -> None:
    talk("e002").say("下周四请一天年假,搬家", "确认")
    talk("e004").say("今天请一天病假,发烧", "确认")
    manager = talk("m001")
    manager.say(said, "确认")
    annual, sick = (f"LV-20261123-000{n}" for n in (1, 2))
    assert [state(manager.parts, number) for number in (annual, sick)] == ["approved", "pending"]
    assert manager.parts.store.history(annual)[-1].note == ""


def test_it_is_told_in_english_too(talk: Start) -> None:
    talk("e004").say("complaint: customer Zhang Wei, washing machine broken, minor", "yes")
    owner = talk("e004")
    owner.say(
        "I'm on it", "yes", "sorted out, new machine delivered", "yes", "called back, very happy", "5 stars", "yes"
    )
    assert kept(talk, COMPLAINT).fields["satisfaction"] == 5
