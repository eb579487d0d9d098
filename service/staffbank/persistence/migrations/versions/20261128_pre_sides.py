"""Who spoke for which side is kept; contact and money are for the roles that need them."""

from alembic import op

revision = "20261128_pre_sides"
down_revision = "20261128_pre_chain"

HOST = "host_council_id = ANY (my_organisations())"
HOME = "employer_id = ANY (my_organisations()) OR person = me()"
FOR_GOOD = "('completed', 'ended_early', 'withdrawn')"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '30s'")
    op.execute(
        "ALTER TABLE placement ADD COLUMN resume_agreed_by text[] NOT NULL DEFAULT '{}'"
    )
    op.execute("ALTER TABLE extension ADD COLUMN agreed_by text[] NOT NULL DEFAULT '{}'")
    op.execute("ALTER TABLE recharge ADD COLUMN issued_by text")
    op.execute("GRANT UPDATE (resume_agreed_by) ON placement TO staffbank_app")
    op.execute("GRANT UPDATE (agreed_by) ON extension TO staffbank_app")
    op.execute("GRANT UPDATE (issued_by) ON recharge TO staffbank_app")
    for name in ("reached_from", "money_of"):
        op.execute(f"""
          CREATE FUNCTION {name}() RETURNS uuid[] LANGUAGE sql STABLE AS
          $$ SELECT coalesce(string_to_array(
               nullif(current_setting('staffbank.{name}', true), ''), ',')::uuid[], '{{}}') $$
        """)
    op.execute("DROP POLICY reads ON worker_contact")
    op.execute(f"""
      CREATE POLICY reads ON worker_contact FOR SELECT
        USING (region_id = my_region() AND ({HOME} OR worker_id IN (
          SELECT worker_id FROM placement WHERE host_council_id = ANY (reached_from())
            AND state NOT IN {FOR_GOOD})))
    """)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("DROP POLICY reads ON worker_contact")
    op.execute(f"""
      CREATE POLICY reads ON worker_contact FOR SELECT
        USING (region_id = my_region() AND ({HOME} OR worker_id IN (
          SELECT worker_id FROM placement WHERE {HOST} AND state <> 'withdrawn')))
    """)
    op.execute("DROP FUNCTION reached_from(), money_of()")
    op.execute("ALTER TABLE recharge DROP COLUMN issued_by")
    op.execute("ALTER TABLE extension DROP COLUMN agreed_by")
    op.execute("ALTER TABLE placement DROP COLUMN resume_agreed_by")
