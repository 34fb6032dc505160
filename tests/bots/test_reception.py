"""The seam of chat channels, driven through a channel of one file: a notebook that keeps what it is told to show."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from assistant.build import Parts, open_parts
from assistant.reply import Press, ShownDraft
from assistant.settings import Settings
from bots.channel import Account, Answer, Decided, Failed, Heard, Person, Step, TryLater, Unreachable
from bots.delivery import ATTEMPTS_MOST, Delivery
from bots.reception import LEASE, Reception
from tests.conftest import with_index_of
from tools.directory import Employee, demo_company
from tools.store import Message

WAIT_S = 60


class Notebook:
    """A whole channel: this is what a third one needs."""

    name = "notebook"

    def __init__(self) -> None:
        self.shown: list[tuple[Heard, Answer]] = []
        self.settled: list[Decided] = []
        self.delivered: list[tuple[str, Message]] = []
        self.trouble: list[Exception] = []

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def account(self, user_id: str) -> Account:
        return Account(user_id, f"{user_id}@example.com")

    def fetch(self, file_id: str) -> bytes:
        return file_id.encode()

    def show(self, heard: Heard, answer: Answer, again: bool) -> None:  # noqa: ARG002
        if self.trouble:
            raise self.trouble.pop()
        self.shown.append((heard, answer))

    def settle(self, heard: Heard, decided: Decided, person: Person) -> None:  # noqa: ARG002
        self.settled.append(decided)

    def deliver(self, employee: Employee, notice: Message) -> str:
        if self.trouble:
            raise self.trouble.pop()
        self.delivered.append((employee.id, notice))
        return f"page {len(self.delivered)}"


@pytest.fixture(scope="module")
def parts(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    """With a database file, which threads may write at once."""
    folder = with_index_of(home, tmp_path_factory.mktemp("channels"))
    parts = open_parts(Settings(home=folder), demo_company())
    yield parts
    parts.close()


@pytest.fixture
def book() -> Notebook:
    return Notebook()


@pytest.fixture
def reception(parts: Parts, book: Notebook) -> Iterator[Reception]:
    reception = Reception(lambda: parts)
    reception.join(book)
    yield reception
    reception.close()


def wait(found: Callable[[], Any]) -> Any:
    deadline = time.monotonic() + WAIT_S
    while time.monotonic() < deadline:
        if value := found():
            return value
        time.sleep(0.01)
    raise AssertionError("it did not come")


def said(reception: Reception, book: Notebook, heard: Heard) -> Answer:
    """Take an event; its answer."""
    reception.take(heard)
    answer: Answer = wait(lambda: next((a for h, a in book.shown if h.event_id == heard.event_id), None))
    return answer


def edit(event: str, user: str, draft: ShownDraft, values: dict[str, Any]) -> Heard:
    return Heard(event, user, "修改", press=Press("edit", draft.id, draft.version, values))


def test_an_event_is_answered_once_whatever_is_sent_again(reception: Reception, book: Notebook) -> None:
    heard = Heard("once", "e031", "丧假几天")
    taken: list[bool] = []
    threads = [threading.Thread(target=lambda: taken.append(reception.take(heard))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [False] * 5 + [True]
    reception.close()
    assert len(book.shown) == 1


def test_a_person_is_answered_in_order(reception: Reception, book: Notebook) -> None:
    for number, text in enumerate(("我要请年假", "2027年6月1号到2号", "取消")):
        reception.take(Heard(f"order-{number}", "e032", text))
    reception.close()
    assert [answer.reply.kind for _, answer in book.shown] == ["clarify", "confirm", "cancelled"]


def test_what_is_personal_leaves_a_group_and_goes_on_alone(reception: Reception, book: Notebook) -> None:
    group = said(reception, book, Heard("g1", "e033", "2027年6月3号请一天事假，去办证", "room/1", public=True))
    assert group.private
    assert "私信" in group.note
    question = said(reception, book, Heard("g2", "e033", "丧假几天", "room/1", public=True))
    assert not question.private
    assert "办证" not in question.reply.text
    for text in ("我的请假批了吗", "把刚交的撤回来", "确认", "批准 LV-20261123-0001"):
        assert said(reception, book, Heard(f"g-{text}", "e033", text, "room/1", public=True)).private, text
    filed = said(reception, book, Heard("g3", "e033", "确认"))
    assert filed.reply.kind == "done"


def test_a_button_is_about_what_was_shown(reception: Reception, book: Notebook) -> None:
    shown = said(reception, book, Heard("b1", "e034", "2027年6月7号请一天年假")).reply.draft
    assert shown
    changed = said(reception, book, Heard("b2", "e034", "改成2027年6月8号")).reply.draft
    assert changed
    assert (changed.id, changed.version > shown.version) == (shown.id, True)
    stale = said(reception, book, Heard("b3", "e034", "确认", press=Press("confirm", shown.id, shown.version)))
    assert stale.reply.kind == "clarify"
    assert stale.reply.draft == changed
    bad = said(reception, book, edit("b4", "e034", changed, {"start": "soon"}))
    assert "start" in bad.reply.text
    edited = said(reception, book, edit("b5", "e034", changed, {"leave_type": "调休"}))
    assert "调休" in edited.reply.text
    assert edited.reply.draft
    yes = Press("confirm", edited.reply.draft.id, edited.reply.draft.version)
    done = said(reception, book, Heard("b6", "e034", "确认", press=yes))
    assert done.reply.kind == "done"
    number = done.reply.action["record_id"] if done.reply.action else ""
    again = said(reception, book, Heard("b7", "e034", "确认", press=yes))
    assert number in again.reply.text
    assert again.reply.kind == "status"
    assert said(reception, book, Heard("b8", "e035", "确认", press=yes)).reply.kind == "denied"


def test_a_form_from_below_comes_on_top_when_it_is_edited(reception: Reception, book: Notebook) -> None:
    leave = said(reception, book, Heard("f1", "e036", "2027年6月10号请一天年假")).reply.draft
    assert leave
    hazard = said(reception, book, Heard("f2", "e036", "先上报隐患：2号仓库北门灭火器过期")).reply.draft
    assert hazard
    assert hazard.id != leave.id
    edited = said(reception, book, edit("f3", "e036", leave, {"reason": "搬家"}))
    assert "搬家" in edited.reply.text
    done = said(reception, book, Heard("f4", "e036", "确认"))
    assert done.reply.action
    assert done.reply.action["type"] == "leave_request"


def test_an_answer_that_cannot_be_posted_is_taken_up_again(reception: Reception, book: Notebook, parts: Parts) -> None:
    book.trouble = [TryLater(0.0, "429"), Failed("no network")]
    reception.take(Heard("later", "e037", "丧假几天"))
    deadline = time.monotonic() + WAIT_S
    while not book.shown and time.monotonic() < deadline:
        reception.resume()
        time.sleep(0.05)
    assert len(book.shown) == 1
    assert not parts.store.inbox.claim("notebook", datetime.now(UTC) + timedelta(days=1), LEASE, 50)


def test_what_a_killed_worker_left_is_taken_up_by_another(parts: Parts, reception: Reception, book: Notebook) -> None:
    past = datetime.now(UTC) - timedelta(seconds=1)
    heard = Heard("left", "e038", "丧假几天", press=None, step=None)
    assert parts.store.inbox.receive("notebook", heard.event_id, heard.as_json(), past)
    assert not reception.take(heard)
    reception.resume()
    wait(lambda: book.shown)
    assert book.shown[0][0] == heard


def _more(things: list[Decided], before: int) -> bool:
    return len(things) > before


def test_a_step_by_button(reception: Reception, book: Notebook, parts: Parts) -> None:
    shown = said(reception, book, Heard("s1", "e039", "2027年6月14号请一天年假")).reply.draft
    assert shown
    done = said(reception, book, Heard("s2", "e039", "确认", press=Press("confirm", shown.id, shown.version))).reply
    number = str(done.action["record_id"]) if done.action else ""
    for user, to, said_so in (
        ("e039", "approved", "不能处理自己的"),
        ("e040", "approved", "无权查看"),
        ("nobody", "approved", "无权查看"),
        ("m002", "approved", "已变为“已批准”"),
        ("m002", "approved", "没有重复处理"),
        ("h001", "rejected", "请刷新后再决定"),
    ):
        before = len(book.settled)
        reception.take(Heard(f"s-{user}-{to}-{before}", user, "…", step=Step(number, to, 1)))
        wait(partial(_more, book.settled, before))
        assert said_so in book.settled[-1].text
    assert "吴晓梅（m002）" in book.settled[-1].said
    assert len([e for e in parts.store.history(number) if e.what == "approved"]) == 1


@pytest.fixture
def notice(reception: Reception, book: Notebook, parts: Parts) -> Message:
    """A notice that waits, all others out of the way."""
    delivery = Delivery(parts.store, parts.directory, [(Notebook(), reception)])
    while delivery.round():
        pass
    day = 1 + len([r for r in parts.store.records(owner="e050") if r.type == "leave_request"])
    shown = said(reception, book, Heard(f"n{day}", "e050", f"2027年7月{day}号请一天病假")).reply.draft
    assert shown
    said(reception, book, Heard(f"n{day}-yes", "e050", "确认", press=Press("confirm", shown.id, shown.version)))
    return parts.store.outbox(state="waiting")[-1]


def test_a_notice_is_delivered_once_by_many_workers(
    notice: Message, reception: Reception, book: Notebook, parts: Parts
) -> None:
    workers = [Delivery(parts.store, parts.directory, [(book, reception)]) for _ in range(4)]
    threads = [threading.Thread(target=worker.round) for worker in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [message.id for _, message in book.delivered].count(notice.id) == 1
    sent = next(m for m in parts.store.outbox(recipient=notice.recipient) if m.id == notice.id)
    assert (sent.state, sent.channel, sent.attempts) == ("sent", "notebook", 1)
    assert sent.receipt


def test_a_notice_waits_fails_dies_and_is_sent_again(
    notice: Message, reception: Reception, book: Notebook, parts: Parts
) -> None:
    outbox, delivery = parts.store.deliveries, Delivery(parts.store, parts.directory, [(book, reception)])

    def tried(trouble: Exception) -> Message:
        book.trouble = [trouble, trouble, trouble]
        message = next(m for m in parts.store.outbox() if m.id == notice.id)
        assert outbox.claim(datetime.now(UTC) + timedelta(days=1), timedelta(0), 99)
        claimed = next(m for m in parts.store.outbox() if m.id == message.id)
        delivery._deliver(claimed)
        return next(m for m in parts.store.outbox() if m.id == notice.id)

    assert (tried(TryLater(30, "429")).attempts, tried(TryLater(30, "429")).state) == (0, "waiting")
    for attempt in range(1, ATTEMPTS_MOST):
        after = tried(Failed("no network"))
        assert (after.state, after.attempts, after.error) == ("waiting", attempt, "no network")
    assert tried(Failed("no network")).state == "dead"
    assert outbox.revive([notice.id]) == 1
    assert tried(Unreachable("no such user")).state == "dead"
    assert outbox.revive() >= 1
    book.trouble = []
    while delivery.round():
        pass
    assert notice.id in [message.id for _, message in book.delivered]


def test_a_claim_that_ran_out_cannot_settle(notice: Message, parts: Parts) -> None:
    now, outbox = datetime.now(UTC), parts.store.deliveries
    first = next(m for m in outbox.claim(now, timedelta(0), 99) if m.id == notice.id)
    second = next(m for m in outbox.claim(now + timedelta(seconds=1), LEASE, 99) if m.id == notice.id)
    assert not outbox.sent(first, "notebook", "late")
    assert second.attempts == 2
    assert outbox.sent(second, "notebook", "page 9")
