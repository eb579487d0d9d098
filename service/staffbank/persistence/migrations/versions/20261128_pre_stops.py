"""Placements keep when they stood still."""

from alembic import op

revision = "20261128_pre_stops"
down_revision = "20261128_pre_worked"

READ_ALL = ("placement", "audit_entry")  # policies hold for the owner too, which is of no region

# Of a placement that stands still now, since when it does.
STANDING_STILL = """
UPDATE placement SET stops = jsonb_build_array(jsonb_build_object(
  'suspended', state = 'suspended', 'since', since.at, 'until', NULL)) FROM (
    SELECT subject, event, max(at) AS at FROM audit_entry
    WHERE event IN ('placement.paused', 'placement.suspended') GROUP BY subject, event) since
  WHERE since.subject = placement.id AND since.event = 'placement.' || placement.state
    AND placement.state IN ('paused', 'suspended');
"""


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '30s'")
    op.execute("ALTER TABLE placement ADD COLUMN stops jsonb NOT NULL DEFAULT '[]'")
    op.execute("GRANT UPDATE (stops) ON placement TO staffbank_app")
    for table in READ_ALL:
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    op.execute(STANDING_STILL)
    for table in READ_ALL:
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("ALTER TABLE placement DROP COLUMN stops")
