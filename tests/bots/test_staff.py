"""The directory while the server runs: who joins is known without a restart, a broken file changes nothing."""

import logging
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant.settings import Settings
from bots.channel import Account
from bots.staff import followed
from bots.who import person_of

WAIT_S = 30.0
HEAD = "id,name,email,manager_id,roles,slack_id\n"
BOSS = "m001,周建国,m001@corp.example,,manager,\n"


def written(path: Path, text: str) -> None:
    """In place at once, as an export should be."""
    path.with_suffix(".new").write_text(HEAD + text, encoding="utf-8")
    path.with_suffix(".new").replace(path)


def comes_true(what: Callable[[], object]) -> bool:
    deadline = time.monotonic() + WAIT_S
    while time.monotonic() < deadline:
        if what():
            return True
        time.sleep(0.01)
    return False


def test_who_joins_is_known_and_who_leaves_is_not(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = tmp_path / "people.csv"
    written(file, BOSS)
    settings = Settings(home=tmp_path, directory=SecretStr(str(file)), directory_seconds=0.02)
    new = Account("UNEW", "e001@corp.example")
    with caplog.at_level(logging.INFO, "zhidu.staff"), followed(settings) as directory:
        assert person_of(new, "slack", directory).employee is None
        written(file, BOSS + "e001,赵敏,e001@corp.example,m001,,\n")
        assert comes_true(lambda: person_of(new, "slack", directory).employee)
        written(file, "e001,赵敏,e001@corp.example,m009,,\n")  # whose manager is nobody
        assert comes_true(lambda: "m009" in caplog.text)
        assert person_of(new, "slack", directory).asker == "e001"
        written(file, BOSS)
        assert comes_true(lambda: directory.find("e001") is None)
        assert [employee.id for employee in directory] == ["m001"]
    assert caplog.text.count("m009") == 1, "said once, not with every reading"
