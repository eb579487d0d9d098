"""Events are sealed in order, read by whom they concern, and delivered to webhooks."""

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

OURS = "council_id = ANY (my_organisations()) OR employer_id = ANY (my_organisations())"
THE_REGIONS = "council_id IS NULL AND region_writes()"
VISIBLE = "webhook_id IN (SELECT id FROM webhook)"  # as far as its own policy shows it

# table: (its own columns, who reads, who adds, who changes, which columns)
TABLES = {
    "webhook": (
        """
        id uuid PRIMARY KEY,
        region_id uuid NOT NULL REFERENCES region,
        council_id uuid REFERENCES council,
        employer_id uuid REFERENCES employer,
        url text NOT NULL,
        names text[] NOT NULL,
        generation integer NOT NULL,
        both_until timestamptz,
        state text NOT NULL CHECK (state IN ('active', 'gone', 'removed')),
        CHECK ((council_id IS NULL) = (employer_id IS NULL))
        """,
        f"region_writes() OR {OURS} OR (council_id IS NULL AND region_wide())"
        f" OR {THE_BANKS_OWN}",
        f"{OURS} OR ({THE_REGIONS})",
        f"{OURS} OR region_writes()",
        "generation, both_until, state",
    ),
    "webhook_delivery": (
        """
        id uuid PRIMARY KEY,
        region_id uuid NOT NULL REFERENCES region,
        webhook_id uuid NOT NULL REFERENCES webhook,
        event_id uuid NOT NULL REFERENCES outbox_event,
        event text NOT NULL,
        state text NOT NULL DEFAULT 'waiting'
          CHECK (state IN ('waiting', 'delivered', 'dead')),
        attempts integer NOT NULL DEFAULT 0,
        attempts_before integer NOT NULL DEFAULT 0,
        again_at timestamptz,
        CONSTRAINT delivered_once UNIQUE (event_id, webhook_id)
        """,
        VISIBLE,
        THE_BANKS_OWN,
        VISIBLE,
        "state, attempts, attempts_before, again_at",
    ),
    "webhook_attempt": (
        """
        delivery_id uuid NOT NULL REFERENCES webhook_delivery,
        number integer NOT NULL,
        region_id uuid NOT NULL REFERENCES region,
        at timestamptz NOT NULL,
        status integer,
        because text NOT NULL,
        PRIMARY KEY (delivery_id, number)
        """,
        "delivery_id IN (SELECT id FROM webhook_delivery)",
        "region_writes()",
        "",
        "",
    ),
}
INDEXES = """
CREATE INDEX webhook_of_region ON webhook (region_id) WHERE state = 'active';
CREATE INDEX deliveries_of_webhook ON webhook_delivery (webhook_id, id);
CREATE INDEX deliveries_by_state ON webhook_delivery (region_id, state, id);
"""

# The ids of deliveries have the time of their events, so that lists of them are in order.
DELIVERIES = """
CREATE FUNCTION webhook_hears(hook webhook, organisations uuid[]) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT hook.council_id IS NULL
    OR organisations && ARRAY[hook.council_id, hook.employer_id]
    OR organisations && ARRAY(SELECT predecessor FROM succession
      WHERE successor IN (hook.council_id, hook.employer_id)
        AND holds_from <= date(timezone('Europe/London', now())))
$$;
CREATE FUNCTION enqueue_deliveries() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  WITH made AS (
    INSERT INTO webhook_delivery (id, region_id, webhook_id, event_id, event)
    SELECT (left(event.id::text, 19) || substr(gen_random_uuid()::text, 20))::uuid,
      event.region_id, hook.id, event.id, event.event
    FROM added AS event JOIN webhook AS hook
      ON hook.region_id = event.region_id AND hook.state = 'active'
    WHERE event.event NOT LIKE 'webhook.%'
      AND (hook.names = '{}' OR event.event = ANY (hook.names)
        OR split_part(event.event, '.', 1) = ANY (hook.names))
      AND webhook_hears(hook, event.organisations)
    RETURNING id, region_id
  )
  INSERT INTO procrastinate_jobs (queue_name, task_name, args)
  SELECT 'webhooks', 'deliver', jsonb_build_object('region_id', region_id, 'delivery_id', id)
  FROM made;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION enqueue_deliveries() FROM PUBLIC;
CREATE TRIGGER deliver AFTER INSERT ON outbox_event REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION enqueue_deliveries();
"""


def _make(table: str) -> None:
    columns, reads, adds, changes, changed = TABLES[table]
    own = "region_id = my_region()"
    op.execute(f"CREATE TABLE {table} ({columns})")
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY reads ON {table} FOR SELECT USING ({own} AND ({reads}))")
    op.execute(f"CREATE POLICY adds ON {table} FOR INSERT WITH CHECK ({own} AND ({adds}))")
    op.execute(f"GRANT SELECT, INSERT ON {table} TO staffbank_app")
    if changes:
        op.execute(f"CREATE POLICY changes ON {table} FOR UPDATE USING ({own} AND ({changes}))")
        op.execute(f"GRANT UPDATE ({changed}) ON {table} TO staffbank_app")


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '60s'")
    for sql in (OUTBOX, SEAL, RING, READERS):
        op.execute(sql)
    for table in TABLES:
        _make(table)
    for sql in (INDEXES, DELIVERIES):
        op.execute(sql)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("DELETE FROM procrastinate_jobs WHERE task_name = 'deliver'")
    op.execute("""
      DROP TRIGGER deliver ON outbox_event;
      DROP FUNCTION enqueue_deliveries();
      DROP FUNCTION webhook_hears(webhook, uuid[]);
      DROP TABLE webhook_attempt, webhook_delivery, webhook;
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
