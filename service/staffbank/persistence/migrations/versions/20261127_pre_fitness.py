"""What the register says, opt-outs that end, night work, service and experience."""

from alembic import op

revision = "20261127_pre_fitness"
down_revision = "20261127_pre_stages"

OPT_OUT = "opted_out_from, opt_out_notice_days, opt_out_ends_on"
KINDS = "'registration', 'dbs', 'right_to_work'"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("""
      ALTER TABLE worker
        ADD COLUMN opt_out_notice_days integer,
        ADD COLUMN opt_out_ends_on date,
        ADD COLUMN other_hours numeric(4, 1) NOT NULL DEFAULT 0,
        ADD COLUMN employed_from date,
        ADD COLUMN probation_ends_on date,
        ADD COLUMN qualified_on date
    """)
    op.execute(
        "ALTER TABLE worker_check ADD COLUMN register_status text, ADD COLUMN status_check jsonb"
    )
    _allow(f"{KINDS}, 'night_assessment'")
    op.execute("ALTER TABLE worker_check VALIDATE CONSTRAINT worker_check_kind_check")
    op.execute(f"GRANT UPDATE ({OPT_OUT}) ON worker TO staffbank_app")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("REVOKE UPDATE (opted_out_from) ON worker FROM staffbank_app")
    op.execute("""
      ALTER TABLE worker DROP COLUMN opt_out_notice_days, DROP COLUMN opt_out_ends_on,
        DROP COLUMN other_hours, DROP COLUMN employed_from, DROP COLUMN probation_ends_on,
        DROP COLUMN qualified_on
    """)
    op.execute(
        "ALTER TABLE worker_check DROP COLUMN register_status, DROP COLUMN status_check"
    )
    _allow(KINDS)  # not validated: assessments stay


def _allow(kinds: str) -> None:
    op.execute("ALTER TABLE worker_check DROP CONSTRAINT worker_check_kind_check")
    op.execute(
        "ALTER TABLE worker_check ADD CONSTRAINT worker_check_kind_check "
        f"CHECK (kind IN ({kinds})) NOT VALID"
    )
