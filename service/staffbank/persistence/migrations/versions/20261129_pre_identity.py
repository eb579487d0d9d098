"""Programs that are let in, with two keys each at the most; sessions of browsers."""

from alembic import op

revision = "20261129_pre_identity"
down_revision = "20261129_pre_answers"

# Before anybody knows on whose behalf a program or a browser calls, it is shown its own rows and
# no others.
CALLING = """
CREATE FUNCTION my_session() RETURNS bytea LANGUAGE sql STABLE AS
$$ SELECT decode(nullif(current_setting('staffbank.session', true), ''), 'hex') $$;

CREATE FUNCTION my_client() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('staffbank.client', true), '')::uuid $$;
"""

CLIENTS = """
CREATE TABLE api_client (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  name text NOT NULL,
  council_id uuid REFERENCES council,
  organisations uuid[] NOT NULL,
  roles text[] NOT NULL,
  deeds text[] NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz,
  CHECK ((council_id IS NULL) = (organisations = '{}'))
);
CREATE INDEX api_client_of_region ON api_client (region_id, id);

CREATE TABLE api_client_key (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  client_id uuid NOT NULL REFERENCES api_client,
  secret_hash bytea,
  public_jwk jsonb,
  added_at timestamptz NOT NULL,
  last_used_at timestamptz,
  ended_at timestamptz,
  CHECK ((secret_hash IS NULL) <> (public_jwk IS NULL))
);
CREATE INDEX api_client_key_of_client ON api_client_key (client_id);
"""

SESSIONS = """
CREATE TABLE browser_session (
  secret_hash bytea PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  person text NOT NULL,
  grants jsonb NOT NULL,
  started_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL
);
CREATE INDEX browser_session_of_person ON browser_session (region_id, person);
"""

OURS = (
    "region_id = my_region() AND (organisations && my_organisations()"
    " OR (organisations = '{}' AND region_writes()))"
)
ITS_CLIENTS = (
    "region_id = my_region() AND EXISTS (SELECT FROM api_client AS its"
    " WHERE its.id = client_id AND (its.organisations && my_organisations()"
    " OR (its.organisations = '{}' AND region_writes())))"
)

# Those that nobody has shown for a month are over, and whoever signs in next takes them away.
HER_SESSIONS = (
    "secret_hash = my_session() OR (region_id = my_region()"
    " AND (person = me() OR seen_at < now() - interval '31 days'))"
)

RIGHTS = f"""
CREATE POLICY reads ON api_client FOR SELECT USING (id = my_client()
  OR (region_id = my_region() AND (organisations && my_organisations() OR region_wide())));
CREATE POLICY adds ON api_client FOR INSERT WITH CHECK ({OURS});
CREATE POLICY changes ON api_client FOR UPDATE USING ({OURS});
CREATE POLICY reads ON api_client_key FOR SELECT USING (client_id = my_client()
  OR (region_id = my_region()
    AND EXISTS (SELECT FROM api_client AS its WHERE its.id = client_id)));
CREATE POLICY adds ON api_client_key FOR INSERT WITH CHECK ({ITS_CLIENTS});
CREATE POLICY changes ON api_client_key FOR UPDATE
  USING (client_id = my_client() OR ({ITS_CLIENTS}));
CREATE POLICY reads ON browser_session FOR SELECT USING ({HER_SESSIONS});
CREATE POLICY adds ON browser_session FOR INSERT
  WITH CHECK (region_id = my_region() AND person = me());
CREATE POLICY changes ON browser_session FOR UPDATE USING (secret_hash = my_session());
CREATE POLICY ends ON browser_session FOR DELETE USING ({HER_SESSIONS});
GRANT SELECT, INSERT, DELETE ON browser_session TO staffbank_app;
GRANT UPDATE (seen_at) ON browser_session TO staffbank_app;
GRANT SELECT, INSERT ON api_client, api_client_key TO staffbank_app;
GRANT UPDATE (revoked_at) ON api_client TO staffbank_app;
GRANT UPDATE (last_used_at, ended_at) ON api_client_key TO staffbank_app;
"""

TABLES = ("api_client", "api_client_key", "browser_session")


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute(CALLING)
    op.execute(CLIENTS)
    op.execute(SESSIONS)
    for table in TABLES:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    op.execute(RIGHTS)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("DROP TABLE browser_session, api_client_key, api_client")
    op.execute("DROP FUNCTION my_client(), my_session()")
