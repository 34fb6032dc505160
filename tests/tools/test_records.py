"""Records in the store: filed once, moved once, with an audit trail that holds and notices that come with them."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.tools.conftest import NOW
from tests.tools.filed import COMPANY, COMPLAINT, HAZARD, LEAVE, draft_of, file, move, told, who
from tools import action_named
from tools.attachments import attach
from tools.overdue import escalate_overdue
from tools.record import BadMove, Conflict, NotAllowed, Record, Refused, StaleDraft
from tools.report import complaints_by_month
from tools.store import Origin, Store


def test_a_filed_record_has_a_number_an_audit_entry_and_a_notice(store: Store) -> None:
    first, second = file(store, "leave_request", LEAVE), file(store, "leave_request", LEAVE | {"start": "2026-12-02"})
    assert first.id.startswith("LV-20261123-")
    assert int(second.id[-4:]) == int(first.id[-4:]) + 1
    assert store.record(first.id) == first
    assert [event.what for event in store.history(first.id)] == ["filed"]
    assert told(store, first) == {("m001", "filed"), ("h001", "filed")}


def test_a_draft_becomes_one_record_whoever_confirms_it_when(store: Store) -> None:
    _, draft = draft_of(store, "leave_request", LEAVE)
    before = len(store.records())
    outcomes: list[str] = []

    def confirm() -> None:
        try:
            outcomes.append(file(store, "leave_request", LEAVE, draft=draft).id)
        except StaleDraft:
            outcomes.append("stale")

    threads = [threading.Thread(target=confirm) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes)[1:] == ["stale"] * 7
    assert len(store.records()) == before + 1


def test_what_a_rule_refuses_at_the_last_moment_leaves_nothing(store: Store) -> None:
    conversation, draft = draft_of(store, "leave_request", LEAVE)
    action = action_named("leave_request")
    assert action
    count = len(store.records()), len(store.outbox()), store.verify_audit().entries

    def refuse(own: object) -> None:  # noqa: ARG001
        raise Refused("不行", "no")

    new = Record("", "leave_request", "e001", "pending", 1, LEAVE, NOW, NOW)
    with pytest.raises(Refused), store.work() as work:
        work.file(draft, new, "LV", Origin("e001", NOW), refuse, lambda record: ())
    assert (len(store.records()), len(store.outbox()), store.verify_audit().entries) == count
    assert store.drafts(conversation) == [draft]


def test_a_decision_is_taken_once_by_the_manager(store: Store) -> None:
    record = file(store, "leave_request", LEAVE)
    for stranger in ("e002", "m002", "s001", "v001"):
        with pytest.raises(NotAllowed):
            move(store, record, "approved", stranger, 1)
    with pytest.raises(NotAllowed):
        move(store, record, "approved", "e001", 1)
    approved = move(store, record, "approved", "m001", 1, note="好")
    assert (approved.state, approved.version) == ("approved", 2)
    assert move(store, record, "approved", "m001", 1) == approved  # said again: nothing happens
    assert [event.what for event in store.history(record.id)] == ["filed", "approved"]
    with pytest.raises(Conflict) as conflict:
        move(store, record, "rejected", "h001", 1)
    assert "m001" in str(conflict.value)
    assert ("e001", "moved") in told(store, record)


def test_who_had_to_decide_is_told_that_a_leave_is_taken_back(store: Store) -> None:
    record = file(store, "leave_request", LEAVE)
    move(store, record, "withdrawn", "e001", 1)
    assert {("m001", "moved"), ("h001", "moved")} <= told(store, record)


def test_two_different_decisions_at_once_leave_one(store: Store) -> None:
    record = file(store, "leave_request", LEAVE)
    outcomes: list[str] = []

    def say(by: str, to: str) -> None:
        try:
            outcomes.append(move(store, record, to, by, 1).state)
        except Conflict:
            outcomes.append("conflict")

    threads = [threading.Thread(target=say, args=a) for a in (("m001", "approved"), ("h001", "rejected")) * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    final = store.record(record.id)
    assert final
    assert final.version == 2
    assert set(outcomes) == {final.state, "conflict"}


def test_nobody_approves_their_own_and_without_a_manager_hr_does(store: Store) -> None:
    own = file(store, "leave_request", LEAVE, owner="m001")
    with pytest.raises(NotAllowed):
        move(store, own, "approved", "m001", 1)
    assert move(store, own, "approved", "h001", 1).state == "approved"
    hrs = file(store, "leave_request", LEAVE, owner="h001")
    with pytest.raises(NotAllowed):
        move(store, hrs, "approved", "h001", 1)


def test_an_employee_takes_back_what_is_not_decided_or_approved(store: Store) -> None:
    record = file(store, "leave_request", LEAVE)
    assert move(store, record, "已撤回", "e001").state == "withdrawn"
    with pytest.raises(Conflict):
        move(store, record, "approved", "m001", 2)
    other = file(store, "leave_request", LEAVE | {"start": "2026-11-23"})
    move(store, other, "approved", "m001", 1)
    assert move(store, other, "returned", "e001", 2).state == "returned"


def test_a_hazard_goes_round_until_its_recheck_passes(store: Store) -> None:
    record = file(store, "hazard_report", HAZARD)
    assert told(store, record) == {("s001", "filed")}
    with pytest.raises(BadMove) as bad:
        move(store, record, "rectifying", "s001", 1, note="修", assignee="e005")
    assert bad.value.field == "due"
    with pytest.raises(BadMove):
        move(store, record, "rectifying", "s001", 1, note="修", assignee="nobody", due="2026-12-01")
    with pytest.raises(BadMove):
        move(store, record, "rectifying", "s001", 1, note="修", assignee="e005", due="2026-11-01")
    assigned = move(store, record, "rectifying", "s001", 1, note="修", assignee="e005", due="2026-12-01")
    assert (assigned.assignee, assigned.fields["due"]) == ("e005", "2026-12-01")
    with pytest.raises(NotAllowed):
        move(store, record, "rechecking", "e001", 2, note="好了")
    move(store, record, "rechecking", "e005", 2, note="换了线")
    with pytest.raises(NotAllowed):
        move(store, record, "closed", "e005", 3, note="行")
    move(store, record, "rectifying", "s001", 3, note="没包好")
    move(store, record, "rechecking", "e005", 4, note="包好了")
    assert move(store, record, "closed", "s001", 5, note="合格").state == "closed"
    assert [event.note for event in store.history(record.id)][1:] == ["修", "换了线", "没包好", "包好了", "合格"]


def test_a_complaint_is_closed_only_with_its_call_back(store: Store) -> None:
    record = file(store, "complaint", COMPLAINT)
    with pytest.raises(Conflict):
        move(store, record, "closed", "e001", 1, note="好", satisfaction=5)
    move(store, record, "processing", "e001", 1, note="联系物流")
    move(store, record, "callback", "e001", 2, note="已补发")
    for wrong in ({}, {"satisfaction": 6}, {"satisfaction": "很好"}):
        with pytest.raises(BadMove):
            move(store, record, "closed", "e001", 3, note="回访", **wrong)
    closed = move(store, record, "closed", "c001", 3, note="回访", satisfaction=4)
    assert closed.fields["satisfaction"] == 4
    rows = complaints_by_month([closed], NOW.tzinfo)  # type: ignore[arg-type]
    assert [(r.month, r.severity, r.filed, r.closed, r.satisfaction) for r in rows] == [("2026-11", "严重", 1, 1, 4.0)]


def test_an_overdue_complaint_is_escalated_once_by_several_servers(store: Store) -> None:
    record = file(store, "complaint", COMPLAINT)
    assert record not in escalate_overdue(store, COMPANY, NOW + timedelta(hours=23))
    late = NOW + timedelta(hours=25)
    done: list[str] = []
    threads = [
        threading.Thread(target=lambda: done.extend(r.id for r in escalate_overdue(store, COMPANY, late)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done.count(record.id) == 1
    assert ("c001", "overdue") in told(store, record)
    assert [e.what for e in store.history(record.id)] == ["filed", "overdue"]


def test_a_certificate_settles_what_a_sick_leave_owes(store: Store) -> None:
    record = file(store, "leave_request", LEAVE | {"leave_type": "病假", "certificate": "待补证明"})
    action = action_named("leave_request")
    assert action
    for by, name, content in (
        ("e002", "a.pdf", b"%PDF-1"),
        ("e001", "a/b", b"%PDF-1"),
        ("e001", "a.pdf", b"hello"),
        ("e001", "a.pdf", b""),
    ):
        with pytest.raises((NotAllowed, BadMove)), store.work() as work:
            attach(work, action, record, who(by), name, "application/pdf", content, Origin(by, NOW))
    with store.work() as work:
        after = attach(work, action, record, who("e001"), "病历.pdf", "", b"%PDF-1.7", Origin("e001", NOW))
    assert after.fields["certificate"] == "已附证明"
    assert store.attachment(record.id, "病历.pdf") == ("application/pdf", b"%PDF-1.7")
    with pytest.raises(BadMove), store.work() as work:
        attach(work, action, after, who("e001"), "病历.pdf", "", b"%PDF-1.7", Origin("e001", NOW))
    assert store.record(record.id) == after  # the second file changed nothing


def test_a_stale_draft_is_refused(store: Store) -> None:
    conversation, draft = draft_of(store, "leave_request", LEAVE)
    with store.work() as work:
        work.put_draft(conversation, replace(draft, fields=LEAVE | {"end": "2026-12-03"}))
    with pytest.raises(StaleDraft), store.work() as work:
        work.put_draft(conversation, draft)
    with pytest.raises(StaleDraft):
        file(store, "leave_request", LEAVE, draft=draft)
    assert store.drafts(conversation)[0].fields["end"] == "2026-12-03"


def test_who_is_in_charge_reads_so_and_until_when(store: Store) -> None:
    record = file(store, "hazard_report", HAZARD)
    move(store, record, "rectifying", "s001", assignee="e005", due="2026-12-04", note="换线槽")
    texts = {m.recipient: m.text for m in store.outbox() if m.version == 2}
    assert "责任人是您，期限 2026-12-04" in texts["e005"]
    assert "责任人 郭超（e005），期限 2026-12-04" in texts["e001"]


def test_more_time_needs_no_new_owner(store: Store) -> None:
    record = file(store, "hazard_report", HAZARD)
    record = move(store, record, "rectifying", "s001", assignee="e005", due="2026-12-04", note="换线槽")
    record = move(store, record, "rectifying", "s001", due="2026-12-10", note="等料")
    assert (record.assignee, record.fields["due"]) == ("e005", "2026-12-10")
    assert store.history(record.id)[-1].note == "等料"
