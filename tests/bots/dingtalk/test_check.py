"""`zhidu dingtalk check`: which setting or permission is missing."""

from collections.abc import Callable

import pytest

from bots.cli import main
from tests.bots.dingtalk.gateway import Gateway
from tests.bots.dingtalk.openapi import CARDS, SEND
from tests.conftest import free_port

GROUP = "cid6KeBBLoveMJOGXoYKF5x7EeiodoA=="
QUOTE = "病假需提供有效医疗证明"


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """`zhidu dingtalk check` with these settings: its status and what it says."""

    def run(settings: dict[str, str]) -> tuple[int, str]:
        for name in ("DINGTALK_CLIENT_ID", "DINGTALK_CLIENT_SECRET", "DINGTALK_OPENAPI_ENDPOINT"):
            monkeypatch.delenv(name, raising=False)
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        status = main(["dingtalk", "check"])
        return status, "".join(capsys.readouterr())

    return run


def test_check_names_the_setting_that_is_missing(check: Callable[..., tuple[int, str]]) -> None:
    status, said = check({"DINGTALK_CLIENT_ID": "ding"})
    assert status == 1
    assert "DINGTALK_CLIENT_SECRET" in said
    assert "DINGTALK_CLIENT_ID (" not in said


def test_check_asks_dingtalk_and_sends_nobody_anything(check: Callable[..., tuple[int, str]]) -> None:
    with Gateway() as gateway:
        assert check(gateway.environment) == (0, check(gateway.environment)[1])
        assert gateway.api.shown == []
        assert gateway.api.cards == {}


def test_check_tells_a_wrong_secret_and_does_not_show_it(check: Callable[..., tuple[int, str]]) -> None:
    with Gateway() as gateway:
        status, said = check(gateway.environment | {"DINGTALK_CLIENT_SECRET": "wrong-secret"})
    assert status == 1
    assert "DINGTALK_CLIENT_SECRET are refused" in said
    assert "wrong-secret" not in said


@pytest.mark.parametrize("permission", [CARDS, SEND])
def test_check_names_the_permission_that_is_missing(permission: str, check: Callable[..., tuple[int, str]]) -> None:
    with Gateway() as gateway:
        gateway.api.without.add(permission)
        status, said = check(gateway.environment)
    assert status == 1
    assert permission in said


def test_check_says_where_stream_mode_is_switched_on(check: Callable[..., tuple[int, str]]) -> None:
    with Gateway() as gateway:
        gateway.refusing = 1
        status, said = check(gateway.environment)
    assert status == 1
    assert "Stream 模式" in said


def test_check_tells_that_dingtalk_does_not_answer(check: Callable[..., tuple[int, str]]) -> None:
    settings = {"DINGTALK_CLIENT_ID": "a", "DINGTALK_CLIENT_SECRET": "b"}
    status, said = check(settings | {"DINGTALK_OPENAPI_ENDPOINT": f"http://127.0.0.1:{free_port()}"})
    assert status == 1
    assert "does not answer" in said
