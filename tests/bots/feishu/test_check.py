"""`zhidu feishu check`: which setting or scope is missing."""

from collections.abc import Callable, Iterator

import pytest

from bots.cli import main
from tests.bots.feishu.openapi import APP_ID, SCOPES
from tests.bots.feishu.tenant import ENCRYPT_KEY, Tenant, running
from tests.conftest import free_port

Check = Callable[..., tuple[int, str]]


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """`zhidu feishu check` with these settings: its status and what it says."""

    def run(settings: dict[str, str]) -> tuple[int, str]:
        from bots.feishu.sdk import TokenManager

        TokenManager.cache.set(f"self_tenant_token:{APP_ID}", "", 0)  # the SDK keeps it for the whole process
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        status = main(["feishu", "check"])
        return status, "".join(capsys.readouterr())

    return run


@pytest.fixture
def own() -> Iterator[Tenant]:
    with running() as tenant:
        yield tenant


def test_the_settings_that_are_missing_are_named(check: Check) -> None:
    status, said = check({"FEISHU_APP_ID": "cli_1"})
    assert (status, "FEISHU_APP_SECRET" in said) == (1, True)
    assert "FEISHU_APP_ID" not in said
    assert "FEISHU_ENCRYPT_KEY" not in said, "nor what only HTTP needs"
    status, said = check({"FEISHU_APP_ID": "cli_1", "FEISHU_APP_SECRET": "s", "FEISHU_ENCRYPT_KEY": "k"})
    assert (status, "FEISHU_VERIFICATION_TOKEN" in said) == (1, True)


def test_everything_is_there_and_nobody_is_written_to(check: Check, own: Tenant) -> None:
    status, said = check(own.environment)
    assert (status, "everything is there" in said) == (0, True), said
    assert own.api.posted == []


def test_a_wrong_secret_is_told_and_not_shown(check: Check, own: Tenant) -> None:
    status, said = check(own.environment | {"FEISHU_APP_SECRET": "wr0ng-secret"})
    assert (status, "FEISHU_APP_SECRET" in said) == (1, True)
    assert "wr0ng-secret" not in said
    assert ENCRYPT_KEY not in said


@pytest.mark.parametrize("scope", sorted(SCOPES))
def test_the_scope_that_is_missing_is_named(scope: str, check: Check, own: Tenant) -> None:
    own.api.scopes.discard(scope)
    status, said = check(own.environment)
    assert (status, f"scope {scope} is missing" in said) == (1, True)


def test_an_app_without_a_robot_is_told_where_to_add_it(check: Check, own: Tenant) -> None:
    own.api.robot = False
    status, said = check(own.environment)
    assert (status, "添加应用能力" in said) == (1, True)


def test_a_feishu_that_does_not_answer_is_said(check: Check, own: Tenant) -> None:
    status, said = check(own.environment | {"FEISHU_DOMAIN": f"http://127.0.0.1:{free_port()}"})
    assert (status, "must be reachable" in said) == (1, True)
