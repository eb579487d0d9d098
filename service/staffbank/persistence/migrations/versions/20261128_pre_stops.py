"""Placements keep when they stood still, and offers and placements what was let pass by whom."""

from alembic import op

revision = "20261128_pre_stops"
down_revision = "20261128_pre_passport"

KEPT = ("offer", "placement")
READ_ALL = (*KEPT, "audit_entry")  # policies hold for the owner too, which is of no region

# What was let pass before is in the audit trail: home at the release, the host at the confirmation.
CONSENTS_GIVEN = """
UPDATE offer SET consents = given.consents FROM (
  SELECT subject, jsonb_agg(jsonb_build_object(
    'rule', rule, 'by', person, 'reason', reason, 'side', CASE
      WHEN rule = 'ELIG-1' THEN 'region' WHEN number = 1 THEN 'home' ELSE 'host' END,
    'seen_on', (at AT TIME ZONE 'Europe/London')::date) ORDER BY number) AS consents
  FROM (
    SELECT subject, person, at, details ->> 'rule' AS rule, details ->> 'reason' AS reason,
      row_number() OVER (PARTITION BY subject, details ->> 'rule' ORDER BY at, id) AS number
    FROM audit_entry WHERE event = 'offer.rule_overridden') passed
  GROUP BY subject) given
  WHERE offer.id = given.subject;
UPDATE placement SET consents = offer.consents FROM offer WHERE offer.id = placement.offer_id;
"""

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
    for table in KEPT:
        op.execute(f"ALTER TABLE {table} ADD COLUMN consents jsonb NOT NULL DEFAULT '[]'")
        op.execute(f"GRANT UPDATE (consents) ON {table} TO staffbank_app")
    op.execute("ALTER TABLE placement ADD COLUMN stops jsonb NOT NULL DEFAULT '[]'")
    op.execute("GRANT UPDATE (stops) ON placement TO staffbank_app")
    for table in READ_ALL:
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    op.execute(CONSENTS_GIVEN)
    op.execute(STANDING_STILL)
    for table in READ_ALL:
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("DELETE FROM procrastinate_jobs WHERE task_name = 'end_waiver'")
    op.execute("ALTER TABLE placement DROP COLUMN stops")
    for table in KEPT:
        op.execute(f"ALTER TABLE {table} DROP COLUMN consents")
