"""Steps with records as people say them: whom, until when, which one; and what becomes of slips."""

import pytest

from tests.assistant.conversation import Start

LEAVE, OTHER, HAZARD = "LV-20261123-0001", "LV-20261123-0002", "HZ-20261123-0001"


def state(talk: Start, number: str) -> str:
    record = talk().parts.store.record(number)
    assert record
    return record.state


@pytest.fixture
def hazard(talk: Start) -> Start:
    talk("e003").say("上报隐患:2号仓库消防通道被纸箱堵住了,一般隐患", "确认")
    return talk


@pytest.fixture
def leaves(talk: Start) -> Start:
    talk("e001").say("下周二请一天年假", "确认")
    talk("e002").say("下周三请一天事假,搬家", "确认")
    return talk


@pytest.mark.parametrize(
    ("said", "assignee", "due"),
    [
        ("安排e006整改,周五前", "e006", "2026-11-27"),
        ("交给e006整改,周五前", "e006", "2026-11-27"),
        ("由李洋敏负责整改,月底前完成", "e003", "2026-11-30"),
        ("指定李洋敏负责,三天内", "e003", "2026-11-26"),
        ("派给e006去处理,两个工作日内", "e006", "2026-11-25"),
        ("让e006整改,本周内搞定", "e006", "2026-11-29"),
        ("责任人e006,今天下班前", "e006", "2026-11-23"),
        ("assign to e006 within 3 days", "e006", "2026-11-26"),
    ],
)
def test_a_rectification_is_ordered_in_everyday_words(hazard: Start, said: str, assignee: str, due: str) -> None:
    reply = hazard("s001").say(f"{HAZARD} {said}")
    record = hazard().parts.store.record(HAZARD)
    assert record, reply.text
    assert (record.state, record.assignee, record.fields.get("due")) == ("rectifying", assignee, due), reply.text


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("安排e006整改", "整改期限"),
        ("安排整改,周五前", "整改责任人"),
        ("交给王大锤整改,周五前", "整改责任人"),
        ("交给郭超整改,周五前", "e025"),  # two bear the name
        ("让e006和e007整改,周五前", "几个人"),
    ],
)
def test_what_an_order_lacks_is_asked_in_words(hazard: Start, said: str, asked: str) -> None:
    reply = hazard("s001").say(f"{HAZARD} {said}")
    assert reply.kind == "clarify"
    assert asked in reply.text
    assert not {"assignee", "due", "rectifying"} & set(reply.text.split("“")), reply.text
    assert "assignee" not in reply.text
    assert state(hazard, HAZARD) == "registered"


def test_a_rectification_goes_to_somebody_else_who_is_told_and_so_is_the_one_who_had_it(hazard: Start) -> None:
    officer = hazard("s001")
    officer.say(f"{HAZARD} 安排e006整改,周五前", f"{HAZARD} 改派给e007")
    record = officer.parts.store.record(HAZARD)
    assert record
    assert (record.assignee, record.fields["due"]) == ("e007", "2026-11-27")
    told = {(m.recipient, "不用再处理" in m.text) for m in officer.parts.store.outbox() if m.version == record.version}
    assert told >= {("e006", True), ("e007", False)}
    assert hazard("e006").say(f"{HAZARD} 整改完了").kind == "denied"


def test_a_record_that_is_so_already_says_by_whom_and_since_when(leaves: Start) -> None:
    assert leaves("m001").say(f"批准 {LEAVE}").text.startswith(f"{LEAVE} 已变为“已批准”")
    for who in ("m001", "h001", "e001"):
        reply = leaves(who).say(f"批准 {LEAVE}")
        assert "已变为" not in reply.text
        assert "周建国（m001） 于 2026-11-23 09:00" in reply.text
    assert leaves().parts.store.verify_audit().entries == 3


@pytest.mark.parametrize(
    "said",
    [
        f"批准 {LEAVE} 和 {OTHER}", "全部批准", "都批了吧", "把待我审批的都通过", "批准 LV-20261123-001",
        "批准 LV-2026123-0001",
        f"{LEAVE} 只批半天,批准", f"{LEAVE} 如果交接好了就批准", "同意", "批准", "批准胡强的年假", "同意胡强和赵敏的假",
    ],
)  # fmt: skip
def test_nothing_is_decided_but_one_record_that_is_named(leaves: Start, said: str) -> None:
    reply = leaves("m001").say(said)
    assert reply.kind in ("clarify", "status")
    assert (state(leaves, LEAVE), state(leaves, OTHER)) == ("pending", "pending")
    assert LEAVE in reply.text or OTHER in reply.text


def test_a_mistake_is_told_what_stays_and_what_can_be_done(leaves: Start) -> None:
    manager = leaves("m001")
    assert "没有找到" in manager.say("刚才那个批错了").text
    manager.say(f"批准 {LEAVE}")
    for said in ("刚才那个批错了", "点错了", "不该批准的", f"{LEAVE} 我批早了", "approved it by mistake"):
        text = manager.say(said).text
        assert LEAVE in text
        assert "不能抹掉" in text or "cannot be wiped out" in text
        assert f"撤销 {LEAVE}" in text
    assert state(leaves, LEAVE) == "approved"
    manager.say(f"撤销 {LEAVE}")
    assert "最后状态" in manager.say("撤错了").text
    assert state(leaves, LEAVE) == "revoked"


def test_a_slip_in_a_form_is_the_forms(leaves: Start) -> None:
    manager = leaves("m001")
    manager.say(f"批准 {LEAVE}", "下周五请一天年假")
    assert LEAVE not in manager.say("写错了,是下周四").text


def test_the_kind_says_which_is_taken_back_and_nothing_comes_back(talk: Start) -> None:
    t = talk("e001")
    t.say("下周二请一天年假", "确认", "12月10号请一天事假,装修", "确认")
    assert t.say("把年假撤回来").text == f"{LEAVE} 已变为“已撤回”。"
    assert "不能" in t.say("撤错了,恢复").text
    assert (state(talk, LEAVE), state(talk, OTHER)) == ("withdrawn", "pending")


def test_no_internal_name_reaches_anybody(hazard: Start) -> None:
    said = [
        hazard("s001").say(f"{HAZARD} 销案"), hazard("s001").say(f"{HAZARD} 安排整改"), hazard("e001").say(HAZARD),
        hazard("s001").say(f"{HAZARD} 是谁报的"), hazard("s001").say(f"{HAZARD} 关闭,满意度5分"),
    ]  # fmt: skip
    internal = (
        "registered",
        "rectifying",
        "rechecking",
        "closed",
        "assignee",
        "due",
        "note",
        "safety_officer",
        "filed",
    )
    assert [name for reply in said for name in internal if name in reply.text] == []
    english = hazard("s001").say(f"close {HAZARD}")
    assert "“registered”" in english.text
    assert "已" not in english.text
