"""`POST /slack/events`: what is signed by Slack just now is taken, and nothing else."""

import json
import time
from urllib.parse import quote

import httpx
import pytest

from tests.bots.slack.workspace import Workspace

pytestmark = pytest.mark.usefixtures("slack")


def event(w: Workspace, user: str) -> str:
    return json.dumps(w.event(w.direct(user, "丧假几天")))


def test_the_url_is_verified(workspace: Workspace) -> None:
    """https://docs.slack.dev/reference/events/url_verification"""
    body = json.dumps({"type": "url_verification", "challenge": "c-123", "token": "old"})
    answer = workspace.post(body)
    assert answer.status_code == 200
    assert "c-123" in answer.text


@pytest.mark.parametrize(
    "how",
    [
        {"secret": "another secret"}, {"age": 301}, {"age": -400},
        {"headers": {"X-Slack-Signature": ""}}, {"headers": {"X-Slack-Signature": "v0=zz"}},
        {"headers": {"X-Slack-Request-Timestamp": "yesterday"}}, {"headers": {"X-Slack-Request-Timestamp": "٣"}},
    ],
)  # fmt: skip
def test_what_slack_did_not_sign_just_now_is_refused(workspace: Workspace, how: dict[str, object]) -> None:
    """https://docs.slack.dev/authentication/verifying-requests-from-slack: five minutes against replays."""
    headers = how.get("headers")
    if isinstance(headers, dict) and not all(value.isascii() for value in headers.values()):
        how = {"headers": {name: value.encode() for name, value in headers.items()}}
    at = time.time() - float(str(how.pop("age", 0)))
    answer = workspace.post(event(workspace, "UE016"), at=at, **how)  # type: ignore[arg-type]
    assert answer.status_code == 401
    workspace.settle()
    assert not [m for m in workspace.messages if m.channel == "DUE016"]


def test_an_old_replay_is_refused_and_the_fresh_one_was_answered(workspace: Workspace) -> None:
    body = event(workspace, "UE017")
    assert workspace.post(body).status_code == 200
    workspace.said("DUE017", "假期管理规定")
    assert workspace.post(body, at=time.time() - 600).status_code == 401


@pytest.mark.parametrize("body", ["", "{", "payload=%7B", "[]", '"x"', '{"type": "event_callback"}', "null"])
def test_malformed_bodies_are_no_trouble(workspace: Workspace, body: str) -> None:
    assert workspace.post(body, form=body.startswith("payload")).status_code in (200, 400, 404)


def test_without_any_header_it_is_refused(workspace: Workspace) -> None:
    assert httpx.post(workspace.events_url, json={}).status_code == 401
    assert httpx.get(workspace.events_url).status_code == 405


@pytest.mark.parametrize(
    "event",
    [
        {"type": "message", "channel": 5, "user": ["x"], "ts": None, "text": {"a": 1}, "channel_type": "im"},
        {"type": "message", "channel": "DUE016", "user": "UE016", "ts": "1.1", "text": "年假", "files": ["x"]},
        {"type": "app_home_opened", "tab": "home"},
    ],
)  # fmt: skip
def test_an_event_of_another_shape_is_taken_once_and_left_alone(workspace: Workspace, event: dict[str, object]) -> None:
    """Slack would send it again, in the same shape, until it is taken."""
    assert workspace.post(json.dumps(workspace.event(event))).status_code == 200
    pressed = {
        "type": "block_actions",
        "user": {"id": "UE016"},
        "actions": [{"action_id": "form_confirm", "value": "{"}],
    }
    assert workspace.post(f"payload={quote(json.dumps(pressed))}", form=True).status_code in (200, 404)
