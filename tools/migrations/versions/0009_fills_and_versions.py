"""Filled-in blanks, and versions of documents that HR publishes."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "fills",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("article_id", sa.String(200), nullable=False),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("blank", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("effective", sa.Date, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("by", sa.String(64), nullable=False),
        sa.Column("by_name", sa.String(100), nullable=False),
        sa.Column("at", WHEN, nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("ended", sa.Date),
        sa.Column("ended_by", sa.String(64)),
        sa.Column("ended_why", sa.Text),
        sa.Column("ended_at", WHEN),
    )
    op.create_index("fills_of_article", "fills", ["article_id", "id"])
    op.create_table(
        "publications",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("file_name", sa.String(100), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("parts", sa.JSON, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("by", sa.String(64), nullable=False),
        sa.Column("by_name", sa.String(100), nullable=False),
        sa.Column("at", WHEN, nullable=False),
        sa.Column("order", sa.Integer),
        sa.Column("effective", sa.Date),
        sa.Column("why", sa.Text),
        sa.Column("published_by", sa.String(64)),
        sa.Column("published_at", WHEN),
        sa.Column("ended", sa.Date),
        sa.Column("ended_by", sa.String(64)),
        sa.Column("ended_why", sa.Text),
        sa.Column("ended_at", WHEN),
        sa.UniqueConstraint("order"),
    )
