"""Feishu over the SDK's long connection: no public address; what comes is kept, whatever becomes of the line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bots.feishu.openapi import APP_SECRET
from tests.bots.feishu.serving import on_a_line
from tests.bots.feishu.tenant import Tenant, running
from tests.conftest import START_S, with_index_of
from tools.store import Store

QUOTE = "病假需提供有效医疗证明"


@pytest.fixture
def own(home: Path, tmp_path: Path) -> Iterator[tuple[Tenant, Path]]:
    with_index_of(home, tmp_path)
    with running() as tenant:
        yield tenant, tmp_path


def filed(home: Path, owner: str) -> list[str]:
    store = Store.open(f"sqlite:///{home / 'zhidu.db'}")
    try:
        return [record.id for record in store.records(owner=owner)]
    finally:
        store.close()


def test_a_line_that_drops_in_the_middle_of_a_confirmation_loses_and_doubles_nothing(own: tuple[Tenant, Path]) -> None:
    tenant, home = own
    with on_a_line(tenant, home) as (_, log):
        tenant.say("ou_e001", "下周一请一天年假，回老家")
        card = tenant.said("ou_e001", "请核对")
        tenant.line.refusing = 1  # the next request for an address: it is asked for again
        tenant.line.drop()
        tenant.wait(lambda: tenant.line.open == 0, "the line to be gone")
        yes = card.buttons["确认提交"]
        for _ in range(2):
            tenant.press("ou_e001", card, "", yes)  # on the next line
        tenant.wait(lambda: "已提交" in card.text, "the card to say so")
        tenant.wait(lambda: tenant.line.pings > 0, "a ping")
        tenant.say("ou_e001", "请病假要什么材料")
        tenant.said("ou_e001", QUOTE)
    assert len(filed(home, "e001")) == 1
    for secret in (APP_SECRET, "not-to-be-logged"):
        assert secret not in log.read_text()


def test_what_a_killed_process_left_is_taken_up_by_the_next(own: tuple[Tenant, Path]) -> None:
    tenant, home = own
    with on_a_line(tenant, home) as (process, _):
        tenant.say("ou_e002", "下周一请一天年假，回老家")
        card = tenant.said("ou_e002", "请核对")
        process.kill()
        process.wait(START_S)
        process.returncode = 0  # it was we who ended it
        tenant.wait(lambda: tenant.line.open == 0, "the line to be gone")
        with on_a_line(tenant, home):
            tenant.press("ou_e002", card, "确认提交")
            tenant.wait(lambda: "已提交" in card.text, "the card to say so")
            tenant.said("ou_m001", "LV-")
    assert len(filed(home, "e002")) == 1
