"""Who spoke for which side is kept."""

from alembic import op

revision = "20261128_pre_sides"
down_revision = "20261128_pre_chain"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '30s'")
    op.execute(
        "ALTER TABLE placement ADD COLUMN resume_agreed_by text[] NOT NULL DEFAULT '{}'"
    )
    op.execute("ALTER TABLE extension ADD COLUMN agreed_by text[] NOT NULL DEFAULT '{}'")
    op.execute("ALTER TABLE recharge ADD COLUMN issued_by text")
    op.execute("GRANT UPDATE (resume_agreed_by) ON placement TO staffbank_app")
    op.execute("GRANT UPDATE (agreed_by) ON extension TO staffbank_app")
    op.execute("GRANT UPDATE (issued_by) ON recharge TO staffbank_app")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("ALTER TABLE recharge DROP COLUMN issued_by")
    op.execute("ALTER TABLE extension DROP COLUMN agreed_by")
    op.execute("ALTER TABLE placement DROP COLUMN resume_agreed_by")
