"""A run follows another, and keeps some of its proposals."""

from alembic import op

revision = "20261129_pre_pins"
down_revision = "20261129_pre_interest"


def upgrade() -> None:
    # With a constant default no row is rewritten, and older code goes on as before. Who reads
    # and writes them is decided by the table's own policies and grants.
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("ALTER TABLE match_run ADD COLUMN follows_id uuid REFERENCES match_run")
    op.execute("ALTER TABLE match_run ADD COLUMN kept_ids uuid[] NOT NULL DEFAULT '{}'")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("ALTER TABLE match_run DROP COLUMN kept_ids")
    op.execute("ALTER TABLE match_run DROP COLUMN follows_id")
