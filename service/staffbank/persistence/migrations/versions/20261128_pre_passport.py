"""Opinions, warranties and acceptances; offers that a host rejects; what a coordinator declines."""

from alembic import op

revision = "20261128_pre_passport"
down_revision = "20261128_pre_agency_return"

BEFORE = (
    "'offered', 'accepted', 'released', 'confirmed', 'declined', 'refused', 'withdrawn', 'expired'"
)
HOST = "host_council_id = ANY (my_organisations())"
HOME = "home_employer_id = ANY (my_organisations())"
MINE = "person = me()"
HER_SIDE = f"region_wide() OR {HOME} OR {MINE}"
SIDES = """
        region_id uuid NOT NULL REFERENCES region,
        person text NOT NULL,
        home_employer_id uuid NOT NULL REFERENCES employer,
        host_council_id uuid NOT NULL REFERENCES council,
        FOREIGN KEY (offer_id, person, home_employer_id, host_council_id)
          REFERENCES offer (id, person, home_employer_id, host_council_id)
"""

# table: (its own columns, who reads, who adds); nothing in them is ever changed
TABLES = {
    "release_opinion": (
        """
        offer_id uuid NOT NULL REFERENCES offer,
        by text NOT NULL,
        opinion text NOT NULL CHECK (opinion IN ('supports', 'opposes')),
        note text NOT NULL,
        at timestamptz NOT NULL,
        CHECK (by <> person),
        CONSTRAINT one_opinion_each PRIMARY KEY (offer_id, by),
        """,
        HER_SIDE,
        f"{HOME} AND by = me()",
    ),
    "passport_warranty": (
        """
        offer_id uuid NOT NULL REFERENCES offer,
        check_id uuid NOT NULL REFERENCES worker_check,
        worker_id uuid NOT NULL REFERENCES worker,
        warranted_by text NOT NULL,
        warranted_at timestamptz NOT NULL,
        PRIMARY KEY (offer_id, check_id),
        """,
        f"{HER_SIDE} OR {HOST}",
        f"{HOME} AND warranted_by = me()",
    ),
    "passport_acceptance": (
        """
        offer_id uuid NOT NULL REFERENCES offer,
        check_id uuid NOT NULL REFERENCES worker_check,
        worker_id uuid NOT NULL REFERENCES worker,
        accepted_by text NOT NULL,
        accepted_at timestamptz NOT NULL,
        PRIMARY KEY (host_council_id, check_id),
        """,
        f"{HER_SIDE} OR {HOST}",
        f"{HOST} AND accepted_by = me()",
    ),
}


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    for table, (columns, reads, adds) in TABLES.items():
        op.execute(f"CREATE TABLE {table} ({columns} {SIDES})")
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        for name, what, said in (
            ("reads", "SELECT USING", reads),
            ("adds", "INSERT WITH CHECK", adds),
        ):
            op.execute(
                f"CREATE POLICY {name} ON {table} FOR {what}"
                f" (region_id = my_region() AND ({said}))"
            )
        op.execute(f"GRANT SELECT, INSERT ON {table} TO staffbank_app")
    op.execute("CREATE INDEX warranty_of_check ON passport_warranty (check_id)")
    op.execute("CREATE INDEX acceptance_of_check ON passport_acceptance (check_id)")
    _allow(f"{BEFORE}, 'rejected'")
    op.execute("ALTER TABLE offer VALIDATE CONSTRAINT offer_state_check")
    op.execute(
        "CREATE POLICY rejects ON offer AS RESTRICTIVE FOR UPDATE "
        f"USING (true) WITH CHECK (state <> 'rejected' OR {HOST})"
    )
    for table, word in (("proposal", "declined"), ("unfilled_slot", "no_match")):
        columns = f"{word}_because, {word}_by, {word}_at"
        op.execute(f"""
          ALTER TABLE {table} ADD COLUMN {word}_because text, ADD COLUMN {word}_by text,
            ADD COLUMN {word}_at timestamptz
        """)
        op.execute(f"GRANT UPDATE ({columns}) ON {table} TO staffbank_app")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("DROP TABLE release_opinion, passport_warranty, passport_acceptance")
    op.execute("DROP POLICY rejects ON offer")
    _allow(BEFORE)  # not validated: offers that a host has rejected stay
    for table, word in (("proposal", "declined"), ("unfilled_slot", "no_match")):
        op.execute(f"""
          ALTER TABLE {table} DROP COLUMN {word}_because, DROP COLUMN {word}_by,
            DROP COLUMN {word}_at
        """)


def _allow(states: str) -> None:
    op.execute("ALTER TABLE offer DROP CONSTRAINT offer_state_check")
    op.execute(
        "ALTER TABLE offer ADD CONSTRAINT offer_state_check "
        f"CHECK (state IN ({states})) NOT VALID"
    )
