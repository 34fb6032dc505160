"""Payloads of chat platforms in another shape than documented: left alone, and their contents not logged."""

import copy
import json
import logging
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bots.channel import Heard
from bots.dingtalk import event as dingtalk
from bots.feishu import event as feishu
from bots.slack import events as slack
from bots.slack.buttons import CONFIRM
from bots.unreadable import KEY_MAX_CHARS, read

SECRET = "不能进日志的话"
SENT: dict[str, tuple[Callable[[Any], Heard | None], dict[str, Any]]] = {
    "a Slack message": (
        lambda body: slack.message(body, "UME"),
        {"type": "message", "user": "U1", "channel": "D1", "ts": "1.2", "text": SECRET, "channel_type": "im",
         "files": [{"id": "F1", "name": "a.pdf", "size": 3, "mimetype": "application/pdf"}]},
    ),
    "a Slack button": (
        slack.form_press,
        {"user": {"id": "U1"}, "container": {"message_ts": "1", "channel_id": "C1"}, "channel": {"id": "C1"},
         "actions": [{"action_id": CONFIRM, "value": json.dumps({"draft": 1, "version": 1, "lang": "zh"})}]},
    ),
    "a Slack shortcut": (
        slack.shortcut,
        {"callback_id": "report_hazard", "message": {"text": SECRET, "ts": "1"}, "channel": {"id": "C"},
         "user": {"id": "U"}},
    ),
    "a Slack command": (slack.command, {"text": SECRET, "trigger_id": "1", "channel_id": "D1", "user_id": "U1"}),
    "a DingTalk message": (
        dingtalk.said,
        {"conversationType": "2", "conversationId": "c", "senderStaffId": "e001", "senderId": "x",
         "msgtype": "richText", "msgId": "m", "atUsers": [{"dingtalkId": "x"}],
         "content": {"richText": [{"text": SECRET}, {"downloadCode": "d"}]}},
    ),
    "a DingTalk button": (
        dingtalk.clicked,
        {"content": json.dumps({"cardPrivateData": {"actionIds": ["confirm:1:1:zh"]}}), "outTrackId": "t",
         "userId": "e001"},
    ),
    "a Feishu message": (
        lambda body: feishu.said(body, "ME"),
        {"message": {"message_id": "m", "chat_type": "group", "chat_id": "c", "message_type": "text",
                     "content": json.dumps({"text": SECRET}), "mentions": [{"key": "@_1", "id": {"open_id": "ME"}}]},
         "sender": {"sender_type": "user", "sender_id": {"open_id": "o"}}},
    ),
}  # fmt: skip
ODD: list[Any] = [
    None,
    5,
    -1,
    10**30,
    1.5,
    True,
    "",
    "x",
    "\x00",
    "\ud800",
    "长" * 300,
    [],
    {},
    [None],
    ["x"],
    [[]],
    "null",
    "{",
]


def spoilt(payload: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The payload with one value, at any depth, gone or of another shape."""
    made = copy.deepcopy(payload)
    places = list(_places(made))
    holder, key = chance.choice(places)
    if isinstance(holder, dict) and chance.random() < 0.3:
        del holder[key]
    else:
        holder[key] = chance.choice(ODD)
    return made


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in inner:
        yield value, key
        yield from _places(held)


@pytest.mark.parametrize("name", SENT)
def test_whatever_a_platform_sends_is_read_or_left_alone(name: str, caplog: pytest.LogCaptureFixture) -> None:
    reading, payload = SENT[name]
    chance = random.Random(11)  # noqa: S311
    caplog.set_level(logging.DEBUG)
    assert read("chat", lambda: reading(payload)) is not None
    for _ in range(400):
        body = spoilt(payload, chance)
        heard = read("chat", lambda body=body: reading(body))  # type: ignore[misc]
        if heard is not None:
            heard.text.encode()
            assert 0 < len(heard.event_id) <= KEY_MAX_CHARS
            assert "\x00" not in heard.event_id + heard.user_id + heard.place + heard.text
    assert "was left alone" in caplog.text
    assert SECRET not in caplog.text
