"""Extensions of placements."""

from alembic import op

revision = "20261127_pre_extensions"
down_revision = "20261127_pre_agency"

SIDES = "host_council_id = ANY (my_organisations()) OR home_employer_id = ANY (my_organisations())"
ANYONE = f"region_writes() OR {SIDES} OR person = me()"
CHANGES = (
    "state, agreed, relief_ends_on, document, digest, home_signed_by, home_signed_at,"
    " host_signed_by, host_signed_at, reason"
)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("""
      CREATE TABLE extension (
        id uuid PRIMARY KEY,
        region_id uuid NOT NULL REFERENCES region,
        placement_id uuid NOT NULL REFERENCES placement,
        worker_id uuid NOT NULL REFERENCES worker,
        person text NOT NULL,
        home_employer_id uuid NOT NULL REFERENCES employer,
        host_council_id uuid NOT NULL REFERENCES council,
        shape jsonb NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
        requested_at timestamptz NOT NULL,
        requested_by text NOT NULL,
        late text NOT NULL,
        state text NOT NULL CHECK (state IN
          ('requested', 'agreed', 'signed', 'in_force', 'declined')),
        agreed text[] NOT NULL,
        relief_ends_on date,
        document text,
        digest text,
        home_signed_by text,
        home_signed_at timestamptz,
        host_signed_by text,
        host_signed_at timestamptz,
        reason text,
        FOREIGN KEY (placement_id, worker_id, person, home_employer_id, host_council_id)
          REFERENCES placement (id, worker_id, person, home_employer_id, host_council_id)
      )
    """)
    op.execute(
        "CREATE UNIQUE INDEX one_open_extension ON extension (placement_id)"
        " WHERE state IN ('requested', 'agreed', 'signed')"
    )
    op.execute("ALTER TABLE extension ENABLE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE extension FORCE ROW LEVEL SECURITY")
    for name, what, said in (
        ("reads", "SELECT", f"USING (region_id = my_region() AND (region_wide() OR {ANYONE}))"),
        ("adds", "INSERT", f"WITH CHECK (region_id = my_region() AND ({ANYONE}))"),
        ("changes", "UPDATE", f"USING (region_id = my_region() AND ({ANYONE}))"),
    ):
        op.execute(f"CREATE POLICY {name} ON extension FOR {what} {said}")
    op.execute("GRANT SELECT, INSERT ON extension TO staffbank_app")
    op.execute(f"GRANT UPDATE ({CHANGES}) ON extension TO staffbank_app")


def downgrade() -> None:
    op.execute("DELETE FROM procrastinate_jobs WHERE task_name = 'extend_placement'")
    op.execute("DROP TABLE extension")
