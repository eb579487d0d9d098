"""Agency engagements wait for signatures, say what they depart from, and are returned."""

from alembic import op

revision = "20261128_pre_agency_return"
down_revision = "20261128_pre_expectations"

NEW = ("left_in_region", "weekly_hours", "exceptional", "agency_conduct", "state", "breaches")


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '30s'")
    op.execute("""
      ALTER TABLE agency_engagement
        ADD COLUMN left_in_region boolean NOT NULL DEFAULT true,
        ADD COLUMN weekly_hours numeric(4, 1) NOT NULL DEFAULT 37
          CHECK (weekly_hours BETWEEN 1 AND 48),
        ADD COLUMN exceptional text NOT NULL DEFAULT '',
        ADD COLUMN agency_conduct text NOT NULL DEFAULT '',
        ADD COLUMN state text NOT NULL DEFAULT 'engaged'
          CHECK (state IN ('awaiting_sign_off', 'engaged', 'refused')),
        ADD COLUMN breaches jsonb NOT NULL DEFAULT '[]'
    """)
    # who signed was a name that was typed; what they signed for was always the cap
    op.execute("ALTER TABLE agency_engagement NO FORCE ROW LEVEL SECURITY")
    op.execute("""
      UPDATE agency_engagement SET
        sign_offs = (
          SELECT jsonb_agg(said || jsonb_build_object('person', said -> 'name'))
          FROM jsonb_array_elements(sign_offs) AS said
        ),
        breaches = jsonb_build_array(jsonb_build_object(
          'rule', 'AG-3', 'because', 'Above the cap, as it was recorded then.'
        ))
      WHERE sign_offs <> '[]'
    """)
    op.execute("ALTER TABLE agency_engagement FORCE ROW LEVEL SECURITY")
    op.execute("CREATE INDEX engagement_by_day ON agency_engagement (region_id, first_day)")
    op.execute("GRANT UPDATE (state, sign_offs) ON agency_engagement TO staffbank_app")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '30s'")
    op.execute("REVOKE UPDATE (state, sign_offs) ON agency_engagement FROM staffbank_app")
    op.execute("DROP INDEX engagement_by_day")
    op.execute("ALTER TABLE agency_engagement NO FORCE ROW LEVEL SECURITY")
    op.execute("DELETE FROM agency_engagement WHERE state <> 'engaged'")
    op.execute("""
      UPDATE agency_engagement SET sign_offs = (
        SELECT jsonb_agg((said - 'person') || jsonb_build_object('name', said -> 'person'))
        FROM jsonb_array_elements(sign_offs) AS said
      ) WHERE sign_offs <> '[]'
    """)
    op.execute("ALTER TABLE agency_engagement FORCE ROW LEVEL SECURITY")
    for column in NEW:
        op.execute(f"ALTER TABLE agency_engagement DROP COLUMN {column}")
