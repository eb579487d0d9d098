"""Each organisation's audit entries are a chain; entries are forgotten after six years."""

from alembic import op

revision = "20261128_pre_chain"
down_revision = "20261128_pre_endings"

TABLE = """
CREATE TABLE audit_link (
  organisation uuid NOT NULL,
  number bigint NOT NULL CHECK (number > 0),
  region_id uuid NOT NULL REFERENCES region,
  entry_id uuid NOT NULL,  -- of an entry that is forgotten one day, so nothing refers to it
  at timestamptz NOT NULL,
  event text NOT NULL,
  written bytea NOT NULL,
  previous bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (organisation, number),
  CONSTRAINT linked_once UNIQUE (entry_id, organisation)
);
"""

# The same bytes are made once more, by other means, in domain/audit_chain.py.
FUNCTIONS = """
CREATE FUNCTION audit_moment(at timestamptz) RETURNS text LANGUAGE sql STABLE AS
$$ SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;

CREATE FUNCTION audit_chains(organisations uuid[], region uuid) RETURNS SETOF uuid
LANGUAGE sql IMMUTABLE AS
$$ SELECT DISTINCT unnest(CASE organisations WHEN '{}' THEN ARRAY[region] ELSE organisations END)
   ORDER BY 1 $$;

CREATE FUNCTION audit_written(entry audit_entry) RETURNS bytea LANGUAGE sql STABLE AS
$$ SELECT sha256(convert_to(jsonb_build_array(
     entry.id, entry.region_id, audit_moment(entry.at), entry.person, entry.event,
     entry.subject, entry.organisations, entry.details)::text, 'UTF8')) $$;

CREATE FUNCTION link_audit_entry(entry audit_entry) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  chain uuid;
  last audit_link;
  link audit_link;
BEGIN
  FOR chain IN SELECT audit_chains(entry.organisations, entry.region_id) LOOP
    SELECT * INTO last FROM audit_link
      WHERE organisation = chain ORDER BY number DESC LIMIT 1;
    link.organisation := chain;
    link.number := coalesce(last.number, 0) + 1;
    link.region_id := entry.region_id;
    link.entry_id := entry.id;
    link.at := entry.at;
    link.event := entry.event;
    link.written := audit_written(entry);
    link.previous := coalesce(last.hash, sha256(uuid_send(chain)));
    link.hash := sha256(link.previous || convert_to(concat_ws(' ',
      link.number, link.entry_id, audit_moment(link.at), encode(link.written, 'hex'),
      link.event), 'UTF8'));
    INSERT INTO audit_link SELECT link.*;
  END LOOP;
END $$;

-- Locks are taken in order, so two commits never wait for each other; they last to the commit.
CREATE FUNCTION link_audit_entries() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  key bigint;
  entry audit_entry;
BEGIN
  FOR key IN SELECT DISTINCT hashtextextended('audit ' || chain::text, 0)
    FROM added, audit_chains(added.organisations, added.region_id) AS chain ORDER BY 1
  LOOP
    PERFORM pg_advisory_xact_lock(key);
  END LOOP;
  FOR entry IN SELECT * FROM added ORDER BY id LOOP
    PERFORM link_audit_entry(entry);
  END LOOP;
  RETURN NULL;
END $$;

CREATE FUNCTION forget_audit_entries(before timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone bigint;
BEGIN
  DELETE FROM audit_entry WHERE region_id = my_region() AND region_writes()
    AND at < least(before, now() - interval '6 years');
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $$;
REVOKE EXECUTE ON FUNCTION link_audit_entry(audit_entry), link_audit_entries(),
  forget_audit_entries(timestamptz) FROM PUBLIC;
"""

# As the owner of the tables, who is bound by row-level security too, these functions speak.
THE_BANKS_OWN = "current_user <> 'staffbank_app'"

RIGHTS = f"""
ALTER TABLE audit_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_link FORCE ROW LEVEL SECURITY;
CREATE POLICY reads ON audit_link FOR SELECT USING (region_id = my_region()
  AND (region_wide() OR organisation = ANY (my_organisations()) OR {THE_BANKS_OWN}));
CREATE POLICY adds ON audit_link FOR INSERT
  WITH CHECK (region_id = my_region() AND {THE_BANKS_OWN});
CREATE POLICY forgets ON audit_entry FOR DELETE
  USING (region_id = my_region() AND region_writes() AND at < now() - interval '6 years');
GRANT SELECT ON audit_link TO staffbank_app;
GRANT EXECUTE ON FUNCTION forget_audit_entries(timestamptz) TO staffbank_app;

-- What anybody else puts into the trail by hand is linked by nobody, and so it is found.
CREATE TRIGGER link_entries AFTER INSERT ON audit_entry
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT
  WHEN (current_user = 'staffbank_app') EXECUTE FUNCTION link_audit_entries();
"""

# Entries of before today are linked as they are found. The lock keeps others from adding more.
WHAT_IS_THERE = """
LOCK TABLE audit_entry IN SHARE ROW EXCLUSIVE MODE;
ALTER TABLE audit_entry NO FORCE ROW LEVEL SECURITY;
DO $$ DECLARE entry audit_entry; BEGIN
  FOR entry IN SELECT * FROM audit_entry ORDER BY id LOOP
    PERFORM link_audit_entry(entry);
  END LOOP;
END $$;
ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;
"""

# A region that forgets each day tells its heads each day.
EACH_DAY = """
INSERT INTO procrastinate_jobs (queue_name, task_name, args, scheduled_at)
SELECT DISTINCT ON (args) 'audit', 'tell_heads', args, scheduled_at FROM procrastinate_jobs
WHERE task_name = 'forget' AND status = 'todo' ORDER BY args, scheduled_at
"""


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '10min'")
    for sql in (TABLE, FUNCTIONS, WHAT_IS_THERE, RIGHTS, EACH_DAY):
        op.execute(sql)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("DELETE FROM procrastinate_jobs WHERE task_name = 'tell_heads'")
    op.execute("DROP TRIGGER link_entries ON audit_entry")
    op.execute("DROP POLICY forgets ON audit_entry")
    op.execute("""
      DROP FUNCTION forget_audit_entries(timestamptz);
      DROP FUNCTION link_audit_entries();
      DROP FUNCTION link_audit_entry(audit_entry);
      DROP FUNCTION audit_written(audit_entry);
      DROP FUNCTION audit_chains(uuid[], uuid);
      DROP FUNCTION audit_moment(timestamptz);
    """)
    op.execute("DROP TABLE audit_link")
