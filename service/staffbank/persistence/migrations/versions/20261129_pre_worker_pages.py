"""A worker reads the proposal of her own offer; her placements stand in her own calendar."""

from alembic import op

revision = "20261129_pre_worker_pages"
down_revision = "20261129_pre_findings"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute(
        "CREATE POLICY of_her_offer ON proposal FOR SELECT USING (region_id = my_region()"
        " AND id IN (SELECT proposal_id FROM offer WHERE person = me()))"
    )
    op.execute("""
      CREATE TABLE calendar_feed (
        region_id uuid NOT NULL REFERENCES region,
        person text NOT NULL,
        digest bytea NOT NULL UNIQUE,
        opened_at timestamptz NOT NULL,
        PRIMARY KEY (region_id, person)
      )
    """)
    op.execute("ALTER TABLE calendar_feed ENABLE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE calendar_feed FORCE ROW LEVEL SECURITY")
    # The bank looks up whose an address is: by its digest, since nothing else is kept.
    for name, what, whose in (
        ("reads", "FOR SELECT USING", "person = me() OR region_writes()"),
        ("adds", "FOR INSERT WITH CHECK", "person = me()"),
        ("changes", "FOR UPDATE USING", "person = me()"),
        ("removes", "FOR DELETE USING", "person = me()"),
    ):
        op.execute(
            f"CREATE POLICY {name} ON calendar_feed {what} (region_id = my_region() AND ({whose}))"
        )
    op.execute("GRANT SELECT, INSERT, DELETE ON calendar_feed TO staffbank_app")
    op.execute("GRANT UPDATE (digest, opened_at) ON calendar_feed TO staffbank_app")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("DROP TABLE calendar_feed")
    op.execute("DROP POLICY of_her_offer ON proposal")
