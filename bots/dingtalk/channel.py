"""DingTalk as a channel: what a turn came to as messages and cards, notices with their buttons."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from assistant.forms import view
from assistant.forms.table import PARTED
from assistant.phrases import Language
from assistant.reply import Reply
from assistant.settings import Settings
from bots.channel import Account, Answer, Decided, Failed, Heard, Person, TryLater, Unreachable
from bots.decisions import duties_of, in_words, last_step, needed, next_steps, pressed_by, stands
from bots.dingtalk import card, event, reactions
from bots.dingtalk.card import Button
from bots.dingtalk.chat import Chat, Tell
from bots.dingtalk.line import CLICKS, MESSAGES, Connection
from bots.dingtalk.openapi import PAUSE_S, DingTalkError, OpenApi
from bots.reception import Reception
from bots.unreadable import read
from tools import action_named
from tools.action import Action, Move
from tools.directory import Employee
from tools.record import Record
from tools.rights import may_see
from tools.store import Message

NAME = "dingtalk"
NO_CHAT: dict[Language, str] = {
    "zh": "这是您的个人事务，但我还不能私信您；请先在与我的单聊里发一句话，再到那里继续。",
    "en": "This is personal, but I cannot write to you yet; please say a word in our own chat and go on there.",
}
WORDLESS = "目前只能看懂文字和语音，图片和文件可以附到您的记录上；这种消息看不懂。"
_BY_CARD = "card:"  # before the receipt of a notice that is a card


class DingTalk:
    """A running channel (bots/channel.py)."""

    name = NAME

    def __init__(self, settings: Settings, reception: Reception) -> None:
        assert settings.dingtalk_client_id
        assert settings.dingtalk_client_secret
        app = settings.dingtalk_client_id, settings.dingtalk_client_secret, settings.dingtalk_openapi_endpoint
        self._chat = Chat(OpenApi(*app), reception.parts().address, settings.dingtalk_card_template)
        self._line = Connection(*app, self._keep)
        self._reception = reception

    def start(self) -> None:
        self._line.start()

    def stop(self) -> None:
        self._line.stop()

    def account(self, user_id: str) -> Account:
        """A user id is the company's own id for a person (DESIGN.md §4), so DingTalk need not be asked."""
        return Account(user_id, staff_id=user_id)

    def fetch(self, file_id: str) -> bytes:
        try:
            return self._chat.file(file_id)
        except DingTalkError as problem:
            if problem.throttled:
                raise TryLater(PAUSE_S, str(problem)) from None
            raise (Failed if problem.passing else Unreachable)(str(problem)) from None

    def _keep(self, topic: str, data: dict[str, Any]) -> None:
        heard = read(self.name, lambda: {MESSAGES: event.said, CLICKS: event.clicked}[topic](data))
        if heard is None:
            return
        if webhook := event.webhook(data):
            self._chat.sessions.keep(heard.event_id, webhook)
        self._reception.take(heard)

    # --- answers

    def show(self, heard: Heard, answer: Answer, again: bool) -> None:  # noqa: ARG002  a message cannot be looked for
        with _problems():
            if heard.press:
                self._on_card(heard, answer)
            elif event.WORDLESS in heard.address:
                self._chat.answer(heard, WORDLESS)
            elif answer.private:
                self._chat.answer(heard, self._told_alone(heard, answer))
            else:
                self._form_or_text(heard, answer, partial(self._chat.answer, heard))

    def _told_alone(self, heard: Heard, answer: Answer) -> str:
        """What is personal goes to the person's own chat; what the group is told."""
        try:
            self._form_or_text(heard, answer, partial(self._chat.alone, heard.user_id))
        except DingTalkError as problem:
            if not problem.unknown_person:
                raise
            return NO_CHAT[answer.reply.language]
        return answer.note

    def _on_card(self, heard: Heard, answer: Answer) -> None:
        """The card that was pressed says what came of it; another form that waits is shown on a card of its own."""
        reply = answer.reply
        said, parted, form = reply.text.partition(PARTED) if reply.draft else (reply.text, "", "")
        by = pressed_by(answer.person, reply)
        text = "\n\n".join(piece for piece in (said, by, next_steps(answer, self._reception.parts())) if piece)
        self._chat.redraw(heard.user_id, heard.address[event.CARD], text, [] if parted else _buttons(reply))
        if parted:
            shown = replace(answer, reply=replace(reply, text=form, kind="confirm"))
            self._form_or_text(heard, shown, partial(self._chat.alone, heard.user_id))

    def _form_or_text(self, heard: Heard, answer: Answer, tell: Tell) -> None:
        """A summary with its buttons; its words say how to answer it without them."""
        reply = answer.reply
        if buttons := _buttons(reply):
            self._chat.offer(heard.user_id, _track(heard.event_id), reply.text, buttons, tell)
        else:
            steps = next_steps(answer, self._reception.parts())
            said = f"{reply.text}\n\n{steps}" if steps else reply.text
            tell(said + reactions.below(reply, heard.public, reply.language))

    # --- records

    def settle(self, heard: Heard, decided: Decided, person: Person) -> None:  # noqa: ARG002
        """Who pressed is told where it could not be; cards that the record has left behind say how it stands."""
        with _problems():
            if not decided.done:
                self._chat.alone(heard.user_id, decided.text)
            record, action, step = decided.record, decided.action, heard.step
            if record is None or action is None or (step and record.version == step.version):
                return
            self._chat.redraw(heard.user_id, heard.address[event.CARD], stands(action, record, decided.said))
            self._bring_up_to_date(action, record, decided.said, heard.address[event.CARD])

    def deliver(self, employee: Employee, notice: Message) -> str:
        user_id, parts = employee.accounts.get(NAME, employee.id), self._reception.parts()
        record = parts.store.record(notice.record_id)
        action = action_named(record.type) if record else None
        with _problems():
            if record is None or action is None:
                return self._chat.alone(user_id, notice.text)
            if record.version > 1:
                self._bring_up_to_date(action, record, last_step(record, action, parts))
            if record.version != notice.version:
                return self._chat.alone(user_id, notice.text)
            duties = duties_of(action, record, employee, parts)
            return self._duty(user_id, action, record, notice, duties) or self._chat.alone(user_id, notice.text)

    def _duty(self, user_id: str, action: Action, record: Record, notice: Message, duties: list[Move]) -> str:
        """What somebody has to do with a record, with its buttons; its receipt, empty where there is nothing to do."""
        if not duties:
            return ""
        words = in_words(record, [move for move in duties if needed(move) and move.words])
        text = "\n\n".join(piece for piece in (notice.text, self._details(action, record), words) if piece)
        buttons = card.of_record(record, [move for move in duties if not needed(move)])
        if not buttons:
            return self._chat.alone(user_id, text)
        track = _track(f"{notice.id}/{notice.record_id}/{notice.at.isoformat()}")
        made = self._chat.offer(user_id, track, text, buttons, partial(self._chat.alone, user_id))
        return f"{_BY_CARD}{track}" if made else "words"

    def _details(self, action: Action, record: Record) -> str:
        """Whose it is and what it says, for who has to decide."""
        owner = self._reception.parts().directory.find(record.owner)
        who = f"- 提交人：{owner.name}（{owner.id}）\n" if owner else ""
        return who + view.values(action, record.fields, "zh")

    def _bring_up_to_date(self, action: Action, record: Record, said: str, but: str = "") -> None:
        """The cards that told of earlier states of a record, in whose chats ever, say how it stands; `but` one."""
        text, parts = stands(action, record, said), self._reception.parts()
        for message in parts.store.deliveries.of_record(record.id, NAME):
            kind, _, track = (message.receipt or "").partition(_BY_CARD)
            reader = parts.directory.find(message.recipient)
            old = track and not kind and track != but and message.version != record.version
            if old and reader and may_see(action, record, reader, parts.directory):
                self._chat.bring_up_to_date(track, text)


def _buttons(reply: Reply) -> list[Button]:
    """Yes and no, below a form that waits for them."""
    draft = reply.draft
    return card.of_draft(draft, reply.language) if draft and draft.stage == "confirming" else []


def _track(name: str) -> str:
    """A card's id: the same for the same event or notice, so that DingTalk shows it once."""
    return hashlib.sha256(f"{NAME}/{name}".encode()).hexdigest()


@contextmanager
def _problems() -> Iterator[None]:
    """What DingTalk refuses, in the words of bots/channel.py."""
    try:
        yield
    except DingTalkError as problem:
        if problem.throttled:
            raise TryLater(PAUSE_S, str(problem)) from None
        if problem.unknown_person:
            raise Unreachable(str(problem)) from None
        raise Failed(str(problem)) from None
