"""A safety officer gives a hazard to somebody, with the day by which it is to be done, in one sentence."""

import pytest

from tests.assistant.conversation import Start
from tests.assistant.standing import HAZARD, kept, state


@pytest.fixture
def registered(talk: Start) -> Start:
    talk("e003").say("上报隐患:2号仓库消防通道被纸箱堵住了,一般隐患", "确认")
    return talk


@pytest.mark.parametrize(
    ("said", "person", "due"),
    [
        (f"{HAZARD} 给李洋敏整改,周五前", "e003", "2026-11-27"), (f"{HAZARD} e006 周五", "e006", "2026-11-27"),
        (f"{HAZARD} 归e005管,限27号之前改好", "e005", "2026-11-27"),
        (f"{HAZARD} 这条e007去改,三天时间", "e007", "2026-11-26"),
        (f"{HAZARD} to e005, due Friday", "e005", "2026-11-27"), ("消防通道那条 e008 三天内", "e008", "2026-11-26"),
        (f"{HAZARD} 由e006来弄,12月1号之前", "e006", "2026-12-01"),
        (f"{HAZARD}: owner e006, by Dec 1", "e006", "2026-12-01"),
    ],
)  # fmt: skip
def test_the_owner_and_the_day_are_taken(registered: Start, said: str, person: str, due: str) -> None:
    officer = registered("s001")
    reply = officer.say(said)
    if reply.kind == "confirm":
        reply = officer.say("确认")
    assert reply.kind == "done", reply.text
    record = kept(registered, HAZARD)
    assert (record.state, record.assignee) == ("rectifying", person)
    assert record.fields["due"] == due


def test_of_two_with_one_name_it_is_asked_which(registered: Start) -> None:
    officer = registered("s001")
    assert "赵敏（e041）" in officer.say(f"{HAZARD} 给赵敏整改,周五前").text
    assert officer.say("e001").kind == "done"
    assert kept(registered, HAZARD).assignee == "e001"


@pytest.mark.parametrize(
    "said",
    [
        f"{HAZARD} e006说不是他的活", f"{HAZARD} e006在现场吗", f"{HAZARD} 等e006回来", f"{HAZARD} e006不干",
        f"{HAZARD} 周五前",
        f"{HAZARD} 要不给e006",
    ],
)  # fmt: skip
def test_naming_somebody_gives_no_task(registered: Start, said: str) -> None:
    officer = registered("s001")
    assert officer.say(said).kind != "done"
    officer.say("确认")
    assert state(officer.parts, HAZARD) == "registered"


def test_several_are_given_one_after_the_other(registered: Start) -> None:
    registered("e003").say("上报隐患:3号车间护栏松动,一般隐患", "确认")
    officer = registered("s001")
    first = officer.say("仓库那条给e007周五前,护栏那条给e005下周一前")
    assert (first.kind, state(officer.parts, HAZARD)) == ("clarify", "registered")
    officer.say("确认", "确认")
    two = [kept(registered, number) for number in (HAZARD, HAZARD[:-1] + "2")]
    assert [(one.assignee, one.fields["due"]) for one in two] == [("e007", "2026-11-27"), ("e005", "2026-11-30")]


def test_who_cannot_do_it_is_told_who_gives_it_to_another(registered: Start) -> None:
    registered("s001").say(f"安排e006整改,周五前 {HAZARD}")
    assert "马安平（s001）" in registered("e006").say("这活我干不了,换个人").text
    assert kept(registered, HAZARD).assignee == "e006"
