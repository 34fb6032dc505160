"""Alembic's entry: the connection comes from the store, which has a transaction open on it."""

from alembic import context

from tools.store.schema import META

context.configure(connection=context.config.attributes["connection"], target_metadata=META)
context.run_migrations()
