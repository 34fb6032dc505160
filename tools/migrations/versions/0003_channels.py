"""Conversations in chat channels, the events that came from them, and how notices are delivered."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "places",
        sa.Column("channel", sa.String(32), primary_key=True),
        sa.Column("place", sa.String(200), primary_key=True),
        sa.Column("asker", sa.String(64), primary_key=True),
        sa.Column("conversation_id", sa.String(32), sa.ForeignKey("conversations.id"), nullable=False),
        sa.Column("used", WHEN, nullable=False),
    )
    op.create_index("places_of_asker", "places", ["asker", "used"])
    op.create_table(
        "inbox",
        sa.Column("channel", sa.String(32), primary_key=True),
        sa.Column("event_id", sa.String(200), primary_key=True),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due", WHEN, nullable=False),
    )
    op.create_index("inbox_by_state", "inbox", ["state", "due"])
    for column in (
        sa.Column("due", WHEN),
        sa.Column("claim", sa.String(32)),
        sa.Column("channel", sa.String(32)),
        sa.Column("receipt", sa.String(200)),
        sa.Column("error", sa.Text),
    ):
        op.add_column("outbox", column)
