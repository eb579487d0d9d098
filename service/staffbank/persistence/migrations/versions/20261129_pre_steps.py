"""Who may take a step is asked where steps that wait are listed; since when, of the outbox."""

from alembic import op

revision = "20261129_pre_steps"
down_revision = "20261129_pre_pins"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '30s'")
    op.execute("""
      CREATE FUNCTION my_grants() RETURNS text[] LANGUAGE sql STABLE AS
      $$ SELECT coalesce(string_to_array(
           nullif(current_setting('staffbank.grants', true), ''), ','), '{}') $$
    """)
    op.execute("CREATE INDEX outbox_of_subject ON outbox_event (subject)")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("DROP INDEX outbox_of_subject")
    op.execute("DROP FUNCTION my_grants()")
