"""HR's answers and words, and the queue of what nobody could answer."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0009"

WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    _queue()
    _faqs()
    _words()
    # A notice may be about something else than a record.
    with op.batch_alter_table("outbox") as outbox:
        outbox.alter_column("record_id", existing_type=sa.String(32), nullable=True)
        outbox.add_column(sa.Column("subject", sa.String(64)))


def _queue() -> None:
    op.add_column("unanswered", sa.Column("state", sa.String(16), nullable=False, server_default="open"))
    op.add_column("unanswered", sa.Column("words", sa.Text, nullable=False, server_default=""))
    op.add_column("unanswered", sa.Column("settled_by", sa.String(64)))
    op.add_column("unanswered", sa.Column("settled_at", WHEN))
    op.create_index("unanswered_by_state", "unanswered", ["state", "id"])


def _faqs() -> None:
    op.create_table(
        "faqs",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_until", sa.Date),
        sa.Column("similar", sa.JSON, nullable=False),
        sa.Column("negative", sa.JSON, nullable=False),
        sa.Column("grounds", sa.JSON, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("by", sa.String(64), nullable=False),
        sa.Column("at", WHEN, nullable=False),
    )
    op.create_table(
        "hr_changes",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("at", WHEN, nullable=False),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("what", sa.String(16), nullable=False),
        sa.Column("after", sa.JSON, nullable=False),
        sa.UniqueConstraint("subject", "version"),
    )
    op.create_table(
        "faq_uses",
        sa.Column("turn_id", sa.Integer, sa.ForeignKey("turns.id"), primary_key=True),
        sa.Column("faq_id", sa.Integer, nullable=False),
        sa.Column("faq_version", sa.Integer, nullable=False),
        sa.Column("at", WHEN, nullable=False),
    )
    op.create_index("faq_uses_of_faq", "faq_uses", ["faq_id"])


def _words() -> None:
    op.create_table(
        "wording_vectors",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("engine", sa.String(200), primary_key=True),
        sa.Column("vector", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "synonyms",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("word", sa.String(100), nullable=False),
        sa.Column("term", sa.String(100), nullable=False),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("at", WHEN, nullable=False),
        sa.UniqueConstraint("word", "term"),
    )
    op.create_table(
        "eval_cases",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("question", sa.Text, nullable=False, unique=True),
        sa.Column("line", sa.JSON, nullable=False),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("at", WHEN, nullable=False),
    )
