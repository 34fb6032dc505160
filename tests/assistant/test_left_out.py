"""Steps with several records at once: what is taken out is left alone, and each of the others takes its own yes."""

import pytest

from tests.assistant.conversation import Start
from tests.assistant.standing import kept

FIRST, SECOND, THIRD = "LV-20261123-0001", "LV-20261123-0002", "LV-20261123-0003"
NUMBERS = {"e002": FIRST, "e003": SECOND, "e004": THIRD}
FLOOR, WAREHOUSE = "HZ-20261123-0001", "HZ-20261123-0002"


@pytest.fixture
def three(talk: Start) -> Start:
    for who, said in (("e002", "下周一请一天年假"), ("e003", "12月3号请一天事假"), ("e004", "12月7号到9号请年假")):
        talk(who).say(said, "是")
    return talk


@pytest.fixture
def rechecking(talk: Start) -> Start:
    talk("e001").say("二号车间门口地面有油渍很滑,报隐患", "是", "仓库东侧消防通道被货物堵住了,报隐患", "是")
    for number in (FLOOR, WAREHOUSE):
        talk("s001").say(f"安排整改 {number},负责人e005,12月1号前完成", f"{number} 整改完成,请复查")
        assert kept(talk, number).state == "rechecking"
    return talk


def states(talk: Start) -> dict[str, str]:
    return {who: kept(talk, number).state for who, number in NUMBERS.items()}


@pytest.mark.parametrize(
    ("said", "out", "to"),
    [
        ("不要批准e003的,其他批准", "e003", "approved"),
        ("都批准,除了e003的", "e003", "approved"),
        ("除了周杰其他都同意", "e004", "approved"),
        ("全部同意,李洋敏的除外,她那天要值班", "e003", "approved"),
        ("批准全部,但不包括e004", "e004", "approved"),
        ("除周杰外全部驳回,年底封假", "e004", "rejected"),
        ("e004的先不批,其他两个通过", "e004", "approved"),
        ("全批了,李洋敏那张先压着", "e003", "approved"),
        ("都同意,0002除外", "e003", "approved"),
        ("都批了吧,除了12月3号那张", "e003", "approved"),
        ("同意,除了小李的", "e003", "approved"),
        ("approve all except 李洋敏", "e003", "approved"),
        ("reject everything but Zhou's", "e004", "rejected"),
    ],
)
def test_what_is_taken_out_is_left_alone_and_named(three: Start, said: str, out: str, to: str) -> None:
    manager = three("m001")
    first = manager.say(said)
    assert NUMBERS[out] in first.text
    assert set(states(three).values()) == {"pending"}
    manager.say("是", "是", "是")
    assert states(three) == {who: "pending" if who == out else to for who in NUMBERS}


@pytest.mark.parametrize("said", ["都批准,除了张三的", "除了陈大文的都批准", "都同意,0007除外", "除最后一天外都同意"])
def test_what_cannot_be_told_to_be_taken_out_is_asked(three: Start, said: str) -> None:
    manager = three("m001")
    assert manager.say(said).kind == "clarify"
    manager.say("是", "是")
    assert set(states(three).values()) == {"pending"}


def test_nothing_left_is_told(three: Start) -> None:
    three("m001").say(f"批准 {FIRST}", f"批准 {THIRD}")
    reply = three("m001").say("都批准,除了e003的")
    assert SECOND in reply.text
    assert kept(three, SECOND).state == "pending"


@pytest.mark.parametrize("said", ["除了0002都销案", "除了仓库那条都销案", "都销案,仓库那条别动"])
def test_a_hazard_taken_out_by_its_number_or_matter_is_left_alone(rechecking: Start, said: str) -> None:
    rechecking("s001").say(said, "是", "是")
    assert kept(rechecking, WAREHOUSE).state == "rechecking"
    assert kept(rechecking, FLOOR).state == "closed"


@pytest.mark.parametrize(
    ("said", "after"),
    [
        ("除了年假都撤回", ("pending", "withdrawn")),
        ("withdraw everything except the annual leave", ("pending", "withdrawn")),
        ("都撤回", ("withdrawn", "withdrawn")),
    ],
)
def test_each_of_ones_own_is_taken_back_for_its_own_yes(talk: Start, said: str, after: tuple[str, str]) -> None:
    own = talk("e002")
    own.say("下周一请一天年假", "是", "12月10号到11号请两天事假", "是")
    assert own.say(said).kind == "clarify"
    assert [kept(talk, number).state for number in (FIRST, SECOND)] == ["pending", "pending"]
    own.say("是", "是")
    assert (kept(talk, FIRST).state, kept(talk, SECOND).state) == after


def test_short_numbers_mean_their_records(three: Start, rechecking: Start) -> None:
    manager = three("m001")
    manager.say(f"{FIRST}、0002批准,0003不批,人手不够", "是", "是", "是")
    assert states(three) == {"e002": "approved", "e003": "approved", "e004": "rejected"}
    officer = rechecking("s001")
    officer.say("销案0001,0002退回", "是", "是")
    assert (kept(rechecking, FLOOR).state, kept(rechecking, WAREHOUSE).state) == ("closed", "rectifying")


def test_a_reason_is_written_down_with_the_step_that_it_tells_of(three: Start) -> None:
    three("m001").say("第二个驳回,太忙;其余同意", "是", "是", "是")
    notes = {who: three("m001").parts.store.history(number)[-1].note for who, number in NUMBERS.items()}
    assert states(three) == {"e002": "approved", "e003": "rejected", "e004": "approved"}
    assert notes == {"e002": "", "e003": "太忙", "e004": ""}


def test_a_reason_in_the_clause_of_the_order_is_kept(three: Start) -> None:
    three("m001").say(f"reject {SECOND} because of the audit, approve the rest", "yes", "yes", "yes")
    assert "because of the audit" in three("m001").parts.store.history(SECOND)[-1].note


def test_a_note_beside_an_approval_is_written_down_and_told(three: Start) -> None:
    reply = three("m001").say("e002的假我同意,但是要她把工作交接好")
    if reply.kind != "done":
        reply = three("m001").say("是")
    assert "把工作交接好" in reply.text
    assert "把工作交接好" in three("m001").parts.store.history(FIRST)[-1].note


@pytest.mark.parametrize("said", ["确认,等会儿", "是,其实不是"])
def test_a_yes_that_is_put_off_keeps_the_steps_that_wait(three: Start, said: str) -> None:
    manager = three("m001")
    manager.say("三个都批了吧")
    assert "没有改动" in manager.say(said).text
    assert set(states(three).values()) == {"pending"}
    manager.say("是", "是", "是")
    assert set(states(three).values()) == {"approved"}


def test_a_request_that_is_not_for_the_days_named_is_not_taken_for_it(three: Start) -> None:
    manager = three("m001")
    reply = manager.say("批准胡强12月3号的假")
    assert reply.kind == "clarify"
    assert FIRST in reply.text
    manager.say("是")
    assert set(states(three).values()) == {"pending"}


def test_a_part_of_anothers_leave_is_no_leave_of_ones_own(three: Start) -> None:
    reply = three("m001").say("周杰的假只能批两天,7号8号")
    assert reply.action is None
    assert THIRD in reply.text
