"""Socket Mode: envelopes acknowledged in time, sockets that drop, the SDK's own reconnection."""

import asyncio
import json
import time

import pytest

from tests.bots.slack.workspace import TRIGGER_S, Workspace

pytestmark = pytest.mark.usefixtures("slack")


def over_socket(w: Workspace, user: str, text: str, event_id: str = "") -> str:
    return w.run(w.over_socket(w.event(w.direct(user, text), event_id)))


def test_an_envelope_is_acknowledged_and_answered(workspace: Workspace) -> None:
    started = time.monotonic()
    envelope = over_socket(workspace, "UE041", "请病假要什么材料")
    workspace.wait(lambda: envelope in workspace.acks, "the acknowledgement")
    assert workspace.acks[envelope] - started < TRIGGER_S
    workspace.said("DUE041", "有效医疗证明")


def test_a_dropped_socket_is_opened_again_and_the_retried_event_is_answered_once(workspace: Workspace) -> None:
    """Slack sends what was not acknowledged again, with the same event id, over the next connection."""
    w = workspace
    body, before = w.event(w.direct("UE042", "丧假几天"), "EvDrop"), len(w.sockets)
    w.run(w.over_socket(body))
    w.run(w.sockets[-1].close())
    w.wait(lambda: len(w.sockets) > before, "a new socket")
    envelope = w.run(w.over_socket(body))
    w.wait(lambda: envelope in w.acks, "the acknowledgement")
    w.said("DUE042", "假期管理规定")
    w.settle()
    assert len([m for m in w.messages if m.channel == "DUE042"]) == 1


def test_a_disconnect_message_moves_to_another_socket(workspace: Workspace) -> None:
    """https://docs.slack.dev/apis/events-api/using-socket-mode#disconnect"""
    w = workspace
    before = len(w.sockets)
    said = {"type": "disconnect", "reason": "refresh_requested", "debug_info": {"host": "x"}}
    w.run(w.sockets[-1].send_text(json.dumps(said)))
    w.wait(lambda: len(w.sockets) > before, "a new socket")
    over_socket(w, "UE043", "丧假几天")
    w.said("DUE043", "假期管理规定")


def test_a_burst_is_answered_whole(workspace: Workspace) -> None:
    """Forty messages of twenty people at once: each acknowledged, each answered once."""
    w = workspace

    async def burst() -> list[str]:
        made = []
        for number in range(40):
            made.append(await w.over_socket(w.event(w.direct(f"UB{number % 20:03}", "丧假几天"))))
            await asyncio.sleep(0)
        return made

    sent = w.run(burst())
    w.wait(lambda: all(envelope in w.acks for envelope in sent), "every acknowledgement")
    w.wait(lambda: len([m for m in w.messages if m.channel.startswith("DUB")]) >= 40, "every answer")
    w.settle()
    assert len([m for m in w.messages if m.channel.startswith("DUB")]) == 40
