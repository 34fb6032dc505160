"""Calls of the Web API by the client that keeps its connections open."""

from contextlib import closing
from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant.settings import Settings
from bots.channel import Failed, TryLater, Unreachable
from bots.slack.calls import KeptOpen, call, open_client
from tests.bots.slack.workspace import BOT_TOKEN, Workspace
from tests.conftest import free_port


def client_of(url: str) -> KeptOpen:
    return open_client(Settings(home=Path(), slack_bot_token=SecretStr(BOT_TOKEN), slack_api_url=f"{url}/api/"))


def test_calls_one_after_another_share_a_connection(workspace: Workspace) -> None:
    with closing(client_of(workspace.url)) as client:
        before = set(workspace.lines)
        for _ in range(5):
            assert call(client.auth_test)["user_id"] == "UZHIDU"
        assert len(workspace.lines - before) == 1


def test_what_slack_refuses_is_told_apart(workspace: Workspace) -> None:
    with closing(client_of(workspace.url)) as client:
        workspace.limits["auth.test"] = [7]
        with pytest.raises(TryLater) as wait:
            call(client.auth_test)
        assert wait.value.after_s == 7
        with pytest.raises(Unreachable, match="user_not_found"):
            call(client.users_info, user="nobody")
        workspace.broken["auth.test"] = 1
        with pytest.raises(Failed):
            call(client.auth_test)


def test_a_slack_that_is_not_there_is_tried_again_later() -> None:
    with closing(client_of(f"http://127.0.0.1:{free_port()}")) as client, pytest.raises(Failed):
        call(client.auth_test)
