"""Documents that are registered for programs to ask."""

from alembic import op

revision = "20261129_pre_documents"
down_revision = "20261129_pre_batches"

TABLE = """
ALTER TABLE api_client ADD COLUMN held_to_documents boolean NOT NULL DEFAULT false;
CREATE TABLE api_client_document (
  client_id uuid NOT NULL REFERENCES api_client,
  document_id text NOT NULL,
  region_id uuid NOT NULL REFERENCES region,
  text text NOT NULL,
  PRIMARY KEY (client_id, document_id)
);
ALTER TABLE api_client_document ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_client_document FORCE ROW LEVEL SECURITY;
"""

ITS_CLIENTS = (
    "region_id = my_region() AND EXISTS (SELECT FROM api_client AS its"
    " WHERE its.id = client_id AND (its.organisations && my_organisations()"
    " OR (its.organisations = '{}' AND region_writes())))"
)

RIGHTS = f"""
CREATE POLICY reads ON api_client_document FOR SELECT USING (client_id = my_client()
  OR (region_id = my_region()
    AND EXISTS (SELECT FROM api_client AS its WHERE its.id = client_id)));
CREATE POLICY adds ON api_client_document FOR INSERT WITH CHECK ({ITS_CLIENTS});
CREATE POLICY takes_away ON api_client_document FOR DELETE USING ({ITS_CLIENTS});
GRANT SELECT, INSERT, DELETE ON api_client_document TO staffbank_app;
GRANT UPDATE (held_to_documents) ON api_client TO staffbank_app;
"""


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute(TABLE)
    op.execute(RIGHTS)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("DROP TABLE api_client_document")
    op.execute("ALTER TABLE api_client DROP COLUMN held_to_documents")
