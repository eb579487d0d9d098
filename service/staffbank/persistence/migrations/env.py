"""Alembic's entry: runs the migrations on the connection that `schema` hands over."""

from alembic import context

from staffbank.persistence.tables import METADATA

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
