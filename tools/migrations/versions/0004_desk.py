"""What the desk needs: sessions of browsers, figures of turns, the order of long queues."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

BATCH = 500


def upgrade() -> None:
    when = sa.DateTime(timezone=True)
    op.create_table(
        "sessions",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("employee", sa.String(64)),
        sa.Column("data", sa.JSON, nullable=False),
        sa.Column("expires", when, nullable=False),
    )
    op.create_index("sessions_by_end", "sessions", ["expires"])
    op.create_index("records_by_time", "records", ["type", "filed_at", "id"])
    op.create_index("records_by_deadline", "records", ["due_at"])
    op.add_column("turns", sa.Column("kind", sa.String(16), nullable=False, server_default=""))
    op.add_column("turns", sa.Column("articles", sa.JSON, nullable=False, server_default="[]"))
    op.add_column("turns", sa.Column("took_ms", sa.Integer))
    op.create_index("turns_by_time", "turns", ["at"])
    _read_old_turns(op.get_bind())


def _read_old_turns(connection: sa.Connection) -> None:
    """The kind and the articles of the turns that were stored before; how long they took is not known."""
    turns = sa.table("turns", sa.column("id"), sa.column("reply", sa.JSON), sa.column("kind"), sa.column("articles"))
    last = 0
    while rows := connection.execute(
        sa.select(turns.c.id, turns.c.reply).where(turns.c.id > last).order_by(turns.c.id).limit(BATCH)
    ).all():
        last = rows[-1].id
        connection.execute(
            sa.text("UPDATE turns SET kind = :kind, articles = :articles WHERE id = :turn"),
            [{"turn": row.id, "kind": row.reply["kind"], "articles": _articles(row.reply)} for row in rows],
        )


def _articles(reply: dict[str, Any]) -> str:
    return json.dumps(list(dict.fromkeys(citation["article_id"] for citation in reply.get("citations", ()))))
