"""DingTalk as a channel: what the turn came to as messages and cards, notices with their buttons."""

import hashlib
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from assistant.forms.table import PARTED
from assistant.phrases import Language, language_of
from assistant.reply import Kind, Reply
from assistant.settings import Settings
from bots.channel import Account, Answer, Decided, Failed, Heard, Person, TryLater, Unreachable
from bots.decisions import needed, open_steps
from bots.dingtalk import card, event
from bots.dingtalk.card import Button
from bots.dingtalk.line import CLICKS, MESSAGES, Connection
from bots.dingtalk.markdown import shown, split, title
from bots.dingtalk.openapi import PAUSE_S, DingTalkError, OpenApi
from bots.dingtalk.sessions import Sessions
from bots.reception import Reception
from tools import action_named
from tools.action import Action, Move
from tools.directory import Employee
from tools.record import Record
from tools.store import Message

NAME = "dingtalk"
MESSAGE_BYTES = 10_000  # of Markdown; a group message's parameters may have 15,000 with what JSON adds
NO_CHAT: dict[Language, str] = {
    "zh": "这是您的个人事务，但我还不能私信您；请先在与我的单聊里发一句话，再到那里继续。",
    "en": "This is personal, but I cannot write to you yet; please say a word in our own chat and go on there.",
}
WORDLESS = "目前只能看懂文字和语音消息；图片和文件请在网页里附到您的记录上。"
_DECIDED: dict[Kind, dict[Language, str]] = {
    "done": {"zh": "确认：{}", "en": "confirmed by {}"},
    "cancelled": {"zh": "取消：{}", "en": "cancelled by {}"},
}
_BY_CARD = "card:"  # before the receipt of a notice that is a card
Tell = Callable[[str], object]  # posts a text where it is to be read
_LOG = logging.getLogger("zhidu.dingtalk")


class DingTalk:
    """A running channel (bots/channel.py)."""

    name = NAME

    def __init__(self, settings: Settings, reception: Reception) -> None:
        assert settings.dingtalk_client_id
        assert settings.dingtalk_client_secret
        endpoint = settings.dingtalk_openapi_endpoint
        self._site, self._template = settings.public_url, settings.dingtalk_card_template
        self._api = OpenApi(settings.dingtalk_client_id, settings.dingtalk_client_secret, endpoint)
        self._line = Connection(settings.dingtalk_client_id, settings.dingtalk_client_secret, endpoint, self._keep)
        self._reception = reception
        self._sessions = Sessions()

    def start(self) -> None:
        self._line.start()

    def stop(self) -> None:
        self._line.stop()

    def account(self, user_id: str) -> Account:
        """A user id is the company's own id for a person (DESIGN.md §4), so DingTalk need not be asked."""
        return Account(user_id, staff_id=user_id)

    def _keep(self, topic: str, data: dict[str, Any]) -> None:
        heard = {MESSAGES: event.said, CLICKS: event.clicked}[topic](data)
        if heard is None:
            return
        if webhook := event.webhook(data):
            self._sessions.keep(heard.event_id, webhook)
        self._reception.take(heard)

    # --- answers

    def show(self, heard: Heard, answer: Answer, again: bool) -> None:  # noqa: ARG002  a message cannot be looked for
        with _problems():
            if heard.press:
                self._on_card(heard, answer)
            elif event.WORDLESS in heard.address:
                self._say(heard, WORDLESS)
            elif answer.private:
                self._say(heard, self._told_alone(heard, answer))
            else:
                self._form_or_text(heard, answer.reply, partial(self._say, heard))

    def _told_alone(self, heard: Heard, answer: Answer) -> str:
        """What is personal goes to the person's own chat; what the group is told."""
        try:
            self._form_or_text(heard, answer.reply, partial(self._to_person, heard.user_id))
        except DingTalkError as problem:
            if not problem.unknown_person:
                raise
            return NO_CHAT[language_of(heard.text)]
        return answer.note

    def _on_card(self, heard: Heard, answer: Answer) -> None:
        """The card that was pressed says what came of it; another form that waits is shown on a card of its own."""
        reply = answer.reply
        said, parted, form = reply.text.partition(PARTED) if reply.draft else (reply.text, "", "")
        buttons = [] if parted else _buttons(reply, heard)
        self._redraw(heard, said, _by(answer.person, reply, language_of(heard.text)), buttons)
        if parted:
            self._form_or_text(heard, replace(reply, text=form), partial(self._to_person, heard.user_id))

    def _redraw(self, heard: Heard, text: str, by: str = "", buttons: Sequence[Button] = ()) -> None:
        """The card that was pressed shows something else; what does not fit, or cannot be drawn, is said."""
        whole = f"{text}\n\n{by}" if by else text
        fits = card.fits(whole, self._site)
        if not fits:
            self._to_person(heard.user_id, whole)
        try:
            self._api.update_card(heard.address[event.CARD], card.values(whole, buttons, self._site))
        except DingTalkError as problem:
            if problem.passing:
                raise
            _LOG.warning("a card could not be changed, words have to do: %s", problem)
            if fits:
                self._to_person(heard.user_id, whole)

    def _form_or_text(self, heard: Heard, reply: Reply, tell: Tell) -> None:
        """A summary with its buttons; its words say how to answer it without them."""
        if buttons := _buttons(reply, heard):
            self._with_buttons(heard.user_id, _track(heard.event_id), reply.text, buttons, tell)
        else:
            tell(reply.text)

    def _with_buttons(self, user_id: str, track: str, text: str, buttons: Sequence[Button], tell: Tell) -> bool:
        """A card, after the whole text where that is too long for one; the text alone where cards are not to be had."""
        fits = card.fits(text, self._site)
        if not fits:
            tell(text)
        try:
            if self._template:
                self._api.create_card(track, self._template, card.values(text, buttons, self._site), user_id)
                return True
        except DingTalkError as problem:
            if problem.passing or problem.unknown_person:
                raise
            _LOG.warning("no card could be shown, words have to do (zhidu dingtalk check): %s", problem)
        if fits:
            tell(text)
        return False

    # --- records

    def settle(self, heard: Heard, decided: Decided, person: Person) -> None:  # noqa: ARG002
        """Who pressed is told where it could not be; cards that the record has left behind say how it stands."""
        with _problems():
            if not decided.done:
                self._to_person(heard.user_id, decided.text)
            record, action, step = decided.record, decided.action, heard.step
            if record is None or action is None or (step and record.version == step.version):
                return
            text = _stands(action, record, decided.said)
            self._redraw(heard, text)
            for track in self._cards_about(record.id) - {heard.address[event.CARD]}:
                self._api.update_card(track, card.values(text, (), self._site))

    def _cards_about(self, record_id: str) -> set[str]:
        sent = self._reception.parts().store.deliveries.of_record(record_id, NAME)
        receipts = [message.receipt or "" for message in sent]
        return {receipt.removeprefix(_BY_CARD) for receipt in receipts if receipt.startswith(_BY_CARD)}

    def deliver(self, employee: Employee, notice: Message) -> str:
        user_id = employee.accounts.get(NAME, employee.id)
        with _problems():
            record, steps = self._steps(employee, notice)
            action = action_named(record.type) if record else None
            if record is None or action is None or not steps:
                return self._to_person(user_id, notice.text)
            words = card.in_words(record, [move for move in steps if needed(move) and move.words])
            text = "\n\n".join(piece for piece in (notice.text, self._owner(record), words) if piece)
            buttons = card.of_record(record, [move for move in steps if not needed(move)])
            if not buttons:
                return self._to_person(user_id, text)
            track = _track(f"{notice.id}/{notice.record_id}/{notice.at.isoformat()}")
            made = self._with_buttons(user_id, track, text, buttons, partial(self._to_person, user_id))
            return f"{_BY_CARD}{track}" if made else "message"

    def _steps(self, employee: Employee, notice: Message) -> tuple[Record | None, list[Move]]:
        """The record as the notice tells of it, and what this person has to do with it; none where it has moved on."""
        parts = self._reception.parts()
        record = parts.store.record(notice.record_id)
        action = action_named(record.type) if record else None
        if record is None or action is None or record.version != notice.version:
            return record, []
        steps = open_steps(action, record, employee, parts)
        return record, [move for move in steps if move.who != ("owner",)]

    def _owner(self, record: Record) -> str:
        owner = self._reception.parts().directory.find(record.owner)
        return f"提交人：{owner.name}（{owner.id}）" if owner else ""

    # --- words

    def _say(self, heard: Heard, text: str) -> None:
        """An answer where the message was: through its webhook while that lasts, else by the robot's own calls."""
        for part in split(shown(text, self._site), MESSAGE_BYTES):
            if self._through_session(heard, title(text), part):
                continue
            if heard.public:
                self._api.to_group(heard.place, title(text), part)
            else:
                self._api.to_person(heard.user_id, title(text), part)

    def _through_session(self, heard: Heard, head: str, part: str) -> bool:
        """Whether the message's webhook took the answer; in a group it calls the one who asked."""
        webhook = self._sessions.of(heard.event_id)
        if webhook is None:
            return False
        try:
            if heard.public:
                return self._api.to_session(webhook, head, f"@{heard.user_id}  \n{part}", at=heard.user_id)
            return self._api.to_session(webhook, head, part)
        except DingTalkError as problem:
            if problem.throttled:
                raise
            return False

    def _to_person(self, user_id: str, text: str) -> str:
        """A message in the person's own chat; what DingTalk calls it."""
        key = ""
        for part in split(shown(text, self._site), MESSAGE_BYTES):
            key = self._api.to_person(user_id, title(text), part)
        return key


def _buttons(reply: Reply, heard: Heard) -> list[Button]:
    """Yes and no, below a form that waits for them."""
    draft = reply.draft
    return card.of_draft(draft, language_of(heard.text)) if draft and draft.stage == "confirming" else []


def _by(person: Person, reply: Reply, language: Language) -> str:
    """Who pressed the button that filed or dropped a form."""
    if person.employee is None or reply.kind not in _DECIDED:
        return ""
    name, number = person.employee.name, person.employee.id
    return _DECIDED[reply.kind][language].format(f"{name}（{number}）" if language == "zh" else f"{name} ({number})")


def _stands(action: Action, record: Record, said: str) -> str:
    """How a record stands, and who brought it there."""
    state = action.state(record.state).zh
    return f"**{record.id}** {action.zh}：**{state}**\n{action.sketch(record.fields)}\n\n{said}"


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
