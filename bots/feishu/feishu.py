"""The running Feishu channel: events and buttons in, cards out."""

import hashlib
import logging
from functools import cached_property

from assistant.forms import view
from assistant.forms.table import PARTED
from assistant.reply import Reply
from assistant.settings import Settings
from bots.channel import Account, Answer, Decided, Heard, Person, Unreachable
from bots.decisions import duties_of, in_words, last_step, needed, next_steps, pressed_by, stands
from bots.feishu import card, event
from bots.feishu.callbacks import handler
from bots.feishu.line import Line
from bots.feishu.openapi import OpenApi
from bots.reception import Reception
from bots.unreadable import read
from tools import action_named
from tools.action import Action, Move
from tools.directory import Employee
from tools.record import Record
from tools.rights import may_see
from tools.store import Message

NAME = "feishu"
OPEN_ID = "ou_"  # open ids begin with it
WORDLESS = "目前只能看懂文字，图片和文件可以附到您的记录上；这种消息看不懂。"
_LOG = logging.getLogger("zhidu.feishu")


class Feishu:
    """A Channel (bots/channel.py)."""

    name = NAME

    def __init__(self, settings: Settings, reception: Reception) -> None:
        assert settings.feishu_app_id
        assert settings.feishu_app_secret
        self.settings, self._reception, self._address = settings, reception, reception.parts().address
        app = settings.feishu_app_id, settings.feishu_app_secret, settings.feishu_domain
        self._api = OpenApi(*app)
        self.handler = handler(settings, self._message, self._press)
        self.over_http = settings.feishu_encrypt_key is not None
        self._line = Line(*app, self.handler)

    def start(self) -> None:
        if not self.over_http:
            self._line.start()

    def stop(self) -> None:
        self._line.stop()

    @cached_property
    def me(self) -> str:
        return self._api.me()

    # --- who

    def account(self, user_id: str) -> Account:
        """The company's own id of a user, and the mailbox that the company gave them; what they typed is no proof."""
        user = self._api.user(user_id)
        return Account(user_id, user.get("enterprise_email") or None, user.get("user_id") or None)

    def _user_of(self, employee: Employee) -> str:
        known = employee.accounts.get(NAME) or self._reception.persons.user_of(employee)
        if known:
            return known
        found = self._api.open_id_of(employee.email) if employee.email else None
        if found is None:
            raise Unreachable(f"{employee.id} has no feishu_id in the directory, and their e-mail is nobody's there")
        return found

    # --- what comes in

    def _message(self, payload: event.Payload) -> None:
        """Kept when this returns."""
        if heard := read(self.name, lambda: event.said(payload, self.me)):
            self._reception.take(heard)

    def _press(self, user: str, message: str, value: event.Payload) -> None:
        if heard := read(self.name, lambda: event.pressed(user, message, value)):
            self._reception.take(heard)

    def fetch(self, file_id: str) -> bytes:
        message, key, kind = file_id.split("/")
        return self._api.file(message, key, kind)

    # --- answers

    def show(self, heard: Heard, answer: Answer, again: bool) -> None:  # noqa: ARG002  a `uuid` posts once
        if heard.press:
            self._on_card(heard, answer)
        elif heard.reaction:  # of no interest to a group in which the answer stands
            self._alone(heard.user_id, answer.reply, heard)
        elif answer.private:
            self._alone(heard.user_id, answer.reply, heard)
            self._reply(heard, answer.note, [], "note")
        elif not heard.text and not heard.files:
            self._reply(heard, WORDLESS, [], "wordless")
        else:
            text, buttons = self._with_steps(answer), card.of_reply(answer.reply, answer.reply.language)
            self._reply(heard, text, buttons, "answer")

    def _reply(self, heard: Heard, text: str, buttons: list[card.Card], part: str) -> None:
        for number, made in enumerate(card.cards(text, buttons, self._address)):
            self._api.reply(heard.address[event.MESSAGE], made, _key(f"{heard.event_id}/{part}/{number}"))

    def _alone(self, user_id: str, reply: Reply, heard: Heard) -> None:
        buttons = card.of_reply(reply, reply.language)
        for number, made in enumerate(card.cards(reply.text, buttons, self._address)):
            self._api.send(user_id, made, _key(f"{heard.event_id}/alone/{number}"))

    def _on_card(self, heard: Heard, answer: Answer) -> None:
        """The card that was pressed says what came of it; another form that waits is shown on a card of its own."""
        reply = answer.reply
        said, parted, form = reply.text.partition(PARTED) if reply.draft else (reply.text, "", "")
        by = pressed_by(answer.person, reply)
        text = "\n\n".join(piece for piece in (said, by, next_steps(answer, self._reception.parts())) if piece)
        buttons = [] if parted else card.of_reply(reply, reply.language)
        self._redraw(heard.address[event.CARD], text, buttons)
        if parted:
            self._alone(heard.user_id, Reply(form, "confirm", draft=reply.draft), heard)

    def _redraw(self, message: str, text: str, buttons: list[card.Card]) -> None:
        """Bring a card up to date; one that is gone, or too old to be changed, is no loss."""
        try:
            self._api.redraw(message, card.cards(text, buttons, self._address)[-1])
        except Unreachable as problem:
            _LOG.info("a card stays as it is: %s", problem)

    # --- records

    def settle(self, heard: Heard, decided: Decided, person: Person) -> None:  # noqa: ARG002
        """Every card of the record says who decided; who pressed is told where it did not go."""
        if not decided.done:
            made = card.cards(decided.text, [], self._address)[0]
            self._api.send(heard.user_id, made, _key(f"{heard.event_id}/refused"))
        record, action, step = decided.record, decided.action, heard.step
        if record is None or action is None or (step and record.version == step.version):
            return
        self._redraw(heard.address[event.CARD], stands(action, record, decided.said), [])
        self._bring_up_to_date(action, record, decided.said)

    def deliver(self, employee: Employee, notice: Message) -> str:
        """A card with what somebody has to do, by button or in words; its message id."""
        parts = self._reception.parts()
        record = parts.store.record(notice.record_id)
        action = action_named(record.type) if record else None
        text, buttons = notice.text, list[card.Card]()
        if record and action and record.version == notice.version:
            duties = duties_of(action, record, employee, parts)
            told = [text, self._details(action, record) if duties else "", _in_words(record, duties)]
            text = "\n\n".join(piece for piece in told if piece)
            buttons = card.of_record(record, [move for move in duties if not needed(move)])
        user, sent = self._user_of(employee), ""
        for number, made in enumerate(card.cards(text, buttons, self._address)):
            sent = self._api.send(user, made, _key(f"notice/{notice.id}/{notice.at.isoformat()}/{number}"))
        if record and action and record.version > 1:
            self._bring_up_to_date(action, record, last_step(record, action, parts), but=sent)
        return sent

    def _bring_up_to_date(self, action: Action, record: Record, said: str, but: str = "") -> None:
        """The cards that told of earlier states of a record say how it stands."""
        parts = self._reception.parts()
        for notice in parts.store.deliveries.of_record(record.id, NAME):
            reader = parts.directory.find(notice.recipient)
            old = notice.receipt and notice.receipt != but and notice.version != record.version
            if old and notice.receipt and reader and may_see(action, record, reader, parts.directory):
                self._redraw(notice.receipt, stands(action, record, said), [])

    def _details(self, action: Action, record: Record) -> str:
        owner = self._reception.parts().directory.find(record.owner)
        who = f"- 提交人：{owner.name}（{owner.id}）\n" if owner else ""
        return who + view.values(action, record.fields, "zh")

    def _with_steps(self, answer: Answer) -> str:
        return "\n\n".join(piece for piece in (answer.reply.text, next_steps(answer, self._reception.parts())) if piece)


def _in_words(record: Record, duties: list[Move]) -> str:
    return in_words(record, [move for move in duties if needed(move) and move.words])


def _key(name: str) -> str:
    """The `uuid` of a message, at most 50 characters: the same for the same event, so that it is posted once."""
    return hashlib.sha256(f"{NAME}/{name}".encode()).hexdigest()[:50]
