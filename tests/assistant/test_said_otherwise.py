"""Steps in the words of those who take them: reports that something is done, orders without a number, in English; what
a step still needs, said in the next messages; and what only sounds like a step."""

import pytest

from assistant.reply import Reply
from tests.assistant.test_forms import Start, Talk, talk
from tools.record import Record

__all__ = ["talk"]

LEAVE, HAZARD, COMPLAINT, REPAIR = "LV-20261123-0001", "HZ-20261123-0001", "CP-20261123-0001", "RP-20261123-0001"
FILED = {
    LEAVE: ("e002", "下周三请一天事假，搬家"),
    HAZARD: ("e003", "上报隐患:2号仓库消防通道被纸箱堵住了,一般隐患"),
    COMPLAINT: ("e004", "登记投诉:客户张伟说洗衣机坏了,一般"),
    REPAIR: ("e005", "报修:2号线注塑机开机就报警"),
}
TAKEN = {  # the steps to a state, each with who takes it
    (HAZARD, "rectifying"): [("s001", "安排e006整改,周五前")],
    (HAZARD, "rechecking"): [("s001", "安排e006整改,周五前"), ("e006", "整改完")],
    (COMPLAINT, "processing"): [("c001", "开始处理")],
    (COMPLAINT, "callback"): [("c001", "开始处理"), ("c001", "处理完")],
    (REPAIR, "trial"): [("m001", "开始维修"), ("m001", "修好")],
}


def stood(talk: Start, number: str, state: str) -> None:
    """A record as it stands in a state."""
    who, said = FILED[number]
    talk(who).say(said, "确认")
    for taker, order in TAKEN.get((number, state), []):
        talk(taker).say(f"{order} {number}")
    assert kept(talk, number).state == state


def kept(talk: Start, number: str) -> Record:
    record = talk().parts.store.record(number)
    assert record
    return record


def say(talk: Start, who: str, *messages: str) -> tuple[Talk, Reply]:
    t = talk(who)
    return t, t.say(*messages)


STEPS = [
    (
        HAZARD,
        "rectifying",
        "e006",
        "rechecking",
        [
            "清理完了 #",
            "# 整改好了",
            "已完成整改 #",
            "弄好了 #",
            "#弄好了",
            "# 已整改",
            "# 整改到位了",
            "#已经整改完毕,请复查",
            "# 修好了，麻烦来复查",
            "# is fixed",
            "I finished #",
            "整改完了",
            "我这边的隐患整改完了",
            "2号仓库的隐患弄好了",
        ],
    ),
    (
        HAZARD,
        "rechecking",
        "s001",
        "closed",
        ["# 验收合格", "# 复查没问题", "# 可以销案了", "# 合格，销案", "# re-check passed, close it", "复查通过"],
    ),
    (
        HAZARD,
        "rechecking",
        "s001",
        "rectifying",
        ["# 没改好,打回去", "# 打回去重做", "# 复查不合格,纸箱还在", "# 不通过，退回", "# 没整改到位，退回去"],
    ),
    (
        COMPLAINT,
        "registered",
        "c001",
        "processing",
        ["受理 #", "# 我来处理", "接单了 #", "# 我接了", "# 我来跟进", "I'll take #", "受理这个投诉"],
    ),
    (
        COMPLAINT,
        "processing",
        "c001",
        "callback",
        ["# 搞定了", "# 处理完毕", "# 已经解决了", "# 给客户换了一台，处理好了", "# 问题解决了", "处理完了"],
    ),
    (
        COMPLAINT,
        "callback",
        "c001",
        "closed",
        ["# 关单,5分", "# 结案,满意度4分", "# 回访过了,客户打5分", "close # 5 points", "close #, customer gave 4"],
    ),
    (
        LEAVE,
        "pending",
        "m001",
        "approved",
        ["同意 #", "准了 #", "# 批了吧", "# 准假", "# approved", "批准胡强的事假", "把胡强下周三的假批了吧"],
    ),
    (
        LEAVE,
        "pending",
        "m001",
        "rejected",
        ["不批 #", "# 驳回,人手不够", "# 不准", "# 打回，年底太忙", "reject #, too busy", "驳回胡强的事假，人手不够"],
    ),
    (REPAIR, "trial", "e005", "closed", ["# 试运行正常", "# 确认正常"]),
    (REPAIR, "trial", "e005", "repairing", ["# 又坏了", "# 还有问题"]),
]


@pytest.mark.parametrize(
    ("number", "before", "who", "to", "said"),
    [(number, before, who, to, said) for number, before, who, to, all_ in STEPS for said in all_],
)
def test_a_step_is_taken_in_ones_own_words(talk: Start, number: str, before: str, who: str, to: str, said: str) -> None:
    stood(talk, number, before)
    _, reply = say(talk, who, said.replace("#", number))
    assert (reply.kind, kept(talk, number).state) == ("done", to), reply.text
    assert number in reply.text


NO_STEPS = [
    (
        HAZARD,
        "rectifying",
        "e006",
        [
            "# 清理完了吗",
            "# 还没清理完",
            "# 快弄好了",
            "# 弄好了就告诉我",
            "# 弄不好了",
            "听说#整改完了",
            "e003说#整改好了",
            "希望#早点整改好",
            "# 整改好了一半",
            "# 基本整改好了",
            "请把#整改好",
            "# 应该整改好了",
            "# 整改完了，但是还没清走",
            "# 让老王处理好了",
            "# is not done",
            "# almost fixed",
            "整改好了吗",
            "还没整改完",
            "整改完了怎么办",
        ],
    ),
    (
        HAZARD,
        "rechecking",
        "s001",
        [
            "# 复查通过了吗",
            "# 验收合格就销案",
            "# 复查通过再销案",
            "# 复查通过不了",
            "# 别打回去",
            "# 能不能打回去",
            "e006说#验收合格",
            "# 复查合格后才能销案",
            "# 销案吧?",
        ],
    ),
    (
        COMPLAINT,
        "registered",
        "c001",
        [
            "# 谁来处理",
            "# 不受理",
            "# 我来处理不了",
            "让e005来处理#",
            "e004接单了 #",
            "# 如果没人管我来处理",
            "受理流程是什么",
        ],
    ),
    (
        COMPLAINT,
        "processing",
        "c001",
        ["# 搞定了吗", "# 搞不定了", "# 快处理完了", "# 客户说处理好了", "# 已经处理两天了", "处理完了要做什么"],
    ),
    (
        COMPLAINT,
        "callback",
        "c001",
        ["# 关单要几分", "# 关了吧?4分", "# 客户给4分才关", "# 满意度4分就结案", "# 结案，大概4分"],
    ),
    (
        LEAVE,
        "pending",
        "m001",
        [
            "# 批准不了",
            "HR那边同意了 #",
            "# 同意吗",
            "不是不批 #",
            "# 别批",
            "# 希望能批准",
            "老板批准了 #",
            "# 不准时",
            "# 原则上同意",
            "胡强同意了#",
            "批准",
            "同意",
            "不批",
            "批了吧",
            "批准胡强的年假",
        ],
    ),
]


@pytest.mark.parametrize(
    ("number", "state", "who", "said"),
    [(number, state, who, said) for number, state, who, all_ in NO_STEPS for said in all_],
)
def test_what_only_sounds_like_a_step_is_none(talk: Start, number: str, state: str, who: str, said: str) -> None:
    stood(talk, number, state)
    say(talk, who, said.replace("#", number))
    assert kept(talk, number).state == state


def test_who_has_several_is_asked_which(talk: Start) -> None:
    stood(talk, COMPLAINT, "processing")
    talk("e004").say("登记投诉:客户李梅说送货晚了,一般", "确认")
    talk("c001").say("开始处理 CP-20261123-0002")
    lead, reply = say(talk, "c001", "处理完了")
    assert reply.kind == "clarify"
    assert COMPLAINT in reply.text
    assert "CP-20261123-0002" in reply.text
    assert kept(talk, COMPLAINT).state == "processing"
    assert "CP-20261123-0002" in lead.say("李梅的投诉处理完了").text
    assert kept(talk, "CP-20261123-0002").state == "callback"


def test_what_could_be_said_of_anything_is_asked_about(talk: Start) -> None:
    stood(talk, HAZARD, "rectifying")
    _, reply = say(talk, "e006", "弄好了")
    assert (reply.kind, kept(talk, HAZARD).state) == ("clarify", "rectifying")
    assert f"整改完 {HAZARD}" in reply.text


def test_a_request_that_was_shown_is_decided_without_its_number(talk: Start) -> None:
    stood(talk, LEAVE, "pending")
    _, reply = say(talk, "m001", LEAVE, "批准")
    assert (reply.kind, kept(talk, LEAVE).state) == ("done", "approved")
    assert "胡强" in reply.text


def test_who_may_not_take_a_step_does_not_take_it_by_a_report(talk: Start) -> None:
    stood(talk, HAZARD, "rectifying")
    _, reply = say(talk, "e003", f"{HAZARD} 弄好了")
    assert (reply.kind, kept(talk, HAZARD).state) == ("denied", "rectifying")


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("assign # to e006 by Friday", "2026-11-27"),
        ("assign # to e006 before Dec 3", "2026-12-03"),
        ("please assign # to e006 by tomorrow", "2026-11-24"),
        ("assign # to e006 by the end of the month", "2026-11-30"),
        ("assign # to e006 in 3 days", "2026-11-26"),
        ("assign # to e006 by next Wednesday", "2026-12-02"),
        ("give # to e006, by Friday", "2026-11-27"),
        ("# 交给e006,周五前", "2026-11-27"),
        ("# e006负责，周五前", "2026-11-27"),
        ("assign # to e006 by the end of the week", "2026-11-29"),
        ("交给e006,周五前", "2026-11-27"),
    ],
)
def test_a_task_is_given_in_either_language(talk: Start, said: str, due: str) -> None:
    stood(talk, HAZARD, "registered")
    _, reply = say(talk, "s001", said.replace("#", HAZARD))
    record = kept(talk, HAZARD)
    assert (record.state, record.assignee, record.fields.get("due")) == ("rectifying", "e006", due), reply.text


@pytest.mark.parametrize("said", ["reassign # to e007", "reassign to e007 by Friday", "# 换成e007", "改派给e007"])
def test_a_task_is_given_to_somebody_else(talk: Start, said: str) -> None:
    stood(talk, HAZARD, "rectifying")
    _, reply = say(talk, "s001", said.replace("#", HAZARD))
    assert kept(talk, HAZARD).assignee == "e007", reply.text


@pytest.mark.parametrize(
    ("then", "score"),
    [
        (("4",), 4),
        (("满意度4分",), 4),
        (("5",), 5),
        (("客户很满意,5分",), 5),
        (("打4分",), 4),
        (("4 points",), 4),
        (("年假怎么请", "满意度4分"), 4),
        (("年假怎么请", "4"), None),
        (("年假怎么请", "请病假要什么材料", "满意度4分"), None),
        (("应该是4分",), None),
        (("4.5分",), None),
    ],
)
def test_a_score_that_was_asked_for(talk: Start, then: tuple[str, ...], score: int | None) -> None:
    stood(talk, COMPLAINT, "callback")
    _, reply = say(talk, "c001", f"{COMPLAINT} 结案", *then)
    assert kept(talk, COMPLAINT).fields.get("satisfaction") == score, reply.text


@pytest.mark.parametrize(
    ("said", "then", "assignee", "due"),
    [
        ("交给e005整改", ("下周三前",), "e005", "2026-12-02"),
        ("交给e005整改", ("by Friday",), "e005", "2026-11-27"),
        ("安排整改,周五前", ("e005",), "e005", "2026-11-27"),
        ("安排整改,周五前", ("周建国",), "m001", "2026-11-27"),
        ("安排整改,周五前", ("负责人是e005",), "e005", "2026-11-27"),
        ("安排整改", ("周五前", "e005"), "e005", "2026-11-27"),
        ("安排整改,周五前", ("请病假要什么材料", "交给e005"), "e005", "2026-11-27"),
        ("安排整改,周五前", ("请病假要什么材料", "e005"), None, None),
        ("安排整改,周五前", ("周建国和e005",), None, None),
    ],
)
def test_an_owner_or_a_day_that_was_asked_for(
    talk: Start, said: str, then: tuple[str, ...], assignee: str | None, due: str | None
) -> None:
    stood(talk, HAZARD, "registered")
    _, reply = say(talk, "s001", f"{HAZARD} {said}", *then)
    record = kept(talk, HAZARD)
    assert (record.assignee, record.fields.get("due")) == (assignee, due), reply.text


def test_the_only_person_in_hr_has_the_managers_decide(talk: Start) -> None:
    filed = talk("h001").say("下周三请一天年假", "确认")
    assert "周建国（m001）、吴晓梅（m002）" in filed.text
    _, own = say(talk, "h001", f"批准 {LEAVE}")
    assert own.kind == "denied"
    assert "周建国（m001）" in own.text
    assert LEAVE in talk("m002").say("有哪些待我审批的").text
    assert talk("e001").say(LEAVE).kind == "denied"
    assert talk("m002").say(f"批准 {LEAVE}").kind == "done"


def test_hr_acts_for_whom_nobody_is_the_manager(talk: Start) -> None:
    talk("m001").say("报修:2号线注塑机开机就报警", "确认")
    assert REPAIR in talk("h001").say("有哪些待我处理的").text
    assert talk("h001").say(f"开始维修 {REPAIR}").kind == "done"
