"""Orders that are none as they stand: of a part of a record, on a condition, not yet; and none for another's record."""

import pytest

from tests.assistant.conversation import Start
from tests.assistant.standing import HAZARD, LEAVE, kept

SICK, YEARLY, PERSONAL = "LV-20261123-0001", "LV-20261123-0002", "LV-20261123-0003"


@pytest.fixture
def three(talk: Start) -> Start:
    for who, said in (
        ("e002", "11月30号请病假，腰疼"),
        ("e003", "12月7号到9号请年假"),
        ("e005", "12月10号请事假，搬家"),
    ):
        talk(who).say(said, "确认")
    return talk


def states(talk: Start) -> list[str]:
    return [kept(talk, number).state for number in (SICK, YEARLY, PERSONAL)]


@pytest.mark.parametrize(
    "said",
    [
        "把8号的假撤了",
        "我12月8号的假撤回一天，只休9号",
        "7号不请了，撤回7号",
        "9号我不休了，撤掉，7、8号还休",
        "12月7号到9号的年假，9号不休了，撤回吧",
        "年假撤回最后一天",
        "withdraw Dec 8 from my leave, keep the rest",
    ],
)
def test_the_whole_is_shown_to_who_takes_back_a_part(three: Start, said: str) -> None:
    owner = three("e003")
    assert any(words in owner.say(said).text for words in ("不能只撤其中一部分", "not in part"))
    owner.say("对，8号的撤回")
    assert kept(three, YEARLY).state == "pending"
    owner.say("确认")
    assert kept(three, YEARLY).state == "withdrawn"


@pytest.mark.parametrize("said", ["12月7号到9号的年假撤回", "把三天的年假撤了", "撤回我的年假", "把7号开始的年假撤回"])
def test_the_whole_is_taken_back_by_its_own_days(three: Start, said: str) -> None:
    owner = three("e003")
    reply = owner.say(said)
    assert "不能只撤" not in reply.text
    if reply.kind != "done":
        owner.say("确认")
    assert kept(three, YEARLY).state == "withdrawn"


@pytest.mark.parametrize(
    "said",
    [
        "胡强下周一那个假，证明没交，先不批",
        "胡强的病假证明还没交，暂不批",
        "李洋敏那个假，还没跟她谈，不批",
        "郭超的事假我还没问清楚，不批",
        "郭超12月10号那个，等我跟客户确认了，批准",
        "李洋敏的年假，等e005回来，批准",
        "郭超那个，跟HR核对完，批准",
        "胡强的病假，待财务确认，批准",
    ],
)
def test_neither_not_yet_nor_a_condition_decides(three: Start, said: str) -> None:
    assert "没有改动" in three("m001").say(said).text
    assert states(three) == ["pending"] * 3


@pytest.mark.parametrize(
    ("said", "after"),
    [
        ("胡强的病假，证明都没有，不批", ["rejected", "pending", "pending"]),
        ("李洋敏的年假，他们组都忙，驳回", ["pending", "rejected", "pending"]),
        ("郭超12月10号那个，材料齐了，批准", ["pending", "pending", "approved"]),
        ("李洋敏的年假，跟HR核对完了，批准", ["pending", "approved", "pending"]),
    ],
)
def test_only_the_record_of_who_is_named_is_decided(three: Start, said: str, after: list[str]) -> None:
    manager = three("m001")
    manager.say("胡强的病假先看看")
    if manager.say(said).kind != "done":
        manager.say("确认")
    assert states(three) == after


def test_an_order_for_another_record_is_no_answer_to_the_one_that_was_shown(three: Start) -> None:
    manager = three("m001")
    manager.say("都批了吧", "李洋敏的年假，材料没齐，驳回")
    assert kept(three, SICK).state == "pending"
    assert kept(three, PERSONAL).state == "pending"


def test_what_was_never_shown_is_shown_before_it_is_taken_back(three: Start) -> None:
    three("m001").say(f"批准 {YEARLY}")
    owner = three("e003")
    owner.say("公司几点上班")
    assert YEARLY in owner.say("那撤销吧").text
    assert kept(three, YEARLY).state == "approved"
    owner.say("确认")
    assert kept(three, YEARLY).state == "revoked"


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("整改完成,扶手已加固", "扶手已加固"),
        ("整改完成了,剩下两箱也搬走了", "剩下两箱也搬走了"),
        ("整改完毕,换了两只灭火器", "换了两只灭火器"),
    ],
)
def test_a_note_is_whole_clauses(filed: Start, said: str, note: str) -> None:
    filed("s001").say(f"安排e011整改 {HAZARD},周五前")
    worker = filed("e011")
    if worker.say(f"{said} {HAZARD}").kind != "done":
        worker.say("确认")
    assert worker.parts.store.history(HAZARD)[-1].note == note


@pytest.mark.parametrize("said", [
    "同意,等HR先看过", "批准,如无异议", "同意,视情况", "批准,需HR复核", "批准,以HR意见为准", "approve, pending HR",
    "批准,subject to HR", "要不批准吧",
])  # fmt: skip
def test_a_decision_behind_which_a_condition_stands_is_not_taken(talk: Start, said: str) -> None:
    talk("e002").say("下周三请一天事假，搬家", "确认")
    talk("m001").say(f"{LEAVE} {said}")
    assert kept(talk, LEAVE).state == "pending"


@pytest.mark.parametrize(
    "said", ["提交一半", "好,交两份", "提交,走特批", "确认,带薪", "确认,视情况而定", "yes, with pay"]
)
def test_a_yes_to_something_else_than_was_shown_files_nothing(talk: Start, said: str) -> None:
    t = talk()
    t.say("12月15号到16号请两天年假,看牙", said)
    assert t.filed == []
