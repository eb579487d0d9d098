"""Programs that are let in, with two keys each at the most."""

from alembic import op

revision = "20261129_pre_identity"
down_revision = "20261129_pre_answers"

# Before anybody knows on whose behalf a program calls, it shows its own rows and no others.
CALLING = """
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

OURS = (
    "region_id = my_region() AND (organisations && my_organisations()"
    " OR (organisations = '{}' AND region_writes()))"
)
ITS_CLIENTS = (
    "region_id = my_region() AND EXISTS (SELECT FROM api_client AS its"
    " WHERE its.id = client_id AND (its.organisations && my_organisations()"
    " OR (its.organisations = '{}' AND region_writes())))"
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
GRANT SELECT, INSERT ON api_client, api_client_key TO staffbank_app;
GRANT UPDATE (revoked_at) ON api_client TO staffbank_app;
GRANT UPDATE (last_used_at, ended_at) ON api_client_key TO staffbank_app;
"""

TABLES = ("api_client", "api_client_key")


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute(CALLING)
    op.execute(CLIENTS)
    for table in TABLES:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    op.execute(RIGHTS)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("DROP TABLE api_client_key, api_client")
    op.execute("DROP FUNCTION my_client()")
