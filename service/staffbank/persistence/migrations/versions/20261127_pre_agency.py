"""Figures that a region amends, and agency workers that councils engage."""

from alembic import op

revision = "20261127_pre_agency"
down_revision = "20261127_pre_time"

OURS = "council_id = ANY (my_organisations())"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("""
      CREATE TABLE figure_amendment (
        id uuid PRIMARY KEY,
        region_id uuid NOT NULL REFERENCES region,
        key text NOT NULL,
        holds_from date NOT NULL,
        value text NOT NULL,
        source text NOT NULL CHECK (source <> ''),
        verified boolean NOT NULL,
        set_by text NOT NULL,
        set_at timestamptz NOT NULL,
        CONSTRAINT one_amendment_a_day UNIQUE (region_id, key, holds_from)
      )
    """)
    op.execute("""
      CREATE TABLE agency_engagement (
        id uuid PRIMARY KEY,
        region_id uuid NOT NULL REFERENCES region,
        council_id uuid NOT NULL REFERENCES council,
        request_id uuid NOT NULL REFERENCES cover_request,
        role text NOT NULL,
        agency text NOT NULL,
        registration text NOT NULL,
        contract text NOT NULL,
        pay_pence_an_hour integer NOT NULL,
        cost_pence_an_hour integer NOT NULL CHECK (cost_pence_an_hour >= pay_pence_an_hour),
        first_day date NOT NULL,
        last_day date NOT NULL CHECK (last_day >= first_day),
        years_employed integer NOT NULL,
        notice_weeks integer NOT NULL,
        permanent_notice_weeks integer NOT NULL,
        reference_on date,
        left_post_on date,
        left_for text NOT NULL,
        project jsonb,
        sign_offs jsonb NOT NULL,
        recorded_by text NOT NULL,
        recorded_at timestamptz NOT NULL,
        FOREIGN KEY (request_id, council_id) REFERENCES cover_request (id, council_id)
      )
    """)
    op.execute("CREATE INDEX engagement_of_council ON agency_engagement (council_id)")
    for table, reads, writes in (
        ("figure_amendment", "true", "region_writes()"),
        ("agency_engagement", f"region_wide() OR {OURS}", OURS),
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
            f"CREATE POLICY changes ON {table} FOR UPDATE"
            f" USING (region_id = my_region() AND ({writes}))"
        )
    op.execute("GRANT SELECT, INSERT ON figure_amendment, agency_engagement TO staffbank_app")
    op.execute(
        "GRANT UPDATE (value, source, verified, set_by, set_at) ON figure_amendment"
        " TO staffbank_app"
    )


def downgrade() -> None:
    op.execute("DROP TABLE agency_engagement, figure_amendment")
