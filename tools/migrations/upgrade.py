"""Bring a database to the newest schema, inside the transaction that is open on its connection."""

from pathlib import Path

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection

HERE = Path(__file__).parent
NEWEST = max(path.name.partition("_")[0] for path in (HERE / "versions").glob("[0-9]*.py"))
BEFORE_MIGRATIONS = "0001"  # what a database without a revision holds, if it holds anything


def upgrade(connection: Connection) -> None:
    """From whatever the database holds; where that is the newest already, nothing of Alembic is loaded."""
    known = _revision(connection)
    if known == NEWEST:
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.attributes["connection"] = connection
    if known is None and inspect(connection).has_table("conversations"):
        command.stamp(config, BEFORE_MIGRATIONS)
    command.upgrade(config, "head")


def _revision(connection: Connection) -> str | None:
    """As Alembic keeps it."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
