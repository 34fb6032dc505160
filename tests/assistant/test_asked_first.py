"""What may be meant otherwise is asked first; what comes too early is told so."""

import pytest

from tests.assistant.conversation import Start, form
from tests.assistant.standing import HAZARD, LEAVE, kept, stood


@pytest.mark.parametrize("said", ["销假", f"{LEAVE} 销假", "我销个假", "假还没休我先销了吧", "i'm back"])
def test_a_leave_that_has_not_begun_is_not_reported_back_from(talk: Start, said: str) -> None:
    stood(talk, LEAVE, "pending")
    talk("m001").say(f"批准 {LEAVE}")
    reply = talk("e002").say(said)
    assert reply.kind != "done", reply.text
    assert kept(talk, LEAVE).state == "approved"


def test_what_can_be_done_before_it_begins_is_told(talk: Start) -> None:
    stood(talk, LEAVE, "pending")
    talk("m001").say(f"批准 {LEAVE}")
    me = talk("e002")
    assert "撤销" in me.say(f"{LEAVE} 销假").text
    assert me.say("确认").kind == "done"
    assert kept(talk, LEAVE).state == "returned"


def test_on_its_first_day_it_is(talk: Start) -> None:
    stood(talk, LEAVE, "pending")
    talk("m001").say(f"批准 {LEAVE}")
    me = talk("e002")
    me.later(9 * 24 * 60)
    assert me.say(f"{LEAVE} 销假").kind == "done"


@pytest.mark.parametrize("said", ["取消", "算了", "不要了", "cancel"])
def test_a_bare_cancel_after_the_receipt_is_asked(talk: Start, said: str) -> None:
    me = talk("e002")
    me.say("下周三请一天事假，搬家", "确认")
    assert me.say(said).kind == "confirm"
    assert kept(talk, LEAVE).state == "pending"
    me.say("是")
    assert kept(talk, LEAVE).state == "withdrawn"


@pytest.mark.parametrize("said", ["撤回刚交的", "撤回", "撤了吧"])
def test_an_order_to_take_it_back_is_done(talk: Start, said: str) -> None:
    me = talk("e002")
    me.say("下周三请一天事假，搬家", "确认")
    assert me.say(said).kind == "done"


@pytest.mark.parametrize("said", ["重新提交", "那张再提交一次吧", "resubmit it", f"重新提交 {LEAVE}"])
def test_what_was_taken_back_is_filled_in_again(talk: Start, said: str) -> None:
    me = talk("e002")
    me.say("下周三请一天事假，搬家", "确认", "撤回刚交的")
    action = form(me.say(said))
    assert action["stage"] == "confirming"
    assert (action["fields"]["start"], action["fields"]["reason"]) == ("2026-12-02", "搬家")
    assert me.say("确认").kind == "done"


def test_with_another_day(talk: Start) -> None:
    me = talk("e002")
    me.say("下周三请一天事假，搬家", "确认", "撤回刚交的")
    assert form(me.say("重新提交,改成12月8号"))["fields"]["start"] == "2026-12-08"


def test_somebody_elses_is_not_filed_again(talk: Start) -> None:
    stood(talk, LEAVE, "pending")
    talk("m001").say(f"驳回 {LEAVE}")
    assert talk("m001").say(f"重新提交 {LEAVE}").kind == "denied"


@pytest.mark.parametrize(
    "said", ["批准{},我还没定", "批准{},我得再跟HR核实一下", "批准{},拿不准", "approve {}, not sure"]
)
def test_who_has_not_made_up_their_mind_decides_nothing_and_leaves_no_note(talk: Start, said: str) -> None:
    stood(talk, LEAVE, "pending")
    reply = talk("m001").say(said.format(LEAVE))
    assert reply.kind != "done", reply.text
    assert "说明：" not in reply.text
    assert "note:" not in reply.text


def test_the_reason_beside_it_is_noted(talk: Start) -> None:
    stood(talk, LEAVE, "pending")
    assert "说明：那天要盘点" in talk("m001").say(f"驳回{LEAVE},我再想想,那天要盘点").text


@pytest.mark.parametrize(
    "said", ["2号仓库消防通道的灯我修好了", "2号仓库的地毯换了新的,弄好了", "消防通道的标识牌装了,弄好了"]
)
def test_another_thing_at_the_same_place_is_asked(talk: Start, said: str) -> None:
    stood(talk, HAZARD, "rectifying")
    talk("e006").say(said)
    assert kept(talk, HAZARD).state == "rectifying"


@pytest.mark.parametrize("said", ["消防通道清了", "消防通道的纸箱搬走了", "2号仓库消防通道腾出来了"])
def test_what_the_record_tells_of_is_reported(talk: Start, said: str) -> None:
    stood(talk, HAZARD, "rectifying")
    rectifier = talk("e006")
    if rectifier.say(said).kind != "done":
        rectifier.say("是")
    assert kept(talk, HAZARD).state == "rechecking"


@pytest.mark.parametrize(
    ("said", "told"),
    [("消防通道明天安排老王去搬纸箱", "通讯录里没有“老王”"), ("2号仓库消防通道让小郭今天去清", "安排整改")],
)
def test_somebody_sent_to_do_it_is_an_assignment(talk: Start, said: str, told: str) -> None:
    stood(talk, HAZARD, "registered")
    reply = talk("s001").say(said)
    assert reply.kind in ("clarify", "confirm")
    assert HAZARD in reply.text
    assert told in reply.text


LATER = [
    (f"{HAZARD} 期限延到12月10号", "2026-12-10"),
    ("消防通道那条宽限一周", "2026-12-04"),
    ("消防通道那条再给三天", "2026-11-30"),
    (f"extend {HAZARD} to December 15", "2026-12-15"),
]


@pytest.mark.parametrize(("said", "due"), LATER)
def test_more_time_is_given_with_a_yes(talk: Start, said: str, due: str) -> None:
    stood(talk, HAZARD, "rectifying")
    officer = talk("s001")
    assert officer.say(said).kind == "confirm"
    assert kept(talk, HAZARD).fields["due"] == "2026-11-27"
    assert officer.say("是").kind == "done"
    assert (kept(talk, HAZARD).fields["due"], kept(talk, HAZARD).assignee) == (due, "e006")
    assert officer.parts.store.history(HAZARD)[-1].who == "s001"
    assert officer.parts.store.verify_audit().broken_at is None


def test_the_rectifier_gives_themselves_none(talk: Start) -> None:
    stood(talk, HAZARD, "rectifying")
    reply = talk("e006").say(f"{HAZARD} 申请延期到12月10号")
    assert reply.kind == "denied"
    assert "s001" in reply.text


def test_another_owner_with_another_day_is_one_step(talk: Start) -> None:
    stood(talk, HAZARD, "rectifying")
    talk("s001").say(f"改派{HAZARD}给e007,期限延到12月15号", "确认")
    assert (kept(talk, HAZARD).fields["due"], kept(talk, HAZARD).assignee) == ("2026-12-15", "e007")


@pytest.mark.parametrize("said", ["是,但是第三个先放放", "第三个先不批", "可以,除了第三个"])
def test_one_of_several_is_taken_out(talk: Start, said: str) -> None:
    for person, day in (("e002", 1), ("e003", 2), ("e004", 3)):
        talk(person).say(f"12月{day}号请一天年假", "确认")
    manager = talk("m001")
    manager.say("都批了")
    assert "LV-20261123-0001" in manager.say(said).text
    assert kept(talk, "LV-20261123-0001").state == "pending"
    manager.say("是", "是", "是")
    states = [kept(talk, f"LV-20261123-000{n}").state for n in (1, 2, 3)]
    assert states == ["approved", "approved", "pending"]


def test_one_of_several_is_rejected_for_its_own_yes(talk: Start) -> None:
    for person, day in (("e002", 1), ("e003", 2), ("e004", 3)):
        talk(person).say(f"12月{day}号请一天年假", "确认")
    manager = talk("m001")
    manager.say("都批了", "驳回第二个")
    assert kept(talk, "LV-20261123-0002").state == "pending"
    manager.say("是", "是", "是")
    states = [kept(talk, f"LV-20261123-000{n}").state for n in (1, 2, 3)]
    assert states == ["approved", "rejected", "approved"]


def test_what_one_may_not_see_is_said_with_who_may(talk: Start) -> None:
    assert "c001" in talk("v001").say("有哪些投诉").text
    assert "s001" in talk("e005").say("有哪些隐患").text


def test_what_one_decided_is_headed_so(talk: Start) -> None:
    stood(talk, LEAVE, "pending")
    manager = talk("m001")
    manager.say(f"批准 {LEAVE}")
    reply = manager.say("我今天批了哪些")
    assert LEAVE in reply.text
    assert "提交的，" not in reply.text.split("\n")[0]


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("report a hazard: the railing on the second floor wobbles when you lean on it", "the second floor"),
        ("hazard: the handrail by the loading dock shakes when a truck passes", "the loading dock"),
    ],
)
def test_when_joins_clauses_in_english(talk: Start, said: str, place: str) -> None:
    action = form(talk("e001").say(said))
    assert (action["type"], action["fields"]["location"]) == ("hazard_report", place)
