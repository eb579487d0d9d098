"""A timesheet keeps what the law of working time said of it; an employer counts fortnights; each way
of telling a worker is marked by itself."""

from alembic import op

revision = "20261128_pre_worked"
down_revision = "20261127_pre_started"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '30s'")
    op.execute("ALTER TABLE timesheet ADD COLUMN warnings jsonb NOT NULL DEFAULT '[]'")
    op.execute("ALTER TABLE timesheet ADD COLUMN rest_owed_minutes integer NOT NULL DEFAULT 0")
    op.execute("GRANT UPDATE (warnings, rest_owed_minutes) ON timesheet TO staffbank_app")
    op.execute("ALTER TABLE employer ADD COLUMN fortnights_from date")
    op.execute("GRANT UPDATE (fortnights_from) ON employer TO staffbank_app")
    op.execute("""
      DROP POLICY changes ON employer;
      CREATE POLICY changes ON employer FOR UPDATE USING (
        region_id = my_region() AND (region_writes() OR id = ANY (my_organisations())));
    """)
    op.execute("ALTER TABLE notification ADD COLUMN emailed_at timestamptz")
    op.execute("ALTER TABLE notification ADD COLUMN texted_at timestamptz")
    op.execute("GRANT UPDATE (emailed_at, texted_at) ON notification TO staffbank_app")
    op.execute("CREATE INDEX line_of_worker ON timesheet_line (worker_no) WHERE stands")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("DROP INDEX line_of_worker")
    op.execute("ALTER TABLE notification DROP COLUMN emailed_at")
    op.execute("ALTER TABLE notification DROP COLUMN texted_at")
    op.execute("""
      DROP POLICY changes ON employer;
      CREATE POLICY changes ON employer FOR UPDATE
        USING (region_id = my_region() AND (region_writes()));
    """)
    op.execute("ALTER TABLE employer DROP COLUMN fortnights_from")
    op.execute("ALTER TABLE timesheet DROP COLUMN warnings")
    op.execute("ALTER TABLE timesheet DROP COLUMN rest_owed_minutes")
