"""A disputed recharge ends with a credit note, and its lines may be charged anew."""

from alembic import op

revision = "20261128_pre_money"
down_revision = "20261128_pre_stops"

HOME = "home_employer_id = ANY (my_organisations())"
STATES = "'accrued', 'proforma', 'issued', 'accepted', 'disputed', 'settled'"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '30s'")
    op.execute("ALTER TABLE recharge DROP CONSTRAINT recharge_state_check")
    op.execute(
        "ALTER TABLE recharge ADD CONSTRAINT recharge_state_check"
        f" CHECK (state IN ({STATES}, 'credited'))"
    )
    op.execute("""
      ALTER TABLE recharge
        ADD COLUMN credits uuid CONSTRAINT one_credit_note_each UNIQUE CHECK (credits <> id),
        ADD CONSTRAINT credits_of_the_pair FOREIGN KEY (credits, home_employer_id, host_council_id)
          REFERENCES recharge (id, home_employer_id, host_council_id)
    """)
    op.execute("""
      ALTER TABLE recharge_line
        DROP CONSTRAINT recharge_line_pkey,
        ADD PRIMARY KEY (recharge_id, line_id),
        ADD COLUMN released_on date
    """)
    # what is not released is on one recharge, however many draw a month up
    op.execute(
        "CREATE UNIQUE INDEX no_line_is_recharged_twice ON recharge_line (line_id)"
        " WHERE released_on IS NULL"
    )
    op.execute(
        "CREATE INDEX released_line ON recharge_line (line_id) WHERE released_on IS NOT NULL"
    )
    op.execute("GRANT UPDATE (released_on) ON recharge_line TO staffbank_app")
    for table, only in (
        ("recharge", "credits IS NOT NULL"),
        ("recharge_line", "released_on IS NOT NULL"),
    ):
        op.execute(
            f"CREATE POLICY credits ON {table} FOR INSERT"
            f" WITH CHECK (region_id = my_region() AND {only} AND {HOME})"
        )
    op.execute(
        "CREATE POLICY releases ON recharge_line AS RESTRICTIVE FOR UPDATE"
        f" USING ({HOME}) WITH CHECK ({HOME} AND released_on IS NOT NULL)"
    )


def downgrade() -> None:
    """What was credited stays in the books; its lines are on no recharge any more."""
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '30s'")
    op.execute("DROP POLICY releases ON recharge_line")
    op.execute("DROP POLICY credits ON recharge_line")
    op.execute("DROP POLICY credits ON recharge")
    op.execute("REVOKE UPDATE (released_on) ON recharge_line FROM staffbank_app")
    op.execute("DELETE FROM recharge_line WHERE released_on IS NOT NULL")
    op.execute("""
      ALTER TABLE recharge_line
        DROP CONSTRAINT recharge_line_pkey,
        ADD PRIMARY KEY (line_id),
        DROP COLUMN released_on
    """)
    op.execute("ALTER TABLE recharge DROP CONSTRAINT recharge_state_check")
    op.execute("UPDATE recharge SET state = 'settled' WHERE state = 'credited'")
    op.execute(
        f"ALTER TABLE recharge ADD CONSTRAINT recharge_state_check CHECK (state IN ({STATES}))"
    )
    op.execute("ALTER TABLE recharge DROP COLUMN credits")
