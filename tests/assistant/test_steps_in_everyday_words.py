"""Steps with records as those who must act say them in passing: half done, on a condition, in short, several."""

import pytest

from tests.assistant.conversation import Start, Talk

HAZARD, LEAVE, SICK, COMPLAINT = "HZ-20261123-0001", "LV-20261123-0001", "LV-20261123-0002", "CP-20261123-0001"


def state(t: Talk, number: str) -> str:
    record = t.parts.store.record(number)
    assert record
    return record.state


@pytest.fixture
def lock(talk: Start) -> Start:
    """A hazard that the safety officer's first message gives to a colleague, by its place."""
    talk("e001").say("2号仓库门锁坏了,关不上", "提交")
    assert talk("s001").say("2号仓库那条给e006整改,周五前").kind == "done"
    return talk


@pytest.fixture
def requests(talk: Start) -> Start:
    talk("e001").say("12月7号请一天年假,回老家", "提交")
    talk("e001").say("12月10号请一天病假", "提交")
    return talk


@pytest.fixture
def complaint(talk: Start) -> Start:
    talk("e003").say("客户王总投诉我们送货晚了三天,态度也差,严重,合同编号没有", "提交")
    return talk


@pytest.mark.parametrize(
    "said", ["锁换好了,钥匙还没配", "门锁换了一半,剩下的明天弄", "锁装上了,就差把手没装", "锁换了,还等厂家来调试"]
)
def test_what_is_half_done_leaves_the_record_and_begins_no_form(lock: Start, said: str) -> None:
    t = lock("e006")
    reply = t.say(said)
    assert HAZARD in reply.text
    assert reply.action is None
    assert (reply.kind, state(t, HAZARD)) == ("clarify", "rectifying")


@pytest.mark.parametrize("said", ["会议纪要改好了,还没发", "报告写完了,图还没画"])
def test_what_is_half_done_elsewhere_is_none_of_the_record(lock: Start, said: str) -> None:
    assert HAZARD not in lock("e006").say(said).text


@pytest.mark.parametrize("said", ["明天去看,合格的话就销", "没问题就销", "能销就销吧"])
def test_a_close_on_a_condition_is_told_so(lock: Start, said: str) -> None:
    lock("e006").say("整改完了", "确认")
    t = lock("s001")
    reply = t.say(said)
    assert (reply.kind, state(t, HAZARD)) == ("clarify", "rechecking"), reply.text
    assert "条件" in reply.text


@pytest.mark.parametrize("said", ["能批就批吧", "没问题的话就过吧", "没意见就批"])
def test_an_approval_on_a_condition_is_none(talk: Start, said: str) -> None:
    talk("e001").say("12月7号请一天年假,回老家", "提交")
    t = talk("m001")
    reply = t.say(said)
    assert (reply.kind, state(t, LEAVE)) == ("clarify", "pending"), reply.text
    assert "条件" in reply.text


@pytest.mark.parametrize(
    ("said", "note"),
    [("批了,回来记得补考勤", "回来记得补考勤"), ("批了,路上小心", "路上小心"), ("可以,批", "")],
)
def test_an_approval_that_points_at_nothing_is_shown_with_its_note(talk: Start, said: str, note: str) -> None:
    talk("e001").say("12月7号请一天年假,回老家", "提交")
    t = talk("m001")
    reply = t.say(said)
    assert (reply.kind, state(t, LEAVE)) == ("confirm", "pending"), reply.text
    assert note in reply.text
    assert t.say("确认").kind == "done"
    assert state(t, LEAVE) == "approved"


@pytest.mark.parametrize(
    "said",
    [
        "年假批,病假先放一放", "approve the annual leave, the sick one waits", "approve annual, hold the sick leave",
        "approve the annual leave, the sick leave can wait", "hold the sick leave, approve the other",
    ],
)  # fmt: skip
def test_only_what_is_not_put_off_is_shown_for_a_yes(requests: Start, said: str) -> None:
    t = requests("m001")
    shown = t.say(said).text
    assert "说明" not in shown
    assert "note:" not in shown
    assert t.say("确认").kind == "done"
    assert (state(t, LEAVE), state(t, SICK)) == ("approved", "pending")


@pytest.mark.parametrize("said", ["都先别批", "都先不批", "先别批"])
def test_that_none_is_decided_yet_turns_nothing_down(requests: Start, said: str) -> None:
    t = requests("m001")
    reply = t.say(said)
    assert reply.kind == "clarify"
    assert LEAVE in reply.text
    assert SICK in reply.text
    t.say("确认")
    assert (state(t, LEAVE), state(t, SICK)) == ("pending", "pending")


def test_two_people_in_short_are_two_steps(talk: Start) -> None:
    talk("e001").say("12月7号请一天年假,回老家", "提交")
    talk("e005").say("12月9号请一天事假,办房产证", "提交")
    t = talk("m001")
    first = t.say("赵敏的批,e005的驳回,那天要盘点")
    assert (first.kind, state(t, LEAVE), state(t, SICK)) == ("clarify", "pending", "pending"), first.text
    t.say("确认", "确认")
    assert (state(t, LEAVE), state(t, SICK)) == ("approved", "rejected")


@pytest.mark.parametrize("said", ["王总的投诉我来关", "张伟的投诉我来关"])
def test_who_is_a_stranger_to_a_complaint_closes_none(complaint: Start, said: str) -> None:
    t = complaint("e007")
    reply = t.say(said)
    assert (reply.kind, state(t, COMPLAINT)) == ("denied", "registered")
    assert "王总投诉" not in reply.text


@pytest.mark.parametrize("said", ["记一下:客户要求本周内上门道歉", "补充一句,客户说周末也要有人接电话"])
def test_a_note_on_ones_complaint_begins_no_other(complaint: Start, said: str) -> None:
    t = complaint("e003")
    reply = t.say(said)
    assert COMPLAINT in reply.text
    assert reply.action is None
    assert "说明" in reply.text
    assert len(t.filed) == 1


def test_a_complaint_that_is_to_be_noted_down_is_a_new_one(complaint: Start) -> None:
    reply = complaint("e003").say("记一下:客户李女士投诉包装破了")
    assert reply.action
    assert reply.action["type"] == "complaint"
