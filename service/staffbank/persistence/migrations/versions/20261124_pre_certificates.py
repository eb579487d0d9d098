"""Match runs keep their certificate; proposals and open slots an explanation."""

from alembic import op

revision = "20261124_pre_certificates"
down_revision = "20261122_pre_the_road"


def upgrade() -> None:
    # Nullable and without a default: no row is rewritten, and older code goes on as before.
    # Who reads and writes them is decided by the tables' own policies and grants.
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("ALTER TABLE match_run ADD COLUMN certificate jsonb")
    op.execute("ALTER TABLE proposal ADD COLUMN explanation jsonb")
    op.execute("ALTER TABLE unfilled_slot ADD COLUMN explanation jsonb")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("ALTER TABLE match_run DROP COLUMN certificate")
    op.execute("ALTER TABLE proposal DROP COLUMN explanation")
    op.execute("ALTER TABLE unfilled_slot DROP COLUMN explanation")
