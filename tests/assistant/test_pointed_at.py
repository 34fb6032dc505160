"""A record that is named by whose it is and by what it tells, in a step without its number."""

import pytest

from tests.assistant.conversation import Start, Talk
from tests.assistant.standing import COMPLAINT, kept, state, stood
from tools.record import Record

DUST, HOOK, DOOR = "HZ-20261123-0001", "HZ-20261123-0002", "HZ-20261123-0003"


@pytest.fixture
def hazards(talk: Start) -> Start:
    talk("e017").say("上报隐患:木工房粉尘太大,机器底下积了一层,一般隐患", "确认")
    talk("e003").say("上报隐患:一号楼走廊配电箱没有盖板,电线露在外面,一般隐患", "确认")
    talk("e009").say("上报隐患:2号仓库消防通道被纸箱堵住了,一般隐患", "确认")
    return talk


def states(talk: Start) -> list[str]:
    return [state(talk().parts, number) for number in (DUST, HOOK, DOOR)]


def assigned(record: Record) -> tuple[str | None, object]:
    return record.assignee, record.fields.get("due")


@pytest.mark.parametrize(
    ("said", "number", "to"),
    [
        ("e003报的配电箱那条派给e021,明天下班前整改完,备注:换盖板", HOOK, ("e021", "2026-11-24")),
        ("木工房粉尘那条让e030去整改,周五前", DUST, ("e030", "2026-11-27")),
        ("配电箱没盖子那条派给e026整改,11月27日之前弄好,先把电断了", HOOK, ("e026", "2026-11-27")),
        ("仓库堵通道那条,交给e009整改,12月1日前清完", DOOR, ("e009", "2026-12-01")),
        ("把e003报的配电箱隐患派给e014,11月25日前完成,说明:补盖板", HOOK, ("e014", "2026-11-25")),
        ("e017报的那个粉尘的隐患,派给e012,27号前整改好,备注加吸尘罩", DUST, ("e012", "2026-11-27")),
    ],
)
def test_the_one_that_is_named_is_assigned(hazards: Start, said: str, number: str, to: tuple[str, str]) -> None:
    assert hazards("s001").say(said).kind == "done"
    assert assigned(kept(hazards, number)) == to
    assert sorted(states(hazards)) == ["rectifying", "registered", "registered"]


@pytest.mark.parametrize(
    "said",
    [
        "配电箱那条复查合格,我瞎猜的,销案", "刚接到电话,配电箱那条复查合格,销案",
        "群里有人说配电箱那条复查合格,销案", "三号楼走廊的油渍复查合格,地面干净了,销案",
        "配电箱那条复查合格八成,销案", "配电箱那个小王去复查的,按计划合格,销案",
    ],
)  # fmt: skip
def test_nothing_is_closed_on_hearsay_a_guess_or_what_is_said_of_another(hazards: Start, said: str) -> None:
    hazards("s001").say("配电箱没盖子那条派给e026,11月27日之前弄好")
    hazards("e026").say(f"{HOOK} 整改完了")
    assert state(hazards().parts, HOOK) == "rechecking"
    assert hazards("s001").say(said).kind != "done"
    assert states(hazards) == ["registered", "rechecking", "registered"]


@pytest.mark.parametrize("said", ["盖板装上了，换成新的了", "配电箱那个弄了，护栏也装上了", "配电箱的盖板补上了"])
def test_what_was_put_right_is_told_by_who_has_to(hazards: Start, said: str) -> None:
    hazards("s001").say("配电箱没盖子那条派给e026,11月27日之前弄好")
    reply = hazards("e026").say(said)
    if reply.kind == "confirm":
        hazards("e026").say(said, "确认")
    assert state(hazards().parts, HOOK) == "rechecking"


@pytest.mark.parametrize(
    "said",
    [
        "让e030去整改,周五前", "3号仓库堵通道那条让e030去整改,周五前", "e005报的那条让e030去整改,周五前",
        "锅炉房漏水那条让e030去整改,周五前", "木工房粉尘那条先别派给e030", "木工房粉尘那条要是没人管就派给e030",
        "木工房粉尘那条派给e030了吗",
    ],
)  # fmt: skip
def test_what_names_none_or_orders_nothing_takes_no_step(hazards: Start, said: str) -> None:
    hazards("s001").say(said)
    assert states(hazards) == ["registered"] * 3


def test_two_that_fit_are_listed(hazards: Start) -> None:
    hazards("e020").say("上报隐患:木工房粉尘把灭火器盖住了,一般隐患", "确认")
    reply = hazards("s001").say("木工房粉尘那条让e030去整改,周五前")
    assert reply.kind == "clarify"
    assert DUST in reply.text
    assert HOOK not in reply.text
    assert states(hazards) == ["registered"] * 3


def test_what_is_lacking_is_asked_for_and_taken(hazards: Start) -> None:
    officer = hazards("s001")
    assert "期限" in officer.say("木工房粉尘那条让e030去整改").text
    officer.say("这周五之前,要加装吸尘罩")
    if state(officer.parts, DUST) == "registered":
        officer.say("确认")
    assert assigned(kept(hazards, DUST)) == ("e030", "2026-11-27")


def test_a_note_is_what_it_is_said_to_be(hazards: Start) -> None:
    officer = hazards("s001")
    officer.say("把e003报的配电箱隐患派给e014,11月25日前完成,说明:补盖板")
    assert officer.parts.store.history(HOOK)[-1].note == "补盖板"


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("e002那个事假驳回,那两天盘库,人手不够", ("done", "confirm")),
        ("Reject e002's leave please, we have the audit that week", ("done", "confirm")),
        ("搬家也请假?驳回,理由:当天交付", ("done", "confirm")),
        ("e003的假驳回", ("clarify", "status", "denied")),
    ],
)
def test_a_leave_is_named_by_whose_it_is(filed: Start, said: str, kinds: tuple[str, ...]) -> None:
    manager = filed("m001")
    reply = manager.say(said)
    assert reply.kind in kinds, reply.text
    if reply.kind == "confirm":
        manager.say("确定驳回")
    assert state(manager.parts, "LV-20261123-0001") == ("rejected" if "done" in kinds else "pending")


def test_of_a_list_of_one_a_bare_order_is_taken(filed: Start) -> None:
    manager = filed("m001")
    assert "搬家" in manager.say("e002请的什么假").text
    assert manager.say("approve it").kind == "done"
    assert state(manager.parts, "LV-20261123-0001") == "approved"


def test_a_complaint_is_named_by_a_part_of_its_customer(talk: Start) -> None:
    talk("e004").say("登记投诉:客户盛源公司说设备频繁死机,一般", "确认")
    lead = talk("c001")
    lead.say(f"开始处理 {COMPLAINT}", f"处理完 {COMPLAINT}")
    other: Talk = talk("c001")
    assert "满意度" in other.say("盛源可以关了").text
    assert state(lead.parts, COMPLAINT) == "callback"
    assert other.say("客户打4分,挺满意,关闭").kind == "done"


def test_a_state_may_be_named_instead_of_the_step(talk: Start) -> None:
    stood(talk, COMPLAINT, "registered")
    talk("c001").say("帮我把张伟的投诉推到处理中")
    assert kept(talk, COMPLAINT).state == "processing"
