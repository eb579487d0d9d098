"""Rows of batches that were refused or repeated are forgotten after a time."""

from alembic import op

revision = "20261129_pre_old_rows"
down_revision = "20261129_pre_worker_pages"

# Only the function that forgets rows sees them all; a row that was done stays, since its
# reference stands for it.
OLD = """
  region_id = my_region() AND region_writes() AND current_user <> 'staffbank_app'
  AND state IN ('refused', 'repeated')
"""

FORGET = """
CREATE FUNCTION forget_batch_rows(before timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone bigint;
BEGIN
  DELETE FROM batch_row USING batch
    WHERE batch.id = batch_row.batch_id AND batch.ended_at < before
    AND batch_row.region_id = my_region() AND region_writes()
    AND batch_row.state IN ('refused', 'repeated');
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $$
"""


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute(FORGET)
    op.execute("REVOKE EXECUTE ON FUNCTION forget_batch_rows(timestamptz) FROM PUBLIC")
    op.execute("GRANT EXECUTE ON FUNCTION forget_batch_rows(timestamptz) TO staffbank_app")
    op.execute(f"CREATE POLICY finds_old ON batch_row FOR SELECT USING ({OLD})")
    op.execute(f"CREATE POLICY forgets ON batch_row FOR DELETE USING ({OLD})")
    op.execute("CREATE INDEX batch_by_council_and_time ON batch (council_id, brought_at)")
    op.execute("DROP INDEX batch_of_council")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("CREATE INDEX batch_of_council ON batch (council_id)")
    op.execute("DROP INDEX batch_by_council_and_time")
    op.execute("DROP POLICY forgets ON batch_row")
    op.execute("DROP POLICY finds_old ON batch_row")
    op.execute("DROP FUNCTION forget_batch_rows(timestamptz)")
