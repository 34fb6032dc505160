"""What Bolt calls: each listener makes a value of the payload, keeps it and returns; the work is done in its turn."""

import json
import logging
import re
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from slack_bolt import Ack, App, BoltResponse

from bots.channel import PRIVATE, Verdict
from bots.decisions import needed, react
from bots.slack import events
from bots.slack.buttons import CANCEL, CONFIRM, DOWN, EDIT, HR, STEP, UP
from bots.slack.calls import call
from bots.slack.modal import EDIT_VIEW, STEP_VIEW, edit_modal, step_modal, values_of
from bots.unreadable import BREAKS, left_alone, read
from tools import action_named
from tools.action import Action, Move
from tools.record import Record

if TYPE_CHECKING:
    from bots.slack.slack import Slack

Body = Mapping[str, Any]
_LOG = logging.getLogger("zhidu.slack")
_VERDICTS: dict[str, Verdict] = {UP: "up", DOWN: "down", HR: "hr"}
HELP = "请在 /zhidu 后面写上问题，例如 `/zhidu 请病假要什么材料`；办事也可以，例如 `/zhidu 下周一请一天年假`。"


def listen(app: App, slack: "Slack") -> None:
    """Register every listener. Unknown buttons and events are acknowledged and left alone."""
    app.error(_failed)
    hears, presses = Hears(slack), Presses(slack)
    app.event("message")(hears.message)
    app.event("app_mention")(hears.message)
    app.event("app_home_opened")(hears.home)
    app.command("/zhidu")(hears.command)
    for name in events.SHORTCUTS:
        app.shortcut(name)(hears.shortcut)
    app.action(re.compile(f"^(?:{CONFIRM}|{CANCEL})$"))(presses.form)
    app.action(EDIT)(presses.edit)
    app.action(re.compile(f"^{STEP}:"))(presses.step)
    app.action(re.compile(f"^(?:{UP}|{DOWN}|{HR})$"))(presses.react)
    app.view(EDIT_VIEW)(presses.edited)
    app.view(STEP_VIEW)(presses.stepped)


def _failed(error: Exception) -> BoltResponse:
    """What a listener could not take: Slack need not send again what would be of the same shape."""
    if isinstance(error, BREAKS):
        left_alone("slack", error)
        return BoltResponse(status=200)
    _LOG.error("slack: an event could not be taken (%s)", type(error).__name__, exc_info=error)
    return BoltResponse(status=500)


class Hears:
    """Messages, commands, shortcuts, App Home."""

    def __init__(self, slack: "Slack") -> None:
        self._slack = slack

    def message(self, event: Body) -> None:
        heard = read(self._slack.name, lambda: events.message(event, self._slack.me))
        places = self._slack.reception.store.places
        if heard and (not heard.follow_up or places.held(self._slack.name, heard.place)):
            self._slack.reception.take(heard)

    def command(self, ack: Ack, body: Body) -> None:
        heard = events.command(body)
        if heard is None:
            ack(HELP)
            return
        self._slack.reception.take(heard)
        ack()

    def shortcut(self, ack: Ack, body: Body) -> None:
        self._slack.reception.take(events.shortcut(body))
        ack()

    def home(self, event: Body) -> None:
        if event.get("tab", "home") == "home":
            user = str(event["user"])
            self._slack.reception.soon(user, partial(self._publish, user))

    def _publish(self, user: str) -> None:
        self._slack.publish_home(user, self._slack.reception.persons.of(user))


class Presses:
    """Buttons and modals."""

    def __init__(self, slack: "Slack") -> None:
        self._slack = slack

    def form(self, ack: Ack, body: Body) -> None:
        self._slack.reception.take(events.form_press(body))
        ack()

    def edit(self, ack: Ack, body: Body) -> None:
        """Open the form filled in, where it is still the one that was shown; else the press says what became of it."""
        value, user = json.loads(body["actions"][0]["value"]), str(body["user"]["id"])
        parts, person = self._slack.reception.parts(), self._slack.reception.persons.of(user)
        home = parts.store.places.known(self._slack.name, PRIVATE, person.asker)
        draft = parts.store.draft(int(value["draft"]), home) if home else None
        action = action_named(draft.type) if draft else None
        private = value | {"address": events.where(body)}
        if draft and action and draft.version == value["version"] and draft.stage in ("collecting", "confirming"):
            view = edit_modal(action, draft, private, "en" if value.get("lang") == "en" else "zh")
            call(self._slack.client.views_open, trigger_id=body["trigger_id"], view=view)
        else:
            self._slack.reception.take(events.pressed("edit", user, value, events.where(body), {}))
        ack()

    def edited(self, ack: Ack, body: Body) -> None:
        view, user = body["view"], str(body["user"]["id"])
        value = json.loads(view["private_metadata"])
        given = values_of(view, ())
        self._slack.reception.take(
            events.pressed("edit", user, value, value.get("address", {}), given, str(view["id"]))
        )
        ack()

    def step(self, ack: Ack, body: Body) -> None:
        """Take the step, or ask first for what it needs."""
        value, user = json.loads(body["actions"][0]["value"]), str(body["user"]["id"])
        found = self._move(value)
        if found and needed(found[1]):
            private = value | {"address": events.where(body)}
            view = step_modal(found[1], found[0], private)
            call(self._slack.client.views_open, trigger_id=body["trigger_id"], view=view)
        else:
            self._slack.reception.take(events.stepped(user, value, events.where(body), {}))
        ack()

    def stepped(self, ack: Ack, body: Body) -> None:
        view, user = body["view"], str(body["user"]["id"])
        value = json.loads(view["private_metadata"])
        found = self._move(value)
        given = values_of(view, found[1].needs if found else ())
        kept = {name: what for name, what in given.items() if what is not None}
        self._slack.reception.take(events.stepped(user, value, value.get("address", {}), kept, str(view["id"])))
        ack()

    def react(self, ack: Ack, body: Body) -> None:
        self._slack.reception.soon(str(body["user"]["id"]), partial(self._react, body))
        ack()

    def _react(self, body: Body) -> None:
        chosen, user = body["actions"][0], str(body["user"]["id"])
        turn = int(json.loads(chosen["value"])["turn"])
        reception = self._slack.reception
        text = react(_VERDICTS[chosen["action_id"]], turn, reception.persons.of(user), reception.parts())
        place = events.where(body)
        if place:
            self._slack.whisper(place["channel"], user, text, str((body.get("message") or {}).get("thread_ts") or ""))

    def _move(self, value: Body) -> tuple[Record, Move] | None:
        """The record and the step that a button names, as they are now."""
        record = self._slack.reception.store.record(str(value["record"]))
        action: Action | None = action_named(record.type) if record else None
        if record is None or action is None:
            return None
        move = next((move for move in action.moves_from(record.state) if move.to == value["to"]), None)
        return (record, move) if move else None
