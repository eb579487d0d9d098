"""A finding says when it was found, and which later run has looked at the request again."""

from alembic import op

revision = "20261129_pre_overtaken"
down_revision = "20261129_pre_steps"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '30s'")
    op.execute("""
      ALTER TABLE unfilled_slot
        ADD COLUMN found_at timestamptz NOT NULL DEFAULT now(),
        ADD COLUMN overtaken_by uuid REFERENCES match_run
    """)
    op.execute("GRANT UPDATE (overtaken_by) ON unfilled_slot TO staffbank_app")
    op.execute("ALTER TABLE unfilled_slot NO FORCE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE match_run NO FORCE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE proposal NO FORCE ROW LEVEL SECURITY")
    op.execute("""
      UPDATE unfilled_slot SET found_at = run.ended_at FROM match_run run
      WHERE run.id = run_id AND run.ended_at IS NOT NULL
    """)
    op.execute("""
      UPDATE unfilled_slot SET overtaken_by = newest.run_id
      FROM (
        SELECT DISTINCT ON (covered.request_id) covered.request_id, covered.run_id
        FROM (SELECT request_id, run_id FROM proposal
              UNION SELECT request_id, run_id FROM unfilled_slot) covered
        JOIN match_run run ON run.id = covered.run_id
        ORDER BY covered.request_id, run.began_at DESC NULLS LAST, run.id DESC
      ) newest
      WHERE newest.request_id = unfilled_slot.request_id AND newest.run_id <> unfilled_slot.run_id
    """)
    op.execute(
        "CREATE INDEX current_finding ON unfilled_slot (request_id) WHERE overtaken_by IS NULL"
    )
    for table in ("unfilled_slot", "match_run", "proposal"):
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("ALTER TABLE unfilled_slot DROP COLUMN found_at, DROP COLUMN overtaken_by")
