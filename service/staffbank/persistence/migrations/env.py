"""Alembic's entry: runs the migrations on the connection that `schema` hands over."""

from alembic import context

from staffbank.persistence import ledger_tables, run_tables, tables
from staffbank.persistence.columns import METADATA

MODULES = (tables, run_tables, ledger_tables)  # importing them fills METADATA

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
