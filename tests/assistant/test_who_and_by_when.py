"""Who is put in charge of a rectification, and by when: nobody unknown, no day lost."""

import pytest

from tests.assistant.conversation import Start
from tests.assistant.standing import COMPLAINT, HAZARD, kept, stood


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("负责人e099,12月3号前", "e099"),
        ("交给e300负责,期限12月4号", "e300"),
        ("负责人李大勇,12月3号前换好线槽", "李大勇"),
        ("改派给电工班,12月4号前", "电工班"),
        ("转给王师傅,12月4号前", "王师傅"),
        ("assign to e077, due Dec 4", "e077"),
    ],
)
def test_nobody_unknown_is_put_in_charge_and_nothing_else_is_changed(talk: Start, said: str, who: str) -> None:
    stood(talk, HAZARD, "rectifying")
    before = kept(talk, HAZARD)
    reply = talk("s001").say(f"{HAZARD} {said}")
    assert who in reply.text
    assert reply.kind == "clarify"
    assert kept(talk, HAZARD) == before


def test_who_is_named_then_takes_it_with_the_day_said_before(talk: Start) -> None:
    stood(talk, HAZARD, "rectifying")
    talk("s001").say(f"{HAZARD} 负责人e099,12月3号前", "e007")
    after = kept(talk, HAZARD)
    assert (after.assignee, after.fields["due"]) == ("e007", "2026-12-03")


@pytest.mark.parametrize("said", ["12月1号完不成,改到12月8号", "负责人不变,期限延到12月8号", "搞不定,推到12月8号"])
def test_the_day_that_comes_instead_is_the_due_one(talk: Start, said: str) -> None:
    stood(talk, HAZARD, "rectifying")
    talk("s001").say(f"{HAZARD} {said}", "是")
    assert kept(talk, HAZARD).fields["due"] == "2026-12-08"


def test_a_failed_recheck_takes_the_new_day(talk: Start) -> None:
    stood(talk, HAZARD, "rechecking")
    talk("s001").say(f"{HAZARD} 复查不合格,昨天又堆了两箱,期限12月4号", "是")
    after = kept(talk, HAZARD)
    assert (after.state, after.fields["due"]) == ("rectifying", "2026-12-04")


def test_a_day_told_of_a_failed_recheck_is_no_due_day(talk: Start) -> None:
    stood(talk, HAZARD, "rechecking")
    before = kept(talk, HAZARD).fields["due"]
    talk("s001").say(f"{HAZARD} 复查不通过,昨天又堆了两箱", "是")
    after = kept(talk, HAZARD)
    assert (after.state, after.fields["due"]) == ("rectifying", before)


def test_two_changes_of_one_record_are_shown_and_made_together(talk: Start) -> None:
    stood(talk, HAZARD, "rectifying")
    officer = talk("s001")
    shown = officer.say(f"{HAZARD} 期限改到12月5号", "负责人改成e007")
    assert "2026-12-05" in shown.text
    officer.say("是")
    after = kept(talk, HAZARD)
    assert (after.assignee, after.fields["due"]) == ("e007", "2026-12-05")


def test_who_may_not_move_the_day_is_told_so(talk: Start) -> None:
    stood(talk, HAZARD, "rectifying")
    reply = talk("e006").say(f"{HAZARD} 延期到12月10号")
    assert reply.kind == "denied"
    assert "调整期限" in reply.text


@pytest.mark.parametrize(
    "said", ["处理完成,明天上门换合页", "处理好了,后天再去修一下门", "处理完了,下周给客户补发一套"]
)
def test_what_is_still_to_be_done_leaves_a_complaint_in_hand(talk: Start, said: str) -> None:
    stood(talk, COMPLAINT, "processing")
    assert talk("c001").say(f"{COMPLAINT} {said}").kind == "clarify"
    assert kept(talk, COMPLAINT).state == "processing"


def test_a_call_back_to_come_is_nothing_left_to_do(talk: Start) -> None:
    stood(talk, COMPLAINT, "processing")
    talk("c001").say(f"{COMPLAINT} 处理完成,合页换好了,明天回访", "是")
    assert kept(talk, COMPLAINT).state == "callback"
