"""`zhidu slack check`, and what happens where settings are missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bots.slack.serving import environment
from tests.bots.slack.workspace import APP_TOKEN, SCOPES, SECRET, Workspace


def run(home: Path, *words: str, **settings: str) -> tuple[int, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SLACK_")}
    command = [sys.executable, "-m", "bots.cli", "slack", *words]
    env = clean | {"ZHIDU_HOME": str(home)} | settings
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=120, check=False)
    return done.returncode, done.stdout + done.stderr


def with_slack(workspace: Workspace, home: Path, **more: str) -> dict[str, str]:
    made = environment(workspace, home, **{"SLACK_SIGNING_SECRET": "8f742231b10e8888abcd99aaabbb85a5", **more})
    return {name: value for name, value in made.items() if "SLACK" in name}


def test_what_is_missing_is_named(home: Path) -> None:
    status, said = run(home, "check")
    assert status == 1
    assert "SLACK_BOT_TOKEN" in said
    assert "SLACK_APP_TOKEN" in said
    status, said = run(home)
    assert (status, "zhidu slack check" in said) == (1, True)


def test_everything_is_there(workspace: Workspace, home: Path) -> None:
    status, said = run(home, "check", **with_slack(workspace, home, SLACK_APP_TOKEN=APP_TOKEN))
    assert (status, "everything is there" in said) == (0, True), said


@pytest.mark.parametrize(
    ("settings", "wanted"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-wrong"}, "invalid_auth"),
        ({"SLACK_BOT_TOKEN": "xapp-mixed-up"}, "it begins with xoxb-"),
        ({"SLACK_APP_TOKEN": "xapp-wrong"}, "SLACK_APP_TOKEN"),
        ({"SLACK_SIGNING_SECRET": SECRET[:10]}, "32 characters"),
        ({"ZHIDU_SLACK_API_URL": "http://127.0.0.1:1/api/"}, "does not answer"),
    ],
)
def test_what_is_wrong_is_named_without_being_shown(
    workspace: Workspace, home: Path, settings: dict[str, str], wanted: str
) -> None:
    status, said = run(home, "check", **with_slack(workspace, home, **settings))
    assert status == 1
    assert wanted in said
    assert "xoxb-wrong" not in said
    assert "xapp-wrong" not in said


def test_a_missing_scope_is_named(workspace: Workspace, home: Path) -> None:
    workspace.scopes = SCOPES.replace("users:read.email", "team:read")
    try:
        status, said = run(home, "check", **with_slack(workspace, home))
    finally:
        workspace.scopes = SCOPES
    assert status == 1
    assert "scope users:read.email is missing" in said
