"""Lists of records in words: by state, overdue, kind, time and person, as far as the one who asks may see."""

from datetime import timedelta

import pytest

from tests.assistant.conversation import Start, Talk
from tools.overdue import escalate_overdue


@pytest.fixture
def filed(talk: Start) -> Start:
    """Two teams' leaves, a hazard, two complaints of one person."""
    talk("e001").say("下周二请一天年假", "确认")
    talk("e002").say("下周三请一天病假,发烧", "确认")
    talk("e031").say("下周三请一天事假,搬家", "确认")
    talk("e003").say("上报隐患:2号仓库消防通道被纸箱堵住了,一般隐患", "确认")
    t = talk("e004")
    t.say("登记投诉:客户张女士说送货晚了三天,严重", "确认")
    t.say("登记投诉:客户王伟说包装破了,一般", "确认")
    return talk


def numbers(t: Talk, question: str) -> set[str]:
    """The records that the reply lists: LV-1 for LV-20261123-0001."""
    text = t.say(question).text
    return {word[:3] + word[-1] for word in text.replace("*", " ").split() if word[2:3] == "-" and word[-1].isdigit()}


@pytest.mark.parametrize(
    ("who", "question", "listed"),
    [
        ("c001", "投诉有哪些没处理", {"CP-1", "CP-2"}),
        ("c001", "本月投诉几起", {"CP-1", "CP-2"}),
        ("c001", "严重的投诉有几起没关", {"CP-1"}),
        ("c001", "已关闭的投诉有几起", set()),
        ("c001", "how many complaints are open", {"CP-1", "CP-2"}),
        ("e004", "张女士的投诉处理到哪了", {"CP-1"}),
        ("e004", "王伟的投诉处理了吗", {"CP-2"}),  # a colleague bears the name, too
        ("m001", "有哪些待我审批的", {"LV-1", "LV-2"}),
        ("m001", "我这边还有几个没批", {"LV-1", "LV-2"}),
        ("m001", "还有谁的假没批", {"LV-1", "LV-2"}),
        ("m001", "下周谁请假", {"LV-1", "LV-2"}),
        ("m001", "我组里下周三谁不在", {"LV-2"}),
        ("m001", "哪些病假没交证明", {"LV-2"}),
        ("m001", "今天谁请假", set()),
        ("m001", "胡强的请假", {"LV-2"}),
        ("h001", "下周谁请假", {"LV-1", "LV-2", "LV-3"}),
        ("h001", "本月收到几张请假单", {"LV-1", "LV-2", "LV-3"}),
        ("h001", "把所有人的请假单列出来", {"LV-1", "LV-2", "LV-3"}),
        ("s001", "有哪些隐患没处理", {"HZ-1"}),
        ("s001", "2号仓库的隐患现在怎么样", {"HZ-1"}),
        ("s001", "上个月报了几个隐患", set()),
        ("e001", "我这个月提交了几张请假单", {"LV-1"}),
        ("e001", "有哪些投诉超时了", set()),
    ],
)
def test_what_is_listed(filed: Start, who: str, question: str, listed: set[str]) -> None:
    assert numbers(filed(who), question) == listed


@pytest.mark.parametrize("who", ["e001", "v001"])
@pytest.mark.parametrize(
    "question", ["今天谁请假", "我们组谁请假了", "把所有人的请假单列出来", "e002的请假", "导出全部记录"]
)
def test_other_peoples_records_are_not_listed(filed: Start, who: str, question: str) -> None:
    reply = filed(who).say(question)
    assert reply.kind == "denied"
    assert "LV-" not in reply.text


def test_what_is_late_is_said_to_be_late(filed: Start) -> None:
    filed("s001").say("HZ-20261123-0001 安排e006整改,周五前")
    later = filed("c001")
    assert "没有符合" in later.say("有哪些投诉超时了").text
    later.later(60 * 24 * 5)
    assert numbers(later, "有哪些投诉超时了") == {"CP-1", "CP-2"}
    assert later.replies[-1].text.count("已逾期") == 3
    officer = filed("s001")
    officer.later(60 * 24 * 5)
    assert numbers(officer, "哪些隐患到期了没整改") == {"HZ-1"}
    assert "张刚强（e006）" in officer.replies[-1].text
    assert escalate_overdue(later.parts.store, later.parts.directory, later.parts.settings.clock())


def test_what_was_decided_waits_no_longer_and_is_found_by_who_decided(filed: Start) -> None:
    manager = filed("m001")
    assert "没有符合" in manager.say("我今天批了哪些").text
    manager.say("批准 LV-20261123-0001")
    assert numbers(manager, "有哪些待我审批的") == {"LV-2"}
    assert numbers(manager, "我今天批了哪些") == {"LV-1"}
    manager.later(60 * 24)
    assert numbers(manager, "我今天批了哪些") == set()
    assert numbers(manager, "我昨天批了哪些") == {"LV-1"}


def test_a_long_list_says_how_much_is_left_out(talk: Start) -> None:
    for day in range(1, 13):
        talk("e001").say(f"12月{day}号请一天年假", "确认", "确认")
    manager = talk("m001")
    text = manager.say("有哪些待我审批的").text
    assert "等您处理的有 12 条" in text
    assert "还有 2 条没有列出" in text
    assert text.count("- **LV-") == 10


def test_a_rule_is_no_list(talk: Start) -> None:
    for question in (
        "投诉超时怎么处理",
        "投诉处理时限是多久",
        "调休有没有有效期",
        "请假没批就走算什么",
        "员工请假流程",
    ):
        assert talk("c001").say(question).kind in ("answer", "not_covered"), question


def test_what_lies_further_back_is_out_of_a_span(filed: Start) -> None:
    lead = filed("c001")
    lead.parts.store._clock = lead.parts.settings.clock
    lead.later(int(timedelta(days=40).total_seconds() // 60))
    assert numbers(lead, "本月投诉几起") == set()
    assert numbers(lead, "上个月投诉几起") == set() or numbers(lead, "11月投诉几起") == {"CP-1", "CP-2"}


@pytest.fixture
def worked(filed: Start) -> Start:
    """The same a week before, with decisions and steps since, and more of this week."""
    filed("m001").say("驳回 LV-20261123-0001，人手不够", "批准 LV-20261123-0002")
    filed("s001").say("HZ-20261123-0001 安排e006整改,周五前")
    filed("c001").say("CP-20261123-0002 开始处理", "CP-20261123-0002 处理完")
    filed("e010").say("上报隐患:3号车间配电箱门没关,重大隐患", "确认")
    return filed


@pytest.mark.parametrize(
    ("who", "question", "listed"),
    [
        ("h001", "谁没交病假证明", {"LV-2"}),
        ("m001", "我组里还有谁的病假没交证明", {"LV-2"}),
        ("m001", "最近有谁提交了请假", {"LV-1", "LV-2"}),
        ("m001", "我驳回过谁的假", {"LV-1"}),
        ("h001", "有没有积压的请假", {"LV-3"}),
        ("h001", "e031请了几次假", {"LV-3"}),
        ("e001", "我被驳回的有几个", {"LV-1"}),
        ("e001", "谁驳回的", {"LV-1"}),
        ("e031", "我有什么单子还没批下来", {"LV-3"}),
        ("s001", "重大隐患有哪些", {"HZ-2"}),
        ("s001", "哪些隐患还没派人", {"HZ-2"}),
        ("s001", "待复查的有吗", set()),
        ("c001", "待回访的有哪些", {"CP-2"}),
        ("c001", "没人处理的投诉", {"CP-1"}),
        ("c001", "今天的投诉", {"CP-1", "CP-2"}),
    ],
)
def test_what_is_listed_of_records_that_were_worked_on(
    worked: Start, who: str, question: str, listed: set[str]
) -> None:
    asker = worked(who)
    assert numbers(asker, question) == listed, asker.replies[-1].text


@pytest.mark.parametrize(
    ("who", "question", "told"),
    [
        ("e031", "谁在审我的假", "吴晓梅（m002）"),
        ("e031", "我的申请现在卡在谁那", "下一步等：吴晓梅（m002）"),
        ("e006", "我手上的隐患什么时候到期", "期限 2026-11-27"),
        ("c001", "张女士的投诉什么情况", "期限 2026-11-24"),
        ("h001", "待我审批的加班", "没有符合的记录（等您处理的，加班申请）"),
    ],
)
def test_what_is_told_of_who_acts_and_until_when(worked: Start, who: str, question: str, told: str) -> None:
    text = worked(who).say(question).text
    assert told in text


@pytest.mark.parametrize("question", ["重大隐患有哪些", "加班申请有哪些", "今天的年假", "投诉有哪些处理时限"])
def test_what_employees_ask_of_the_rules_is_no_list(worked: Start, question: str) -> None:
    assert not numbers(worked("e020"), question)


@pytest.mark.parametrize(
    "question",
    ["有哪些投诉没处理", "待回访的有哪些", "没人处理的投诉", "重大隐患有哪些", "谁没交病假证明", "今天的投诉"],
)
def test_an_evaluator_sees_no_record(worked: Start, question: str) -> None:
    assert not numbers(worked("v001"), question)
