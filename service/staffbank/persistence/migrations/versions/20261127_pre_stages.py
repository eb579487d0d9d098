"""Requests have drafts, stages and an end."""

from alembic import op

revision = "20261127_pre_stages"
down_revision = "20261126_pre_recharges"

BEFORE = "'submitted', 'open', 'withdrawn'"
CHANGES = (
    "team_id, title, roles, shape, starts_at, ends_at, sessions, minutes, must_have, nice_to_have,"
    " tier, statutory, case_work, reason, cost_centre, remote, state, opened_by, decided_by,"
    " stage, stage_since, remark, outcome"
)


def upgrade() -> None:
    # What is open now has been put to the whole region.
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("""
      ALTER TABLE cover_request
        ADD COLUMN decided_by text NOT NULL DEFAULT '',
        ADD COLUMN stage text DEFAULT 'region'
          CHECK (stage IN ('own_council', 'neighbours', 'region', 'agency')),
        ADD COLUMN stage_since timestamptz DEFAULT now(),
        ADD COLUMN remark text,
        ADD COLUMN outcome text
    """)
    op.execute("ALTER TABLE cover_request ALTER COLUMN stage DROP DEFAULT")
    op.execute("ALTER TABLE cover_request ALTER COLUMN stage_since DROP DEFAULT")
    _allow(f"{BEFORE}, 'draft', 'closed', 'rejected'")
    op.execute("ALTER TABLE cover_request VALIDATE CONSTRAINT cover_request_state_check")
    op.execute(f"GRANT UPDATE ({CHANGES}) ON cover_request TO staffbank_app")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute(
        "DELETE FROM procrastinate_jobs WHERE task_name IN ('widen_request', 'close_request')"
    )
    op.execute(f"REVOKE UPDATE ({CHANGES}) ON cover_request FROM staffbank_app")
    op.execute("""
      ALTER TABLE cover_request DROP COLUMN decided_by, DROP COLUMN stage,
        DROP COLUMN stage_since, DROP COLUMN remark, DROP COLUMN outcome
    """)
    op.execute("GRANT UPDATE (state) ON cover_request TO staffbank_app")
    _allow(BEFORE)  # not validated: drafts and what has ended stay


def _allow(states: str) -> None:
    op.execute("ALTER TABLE cover_request DROP CONSTRAINT cover_request_state_check")
    op.execute(
        "ALTER TABLE cover_request ADD CONSTRAINT cover_request_state_check "
        f"CHECK (state IN ({states})) NOT VALID"
    )
