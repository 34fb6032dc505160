"""By which a turn is found again for a client that sends the reply back instead of a conversation id."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("turns", sa.Column("echo", sa.String(64)))
    op.create_index("turns_by_echo", "turns", ["echo", "id"])
