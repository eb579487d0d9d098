"""A council names, with what it asks for, whom it would like."""

from alembic import op

revision = "20261129_pre_preferred"
down_revision = "20261129_pre_overtaken"


def upgrade() -> None:
    # No row is rewritten, and older code goes on as before. Who reads and writes it is decided
    # by the table's own policies; the view of requests tells it to the council and the region.
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("ALTER TABLE cover_request ADD COLUMN preferred_id uuid REFERENCES worker")
    op.execute("GRANT UPDATE (preferred_id) ON cover_request TO staffbank_app")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("ALTER TABLE cover_request DROP COLUMN preferred_id")
