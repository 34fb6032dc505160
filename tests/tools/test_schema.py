"""The audit trail cannot be rewritten unnoticed, and the schema is what migrations make of an older one."""

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import UniqueConstraint, create_engine, inspect, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError as SqlError

from tests.tools.conftest import NOW
from tests.tools.filed import LEAVE, file, move
from tools.migrations import upgrade
from tools.store import Store
from tools.store.schema import META


def test_the_audit_trail_cannot_be_rewritten_unnoticed(url: str, store: Store) -> None:
    record = file(store, "leave_request", LEAVE)
    move(store, record, "approved", "m001", 1)
    assert store.verify_audit().broken_at is None
    engine = create_engine(url)
    with pytest.raises(SqlError, match="append-only"), engine.begin() as connection:
        connection.execute(text("UPDATE audit SET who = 'x' WHERE seq = 1"))
    drop = "DROP TRIGGER audit_no_update" if "sqlite" in url else "ALTER TABLE audit DISABLE TRIGGER ALL"
    restore = "SELECT 1" if "sqlite" in url else "ALTER TABLE audit ENABLE TRIGGER ALL"
    with engine.begin() as connection:  # somebody with the rights of an administrator
        before = connection.execute(text("SELECT who FROM audit WHERE seq = 2")).scalar()
        connection.execute(text(drop))
        connection.execute(text("UPDATE audit SET who = 'x' WHERE seq = 2"))
    assert store.verify_audit().broken_at == 2
    with engine.begin() as connection:
        connection.execute(text("UPDATE audit SET who = :who WHERE seq = 2"), {"who": before})
        connection.execute(text(restore))
    assert store.verify_audit().broken_at is None
    engine.dispose()


def test_migrations_make_the_schema_that_the_store_expects(url: str, store: Store) -> None:  # noqa: ARG001
    engine = create_engine(url)
    found = inspect(engine)
    for table in META.sorted_tables:
        columns = {c["name"]: bool(c["nullable"]) for c in found.get_columns(table.name)}
        assert columns == {c.name: bool(c.nullable) for c in table.columns}, table.name
        indexes = {i["name"] for i in found.get_indexes(table.name)}
        assert {i.name for i in table.indexes} <= indexes, table.name
        unique = {tuple(sorted(u["column_names"])) for u in found.get_unique_constraints(table.name)}
        wanted = {
            tuple(sorted(c.name for c in u.columns)) for u in table.constraints if isinstance(u, UniqueConstraint)
        }
        assert wanted <= unique, table.name
    engine.dispose()


def test_the_newest_revision_is_known_without_alembic() -> None:
    assert ScriptDirectory(str(upgrade.HERE)).get_current_head() == upgrade.NEWEST


FIRST_RELEASE = ("conversations", "turns", "unanswered", "feedback")


@pytest.fixture
def old(url: str) -> str:
    """A database as the first release made it: without a revision."""
    if "postgresql" in url:
        place = make_url(url)
        admin = create_engine(place.set(database="postgres"), isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text("DROP DATABASE IF EXISTS old"))
            connection.execute(text("CREATE DATABASE old"))
        admin.dispose()
        url = place.set(database="old").render_as_string(hide_password=False)
    engine = create_engine(url)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(upgrade.__file__).parent))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(text("DROP TABLE alembic_version"))
        connection.execute(text("INSERT INTO conversations VALUES ('kept', 'e009', '2026-01-01 00:00:00+00:00')"))
        reply = '{"kind": "answer", "citations": [{"article_id": "hr-admin/14"}, {"article_id": "hr-admin/14"}]}'
        connection.execute(
            text(
                "INSERT INTO turns (conversation_id, text, reply, memory, at) "
                "VALUES ('kept', '病假', :reply, '{}', '2026-01-01 00:00:00+00:00')"
            ),
            {"reply": reply},
        )
    engine.dispose()
    return url


def test_a_database_of_the_first_release_is_brought_up_to_date(old: str) -> None:
    store = Store.open(old, lambda: NOW)
    assert store.conversation_owner("kept") == "e009"
    engine = create_engine(old)
    with engine.connect() as connection:
        (row,) = connection.execute(select(META.tables["turns"]))
        assert (row.kind, row.articles, row.took_ms) == ("answer", ["hr-admin/14"], None)
    engine.dispose()
    assert file(store, "leave_request", LEAVE).id == "LV-20261123-0001"
    store.close()
