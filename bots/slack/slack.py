"""The running Slack channel: answers, cards and notices posted once, whatever is retried."""

import threading
import time
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from assistant.reply import Reply
from assistant.settings import Settings
from bots.channel import Account, Answer, Decided, Heard, Person, Unreachable
from bots.decisions import last_step, open_steps
from bots.reception import Reception
from bots.slack.calls import call, open_client
from bots.slack.connection import Connection
from bots.slack.render import Post, context, home, posts, record_card
from tools import action_named
from tools.attachments import MAX_BYTES
from tools.directory import Employee
from tools.duties import waiting_for
from tools.record import Record
from tools.rights import may_see
from tools.store import Message

DIRECT = "D"  # ids of direct messages begin with it
LOOKED_BACK = 100  # messages in which one that may have been posted is looked for
LOOKED_BACK_S = 24 * 3600.0  # a notice is tried again for hours
_MADE = "zhidu"  # the event type of our messages' metadata, by which they are found again


class Slack:
    """A Channel (bots/channel.py)."""

    name = "slack"

    def __init__(self, settings: Settings, reception: Reception) -> None:
        self.settings, self.reception = settings, reception
        self.client = open_client(settings)
        self._direct: dict[str, str] = {}
        self._lock = threading.Lock()
        self.connection = Connection(self)

    def start(self) -> None:
        self.connection.start()

    def stop(self) -> None:
        self.connection.stop()

    @cached_property
    def me(self) -> str:
        """Our own user id."""
        return str(call(self.client.auth_test)["user_id"])

    # --- who

    def account(self, user_id: str) -> Account:
        """A user, with the e-mail address only where Slack has confirmed it and they are of this workspace.

        https://docs.slack.dev/reference/objects/user-object: `is_email_confirmed`, `is_stranger`, `deleted`, `is_bot`.
        """
        user: Mapping[str, Any] = call(self.client.users_info, user=user_id)["user"]
        doubtful = user.get("deleted") or user.get("is_bot") or user.get("is_stranger")
        if doubtful or user.get("is_email_confirmed") is False:
            return Account(user_id)
        return Account(user_id, (user.get("profile") or {}).get("email"))

    def _user_of(self, employee: Employee) -> str:
        known = employee.accounts.get(self.name) or self.reception.persons.user_of(employee)
        if known:
            return known
        if not employee.email:
            raise Unreachable(f"{employee.id} has neither slack_id nor email in the directory")
        return str(call(self.client.users_lookupByEmail, email=employee.email)["user"]["id"])

    def _direct_channel(self, user_id: str) -> str:
        """The direct messages with somebody; opened once (https://docs.slack.dev/reference/methods/conversations.open)."""
        with self._lock:
            known = self._direct.get(user_id)
        if known is None:
            known = str(call(self.client.conversations_open, users=user_id)["channel"]["id"])
            with self._lock:
                self._direct[user_id] = known
        return known

    def fetch(self, file_id: str) -> bytes:
        """https://docs.slack.dev/reference/methods/files.info, scope files:read."""
        file: Mapping[str, Any] = call(self.client.files_info, file=file_id)["file"]
        return self.client.download(str(file.get("url_private_download") or ""), MAX_BYTES)

    # --- answers

    def show(self, heard: Heard, answer: Answer, again: bool) -> None:
        """Post the answer where it was asked; what is personal directly to the person, with a word to the group."""
        if answer.private:
            self._post_reply(heard, answer.reply, {"channel": self._direct_channel(heard.user_id)}, again)
            self._tell_group(heard, Post(answer.note, []), again)
        elif heard.address.get("response_url"):
            for post in posts(answer.reply, self.reception.parts().address, answer.reply.language):
                self._respond(heard, post)
        else:
            self._post_reply(heard, answer.reply, self._there(heard), again)
            if heard.press and "card" in heard.address:
                self._close_card(heard, answer.reply)

    def _tell_group(self, heard: Heard, post: Post, again: bool) -> None:
        if heard.address.get("response_url"):
            self._respond(heard, post)
        else:
            self._post(post, self._there(heard), f"{heard.event_id}:note", again)

    def _there(self, heard: Heard) -> dict[str, str]:
        """Where an answer goes: the thread, or the direct messages; from a button always there, it is about a form."""
        channel = heard.address.get("channel", "")
        if not channel or (heard.press and not channel.startswith(DIRECT)):
            return {"channel": self._direct_channel(heard.user_id)}
        thread = heard.address.get("thread_ts")
        return {"channel": channel} | ({"thread_ts": thread} if thread else {})

    def _post_reply(self, heard: Heard, reply: Reply, there: dict[str, str], again: bool) -> None:
        for number, post in enumerate(posts(reply, self.reception.parts().address, reply.language)):
            self._post(post, there, f"{heard.event_id}:{number}", again)

    def _post(self, post: Post, there: Mapping[str, str], key: str, again: bool) -> str:
        """Post a message once: its key goes with it as metadata, by which it is found where it may stand already."""
        if again and (known := self._posted(there, key)):
            return known
        made = {"event_type": _MADE, "event_payload": {"key": key}}
        blocks = post.blocks or None
        unfurl = {"unfurl_links": False, "unfurl_media": False}
        posted = call(self.client.chat_postMessage, **there, text=post.text, blocks=blocks, metadata=made, **unfurl)
        return f"{posted['channel']}/{posted['ts']}"

    def _posted(self, there: Mapping[str, str], key: str) -> str | None:
        """Where the message of a key stands (https://docs.slack.dev/messaging/message-metadata)."""
        since = f"{time.time() - LOOKED_BACK_S:.6f}"
        look: dict[str, Any] = {"channel": there["channel"], "oldest": since, "limit": LOOKED_BACK}
        look["include_all_metadata"] = True
        if thread := there.get("thread_ts"):
            found = call(self.client.conversations_replies, ts=thread, **look)
        else:
            found = call(self.client.conversations_history, **look)
        for message in found.get("messages") or []:
            if (message.get("metadata") or {}).get("event_payload", {}).get("key") == key:
                return f"{there['channel']}/{message['ts']}"
        return None

    def _respond(self, heard: Heard, post: Post) -> None:
        """The answer to a command, which only the person sees; directly to them where the address has run out."""
        if not self.connection.respond(heard.address["response_url"], post):
            self._post(post, {"channel": self._direct_channel(heard.user_id)}, heard.event_id, again=False)

    def _close_card(self, heard: Heard, reply: Reply) -> None:
        """Take the buttons off the card that was pressed, and say below it what became of it."""
        parts, turn_id = self.reception.parts(), heard.address.get("turn")
        turn = parts.store.turn(int(turn_id)) if turn_id else None
        if turn is None:
            return
        shown = posts(Reply(turn.reply["reply"], "confirm"), self.reception.parts().address, "zh", buttons=False)[-1]
        said = {"done": "已提交", "cancelled": "已取消"}.get(reply.kind, "有新的内容，见下")
        number = (reply.action or {}).get("record_id")
        shown.blocks.append(context(f"{said} {number or ''}".strip()))
        self._update(heard.address["channel"], heard.address["card"], shown)

    def _update(self, channel: str, ts: str, post: Post) -> None:
        """Bring a message up to date; one that is gone is no loss."""
        try:
            call(self.client.chat_update, channel=channel, ts=ts, text=post.text, blocks=post.blocks)
        except Unreachable:
            return

    # --- records

    def settle(self, heard: Heard, decided: Decided, person: Person) -> None:
        """Every card of the record says who decided; the one who pressed is told where it did not go."""
        if decided.record is not None:
            self.refresh(decided.record, decided.said)
        card = heard.address.get("card")
        if card and person.employee and decided.record is not None:
            self._update(heard.address["channel"], card, self.card(decided.record, person.employee, decided.said))
        elif person.employee:
            self.publish_home(heard.user_id, person)
        if not decided.done:
            channel = self._direct_channel(heard.user_id)
            self._post(Post(decided.text, []), {"channel": channel}, heard.event_id, again=False)

    def deliver(self, employee: Employee, notice: Message) -> str:
        """The record's card, as it is now, with the steps that are this person's."""
        channel = self._direct_channel(self._user_of(employee))
        record = self.reception.store.record(notice.record_id)
        card = self.card(record, employee, "", notice.text if notice.kind == "overdue" else "") if record else None
        post = Post(notice.text, card.blocks if card else [])
        receipt = self._post(post, {"channel": channel}, f"notice:{notice.id}", again=notice.attempts > 1)
        if record:
            self.refresh(record, self._said(record), but=receipt)
        return receipt

    def card(self, record: Record, employee: Employee, said: str, lead: str = "") -> Post:
        """A record as this person may see and move it."""
        parts, action = self.reception.parts(), action_named(record.type)
        assert action is not None
        owner = parts.directory.find(record.owner)
        name = f"{owner.name}（{owner.id}）" if owner else record.owner
        steps = open_steps(action, record, employee, parts)
        return record_card(action, record, name, steps, said, lead)

    def refresh(self, record: Record, said: str, but: str = "") -> None:
        """Bring the cards of a record up to date that stand in people's direct messages."""
        parts = self.reception.parts()
        for notice in parts.store.deliveries.of_record(record.id, self.name):
            employee = parts.directory.find(notice.recipient)
            if employee and notice.receipt and notice.receipt != but and self._may_see(record, employee):
                channel, _, ts = notice.receipt.partition("/")
                self._update(channel, ts, self.card(record, employee, said))

    def _may_see(self, record: Record, employee: Employee) -> bool:
        action = action_named(record.type)
        return action is not None and may_see(action, record, employee, self.reception.parts().directory)

    def _said(self, record: Record) -> str:
        action = action_named(record.type)
        return last_step(record, action, self.reception.parts()) if action and record.version > 1 else ""

    def _cards(self, records: Sequence[Record], employee: Employee | None) -> list[Post]:
        return [self.card(record, employee, self._said(record)) for record in records] if employee else []

    def whisper(self, channel: str, user_id: str, text: str, thread: str) -> None:
        """A word that only one person sees, where they pressed something."""
        there = {"thread_ts": thread} if thread else {}
        try:
            call(self.client.chat_postEphemeral, channel=channel, user=user_id, text=text, **there)
        except Unreachable:
            self._post(Post(text, []), {"channel": self._direct_channel(user_id)}, "", again=False)

    def publish_home(self, user_id: str, person: Person) -> None:
        """App Home, as it is for somebody now."""
        parts = self.reception.parts()
        employee = person.employee
        duties: list[Record] = []
        mine: list[Record] = []
        if employee:
            duties = [record for _, record in waiting_for(employee, parts.store, parts.directory)]
            mine = [record for record in parts.store.records(owner=employee.id)[::-1] if record not in duties]
        view = home(self._cards(mine, employee), self._cards(duties, employee), known=employee is not None)
        call(self.client.views_publish, user_id=user_id, view=view)
