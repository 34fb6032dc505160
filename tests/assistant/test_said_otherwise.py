"""Steps in the words of those who take them: reports that something is done, orders without a number; and what only
sounds like a step."""

import pytest

from tests.assistant.conversation import Start
from tests.assistant.standing import COMPLAINT, HAZARD, LEAVE, REPAIR, kept, say, stood

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
    assert (reply.kind, kept(talk, HAZARD).state) == ("confirm", "rectifying")
    assert f"**{HAZARD}**" in reply.text
    assert "整改中 → 待复查" in reply.text


def test_a_request_that_was_shown_is_decided_without_its_number(talk: Start) -> None:
    stood(talk, LEAVE, "pending")
    _, reply = say(talk, "m001", LEAVE, "批准")
    assert (reply.kind, kept(talk, LEAVE).state) == ("done", "approved")
    assert "胡强" in reply.text


def test_who_may_not_take_a_step_does_not_take_it_by_a_report(talk: Start) -> None:
    stood(talk, HAZARD, "rectifying")
    _, reply = say(talk, "e003", f"{HAZARD} 弄好了")
    assert (reply.kind, kept(talk, HAZARD).state) == ("denied", "rectifying")
