"""What a step needs beside its name: who is to do it, by when, a score; said in either language, or in the next
messages; and who may take it where nobody else can."""

import pytest

from tests.assistant.conversation import Start
from tests.assistant.standing import COMPLAINT, HAZARD, LEAVE, REPAIR, kept, say, stood


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
