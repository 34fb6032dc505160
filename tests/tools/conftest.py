"""A store on SQLite and on a real PostgreSQL."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tools.store import Store

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@pytest.fixture
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'zhidu.db'}"
    found: str = request.getfixturevalue("postgresql")
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test that asks for a store runs on both databases."""
    if "url" in metafunc.fixturenames and not any(
        m.name == "parametrize" and "url" in str(m.args[0]) for m in metafunc.definition.iter_markers()
    ):
        metafunc.parametrize("url", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = Store.open(url, lambda: NOW)
    yield opened
    opened.close()
