"""Home floors, and what is said of a placement when it is over."""

from alembic import op

revision = "20261127_pre_time"
down_revision = "20261127_pre_fitness"

OURS = (
    "council_id = ANY (my_organisations()) OR council_id IN"
    " (SELECT council_id FROM employer WHERE id = ANY (my_organisations()))"
)


SIDES = "host_council_id = ANY (my_organisations()) OR home_employer_id = ANY (my_organisations())"
ANYONE = f"region_writes() OR {SIDES} OR person = me()"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("""
      ALTER TABLE team ADD COLUMN strength integer, ADD COLUMN least integer,
        ADD CONSTRAINT floor_is_a_floor CHECK (least BETWEEN 0 AND strength) NOT VALID
    """)
    op.execute("ALTER TABLE team VALIDATE CONSTRAINT floor_is_a_floor")
    op.execute("ALTER TABLE worker ADD COLUMN home_team_id uuid REFERENCES team")
    op.execute("CREATE INDEX worker_of_team ON worker (home_team_id)")
    op.execute("ALTER TABLE placement ADD COLUMN closing jsonb NOT NULL DEFAULT '{}'")
    op.execute("GRANT UPDATE (strength, least) ON team TO staffbank_app")
    op.execute("GRANT UPDATE (closing) ON placement TO staffbank_app")
    _who_changes_placements("('active')")  # she looks back on what is completed
    op.execute("DROP POLICY changes ON team")
    op.execute(
        "CREATE POLICY changes ON team FOR UPDATE "
        f"USING (region_id = my_region() AND (region_writes() OR {OURS}))"
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute(
        "DELETE FROM procrastinate_jobs WHERE task_name IN ('remind', 'open_week', 'accrue')"
    )
    op.execute("ALTER TABLE worker DROP COLUMN home_team_id")
    op.execute("ALTER TABLE team DROP COLUMN strength, DROP COLUMN least")
    op.execute("ALTER TABLE placement DROP COLUMN closing")
    _who_changes_placements("('active', 'completed')")
    op.execute("DROP POLICY changes ON team")
    op.execute(
        "CREATE POLICY changes ON team FOR UPDATE USING (region_id = my_region() AND"
        " region_writes()) WITH CHECK (region_id = my_region() AND region_writes())"
    )


def _who_changes_placements(theirs: str) -> None:
    """The two sides and the bank bring a placement to the states `theirs`, she to others too."""
    op.execute("DROP POLICY changes ON placement")
    op.execute(f"""
      CREATE POLICY changes ON placement FOR UPDATE
        USING (region_id = my_region() AND ({ANYONE}))
        WITH CHECK (region_id = my_region() AND (
          CASE WHEN state IN {theirs} THEN region_writes() OR {SIDES} ELSE {ANYONE} END))
    """)
