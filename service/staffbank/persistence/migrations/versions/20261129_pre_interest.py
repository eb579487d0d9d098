"""A member says that she would like some open work; she and the region's people read it."""

from alembic import op

revision = "20261129_pre_interest"
down_revision = "20261129_pre_old_rows"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("""
      CREATE TABLE interest (
        id uuid PRIMARY KEY,
        region_id uuid NOT NULL REFERENCES region,
        worker_id uuid NOT NULL REFERENCES worker,
        person text NOT NULL,
        request_id uuid NOT NULL REFERENCES cover_request,
        council_id uuid NOT NULL REFERENCES council,
        expressed_at timestamptz NOT NULL,
        UNIQUE (worker_id, request_id)
      )
    """)
    op.execute("CREATE INDEX interest_of_request ON interest (request_id)")
    op.execute("CREATE INDEX interest_of_person ON interest (region_id, person)")
    op.execute("ALTER TABLE interest ENABLE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE interest FORCE ROW LEVEL SECURITY")
    hers = "worker_id IN (SELECT id FROM worker WHERE person = me())"
    for name, what, whose in (
        ("reads", "FOR SELECT USING", "person = me() OR region_wide()"),
        ("adds", "FOR INSERT WITH CHECK", f"person = me() AND {hers}"),
        ("removes", "FOR DELETE USING", "person = me() OR region_writes()"),
    ):
        op.execute(
            f"CREATE POLICY {name} ON interest {what} (region_id = my_region() AND ({whose}))"
        )
    op.execute("GRANT SELECT, INSERT, DELETE ON interest TO staffbank_app")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("DROP TABLE interest")
