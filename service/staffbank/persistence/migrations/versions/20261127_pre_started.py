"""Placements remember whether they have begun; an extension has the worker's own words."""

from alembic import op

revision = "20261127_pre_started"
down_revision = "20261127_pre_notifications"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '30s'")
    op.execute("ALTER TABLE placement ADD COLUMN started_at timestamptz")
    op.execute("""
      UPDATE placement SET started_at = starts_at
        WHERE state NOT IN ('agreement_pending', 'ready', 'withdrawn') AND starts_at <= now()
    """)
    op.execute("GRANT UPDATE (started_at) ON placement TO staffbank_app")
    op.execute("ALTER TABLE extension ADD COLUMN comments text NOT NULL DEFAULT ''")
    op.execute("GRANT UPDATE (comments) ON extension TO staffbank_app")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("ALTER TABLE placement DROP COLUMN started_at")
    op.execute("ALTER TABLE extension DROP COLUMN comments")
