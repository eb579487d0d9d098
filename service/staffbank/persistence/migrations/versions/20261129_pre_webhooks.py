"""Events are sealed in an order that never goes back, and whoever they concern may read them."""

from alembic import op

revision = "20261129_pre_webhooks"
down_revision = "20261129_pre_identity"

# As the owner of the tables, who is bound by row-level security too, these functions speak.
THE_BANKS_OWN = "current_user <> 'staffbank_app'"

OUTBOX = """
ALTER TABLE outbox_event ADD COLUMN person text NOT NULL DEFAULT '', ADD COLUMN position bigint;
CREATE SEQUENCE outbox_position;
CREATE UNIQUE INDEX outbox_in_order ON outbox_event (region_id, position);
CREATE INDEX outbox_not_sealed ON outbox_event (region_id, at) WHERE position IS NULL;
"""

# Sealers of a region go one after the other, each to its commit: so whoever sees a position sees
# every smaller one. Positions may have gaps; nothing is ever put into one.
SEAL = """
CREATE FUNCTION seal_events() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  region uuid := my_region();
  last bigint;
BEGIN
  IF EXISTS (SELECT FROM outbox_event WHERE region_id = region AND position IS NULL) THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('outbox ' || region::text, 0));
    UPDATE outbox_event SET position = sealed.position
      FROM (SELECT id, nextval('outbox_position') AS position
        FROM (SELECT id FROM outbox_event WHERE region_id = region AND position IS NULL
          ORDER BY at, id) AS waiting) AS sealed
      WHERE outbox_event.id = sealed.id;
  END IF;
  SELECT max(position) INTO last FROM outbox_event WHERE region_id = region;
  RETURN coalesce(last, 0);
END $$;
REVOKE EXECUTE ON FUNCTION seal_events() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seal_events() TO staffbank_app;
"""

RING = """
CREATE FUNCTION ring_for_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('staffbank_events', my_region()::text);
  RETURN NULL;
END $$;
CREATE TRIGGER ring AFTER INSERT ON outbox_event
  FOR EACH STATEMENT EXECUTE FUNCTION ring_for_events();
"""

READERS = f"""
DROP POLICY reads ON outbox_event;
DROP POLICY adds ON outbox_event;
CREATE POLICY reads ON outbox_event FOR SELECT USING (region_id = my_region()
  AND (region_wide() OR organisations && my_organisations() OR person = me()
    OR {THE_BANKS_OWN}));
CREATE POLICY adds ON outbox_event FOR INSERT
  WITH CHECK (region_id = my_region() AND position IS NULL);
"""


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '60s'")
    for sql in (OUTBOX, SEAL, RING, READERS):
        op.execute(sql)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("""
      DROP POLICY reads ON outbox_event;
      DROP POLICY adds ON outbox_event;
      CREATE POLICY reads ON outbox_event FOR SELECT
        USING (region_id = my_region() AND region_wide());
      CREATE POLICY adds ON outbox_event FOR INSERT WITH CHECK (region_id = my_region());
      DROP TRIGGER ring ON outbox_event;
      DROP FUNCTION ring_for_events();
      DROP FUNCTION seal_events();
      ALTER TABLE outbox_event DROP COLUMN person, DROP COLUMN position;
      DROP SEQUENCE outbox_position;
    """)
