"""Run Alembic's migrations over a connection, inside the transaction that is open on it."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import inspect
from sqlalchemy.engine import Connection

BEFORE_MIGRATIONS = "0001"  # what a database without a revision holds, if it holds anything


def upgrade(connection: Connection) -> None:
    """From whatever the database holds to the newest schema."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    known = MigrationContext.configure(connection).get_current_revision()
    if known is None and inspect(connection).has_table("conversations"):
        command.stamp(config, BEFORE_MIGRATIONS)
    command.upgrade(config, "head")
