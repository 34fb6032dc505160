"""HR's answers, words and the queue in the store, the same on SQLite and on a real PostgreSQL."""

import threading
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from tests.tools.conftest import NOW
from tools.faq import SUSPENDED, Faq, Ground, StaleFaq, Usage
from tools.record import Notice
from tools.store import Store
from tools.unanswered import PASSED_ON, REFUSED, masked, may_be_queued

FAQ = Faq(
    "婚假有几天",
    "3 天",
    "h001",
    date(2026, 11, 1),
    ("结婚放几天",),
    ("婚假怎么请",),
    (Ground("hr-admin/13", "d1"),),
    by="h001",
)


def asked(store: Store, text: str, asker: str = "e001", kind: str = "not_covered", **more: Any) -> int:
    """A turn of its own conversation; its number."""
    reply: dict[str, Any] = {
        "reply": "…",
        "kind": kind,
        "citations": [],
        "action": None,
        "trace": {"hits": [{"article_id": "hr-admin/20"}]},
    }
    with store.work() as work:
        conversation = uuid4().hex
        work.open_conversation(conversation, asker)
        return int(work.save_turn(conversation, None, None, text, reply | more, {"question": text}).id)


def refused(store: Store, text: str, asker: str = "e001") -> int:
    turn = asked(store, text, asker)
    with store.work() as work:
        return work.add_unanswered(turn, asker, text, REFUSED, ["hr-admin/20"])


def test_a_faq_comes_back_as_it_was_kept_with_every_change_in_its_history(store: Store) -> None:
    before = store.faqs.revision()
    first = store.faqs.add(FAQ, "h001")
    assert store.faqs.get(first.id) == first == replace(FAQ, id=first.id, version=1, at=NOW)
    second = store.faqs.change(first, replace(first, answer="5 天"), "h001", "changed")
    with pytest.raises(StaleFaq):
        store.faqs.change(first, replace(first, answer="7 天"), "h002", "changed")
    assert store.faqs.revision() > before
    history = store.faqs.history(first.id)
    assert [(change.what, change.faq.answer) for change in history] == [("added", "3 天"), ("changed", "5 天")]
    assert replace(history[1].faq, at=None) == replace(second, at=None)
    assert store.faqs.get(10**6) is None


def test_a_suspended_faq_and_the_notice_to_its_owner_are_written_together(store: Store) -> None:
    faq = store.faqs.add(FAQ, "h001")
    notice = Notice("h001", "suspended", "请核对")
    stopped = store.faqs.change(faq, replace(faq, state=SUSPENDED, why="条文已修改"), "system", "suspended", [notice])
    told = [m for m in store.outbox(recipient="h001") if m.subject == f"faq/{faq.id}"]
    assert [(m.kind, m.text, m.record_id, m.state) for m in told] == [("suspended", "请核对", "", "waiting")]
    assert stopped in store.faqs.all(SUSPENDED)


def test_many_are_imported_together_or_not_at_all(store: Store) -> None:
    old = store.faqs.add(FAQ, "h001")
    store.faqs.change(old, replace(old, answer="5 天"), "h001", "changed")
    count = len(store.faqs.all())
    with pytest.raises(StaleFaq):
        store.faqs.apply([(None, replace(FAQ, question="新问题")), (old, replace(old, answer="9 天"))], "h001")
    assert len(store.faqs.all()) == count


def test_uses_and_thumbs_are_counted_for_each_faq(store: Store) -> None:
    faq = store.faqs.add(FAQ, "h001")
    turns = [asked(store, "婚假有几天", kind="answer") for _ in range(3)]
    with store.work() as work:
        for turn in turns:
            work.add_use(turn, faq.id, faq.version)
    store.add_feedback(turns[0], "e001", "up", "")
    store.add_feedback(turns[1], "e001", "down", "")
    assert store.faqs.usage()[faq.id] == Usage(3, 1, 1)


def test_a_question_is_queued_once_and_passing_on_counts_more(store: Store) -> None:
    turn = asked(store, "食堂")
    with store.work() as work:
        number = work.add_unanswered(turn, "e001", "食堂", REFUSED, ["hr-admin/20"])
        assert work.add_unanswered(turn, "e001", "食堂", PASSED_ON, []) == number
    (mine,) = [q for q in store.open_questions.waiting() if q.id == number]
    assert (mine.reason, mine.nearest, mine.question) == (PASSED_ON, ("hr-admin/20",), "食堂")


def test_a_thumb_down_with_a_reason_is_queued_and_up_takes_it_back(store: Store) -> None:
    turn = asked(store, "报销要什么票", kind="answer")
    store.add_feedback(turn, "e001", "down", "")
    assert turn not in [q.turn_id for q in store.open_questions.waiting()]
    store.add_feedback(turn, "e001", "down", "没说电子发票")
    assert [q.words for q in store.open_questions.waiting() if q.turn_id == turn] == ["没说电子发票"]
    store.add_feedback(turn, "e001", "up", "")
    assert turn not in [q.turn_id for q in store.open_questions.waiting()]
    assert [(f["verdict"], f["reason"]) for f in store.feedback(turn)] == [("up", "")]


def test_personal_and_paperwork_turns_are_never_queued(store: Store) -> None:
    form = {"type": "leave_request", "stage": "collecting"}
    turn = asked(store, "我胃出血要住院", kind="answer", action=form)
    store.add_feedback(turn, "e001", "down", "不对")
    status = asked(store, "我的假批了吗", kind="status")
    store.add_feedback(status, "e001", "down", "不对")
    assert not {turn, status} & {q.turn_id for q in store.open_questions.waiting()}
    assert not may_be_queued({"kind": "not_covered", "action": None}, {"question": ""})


def test_what_tells_who_somebody_is_is_left_out() -> None:
    said = masked("我电话 138-0013-8000,邮箱 zhao@example.com,身份证 11010519491231002X,能请 3 天假吗,合同 2026 年到期")
    assert "8000" not in said
    assert "example" not in said
    assert "1949" not in said
    assert "3 天" in said
    assert "2026 年" in said


def test_one_answer_tells_everybody_once_and_becomes_a_faq(store: Store) -> None:
    numbers = [
        refused(store, text, asker) for text, asker in (("食堂几点开", "e001"), ("食堂几点", "e002"), ("食堂?", "e001"))
    ]
    told, faq = store.open_questions.answer(numbers, "11:30", replace(FAQ, question="食堂几点开"), "h001", "林慧")
    assert told == 2
    assert faq == store.faqs.get(faq.id if faq else 0)
    heard = [m for m in store.outbox() if m.subject in {f"unanswered/{n}" for n in numbers}]
    assert sorted(m.recipient for m in heard) == ["e001", "e002"]
    assert all("11:30" in m.text and "林慧" in m.text for m in heard)
    assert store.open_questions.answer(numbers, "12:00", replace(FAQ, question="食堂几点开"), "h001", "林慧") == (
        0,
        None,
    )
    assert store.open_questions.dismiss(numbers, "h001") == 0


def test_two_at_once_answer_a_question_once(store: Store) -> None:
    numbers = [refused(store, f"并发 {n}", f"e00{n}") for n in range(1, 4)]
    results: list[int] = []

    def answer() -> None:
        results.append(store.open_questions.answer(numbers, "好", None, "h001", "林慧")[0])

    threads = [threading.Thread(target=answer) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == [0, 0, 0, 0, 0, 3]


def test_synonyms_cases_and_vectors(store: Store) -> None:
    word = uuid4().hex
    before = store.faqs.revision()
    added = store.words.add_synonym(word, "旷工", "h001")
    assert store.words.add_synonym(word, "旷工", "h001") == added
    assert store.faqs.revision() > before
    assert store.words.remove_synonym(added.id, "h001")
    assert not store.words.remove_synonym(added.id, "h001")
    assert word not in [synonym.word for synonym in store.words.synonyms()]
    line = {"id": word, "turns": [word]}
    assert store.words.add_eval_case(word, line, "h001")
    assert not store.words.add_eval_case(word, line, "h001")
    assert line in store.words.eval_cases()
    store.words.keep_vectors({word: b"1234"}, "one")
    store.words.keep_vectors({word: b"5678"}, "one")
    assert store.words.vectors([word], "one") == {word: b"1234"}
    assert store.words.vectors([word], "other") == {}
