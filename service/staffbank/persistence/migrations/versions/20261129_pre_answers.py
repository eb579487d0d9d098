"""The answer of a deed is kept with its key, given again, and forgotten after a time."""

from alembic import op

revision = "20261129_pre_answers"
down_revision = "20261128_pre_sides"

# Other people's answers are read by nobody: only the function that forgets them sees any.
OLD = """
  region_id = my_region() AND region_writes() AND current_user <> 'staffbank_app'
  AND used_at < now() - interval '24 hours'
"""

FORGET = """
CREATE FUNCTION forget_answers(before timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone bigint;
BEGIN
  DELETE FROM idempotency_key WHERE region_id = my_region() AND region_writes()
    AND used_at < least(before, now() - interval '24 hours');
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $$
"""


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    # Rows of before have neither: whoever sends such a key again is told that it is taken.
    op.execute("ALTER TABLE idempotency_key ADD COLUMN asked bytea, ADD COLUMN answer text")
    op.execute("CREATE INDEX answers_by_age ON idempotency_key (region_id, used_at)")
    op.execute(FORGET)
    op.execute("REVOKE EXECUTE ON FUNCTION forget_answers(timestamptz) FROM PUBLIC")
    op.execute("GRANT EXECUTE ON FUNCTION forget_answers(timestamptz) TO staffbank_app")
    op.execute(f"CREATE POLICY finds_old ON idempotency_key FOR SELECT USING ({OLD})")
    op.execute(f"CREATE POLICY forgets ON idempotency_key FOR DELETE USING ({OLD})")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("DROP POLICY forgets ON idempotency_key")
    op.execute("DROP POLICY finds_old ON idempotency_key")
    op.execute("DROP FUNCTION forget_answers(timestamptz)")
    op.execute("DROP INDEX answers_by_age")
    op.execute("ALTER TABLE idempotency_key DROP COLUMN asked, DROP COLUMN answer")
