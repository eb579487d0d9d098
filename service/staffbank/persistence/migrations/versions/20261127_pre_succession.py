"""Councils that take the place of others; keys with which a deed is done once; what is forgotten."""

from alembic import op

revision = "20261127_pre_succession"
down_revision = "20261127_pre_extensions"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("""
      CREATE TABLE succession (
        predecessor uuid CONSTRAINT one_successor_each PRIMARY KEY,
        region_id uuid NOT NULL REFERENCES region,
        successor uuid NOT NULL CHECK (successor <> predecessor),
        holds_from date NOT NULL
      )
    """)
    op.execute("CREATE INDEX succession_of ON succession (successor)")
    op.execute("""
      CREATE TABLE idempotency_key (
        region_id uuid NOT NULL REFERENCES region,
        person text NOT NULL,
        key text NOT NULL,
        used_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (region_id, person, key)
      )
    """)
    for table, reads, writes in (
        ("succession", "true", "region_writes()"),
        ("idempotency_key", "person = me()", "person = me()"),
    ):
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(
            f"CREATE POLICY reads ON {table} FOR SELECT"
            f" USING (region_id = my_region() AND ({reads}))"
        )
        op.execute(
            f"CREATE POLICY adds ON {table} FOR INSERT"
            f" WITH CHECK (region_id = my_region() AND ({writes}))"
        )
    op.execute(
        "CREATE POLICY changes ON succession FOR UPDATE"
        " USING (region_id = my_region() AND region_writes())"
    )
    op.execute("GRANT SELECT, INSERT ON succession, idempotency_key TO staffbank_app")
    op.execute("GRANT UPDATE (successor) ON succession TO staffbank_app")
    # what is forgotten: proposals of long ago, and the numbers of old certificates
    op.execute("GRANT DELETE ON proposal, unfilled_slot TO staffbank_app")
    op.execute("GRANT UPDATE (reference) ON worker_check TO staffbank_app")
    op.execute(
        "CREATE POLICY forgets ON worker_check FOR UPDATE"
        " USING (region_id = my_region() AND region_writes() AND kind = 'dbs')"
    )


def downgrade() -> None:
    op.execute("DELETE FROM procrastinate_jobs WHERE task_name = 'forget'")
    op.execute("DROP POLICY forgets ON worker_check")
    op.execute("REVOKE DELETE ON proposal, unfilled_slot FROM staffbank_app")
    op.execute("REVOKE UPDATE (reference) ON worker_check FROM staffbank_app")
    op.execute("DROP TABLE idempotency_key, succession")
