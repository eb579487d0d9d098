"""Batches of rows that a council's own system brings."""

from alembic import op

revision = "20261129_pre_batches"
down_revision = "20261129_pre_webhooks"

TABLES = """
CREATE TABLE batch (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  council_id uuid NOT NULL REFERENCES council,
  organisations uuid[] NOT NULL,
  kind text NOT NULL CHECK (kind IN ('workers', 'cover_requests')),
  person text NOT NULL,
  grants jsonb NOT NULL,
  deeds text[],
  brought_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX batch_of_region ON batch (region_id, id);
CREATE INDEX batch_of_council ON batch (council_id);

CREATE TABLE batch_row (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  batch_id uuid NOT NULL REFERENCES batch,
  number integer NOT NULL,
  reference text NOT NULL,
  digest bytea NOT NULL,
  said text,
  state text NOT NULL CHECK (state IN ('waiting', 'done', 'repeated', 'refused')),
  subject text NOT NULL DEFAULT '',
  problems jsonb NOT NULL DEFAULT '[]',
  CONSTRAINT one_row_a_line UNIQUE (batch_id, number),
  CONSTRAINT what_was_said_is_kept_while_it_waits CHECK ((said IS NULL) = (state <> 'waiting'))
);
CREATE INDEX batch_row_by_state ON batch_row (batch_id, state, id);

CREATE TABLE batch_reference (
  council_id uuid NOT NULL REFERENCES council,
  kind text NOT NULL,
  reference text NOT NULL,
  region_id uuid NOT NULL REFERENCES region,
  row_id uuid NOT NULL REFERENCES batch_row,
  PRIMARY KEY (council_id, kind, reference)
);
"""

# What a council brings is its own affair: the region's people read none of it. The bank itself
# learns whose batch it is, and does the rows on their behalf.
OURS = "region_id = my_region() AND organisations && my_organisations()"
OUR_ROWS = (
    "region_id = my_region()"
    " AND EXISTS (SELECT FROM batch AS its WHERE its.id = batch_id"
    " AND its.organisations && my_organisations())"
)
OUR_REFERENCES = (
    "region_id = my_region()"
    " AND EXISTS (SELECT FROM batch AS its WHERE its.council_id = batch_reference.council_id"
    " AND its.organisations && my_organisations())"
)
THE_BANK = "region_id = my_region() AND region_writes() AND me() = 'system'"

RIGHTS = f"""
CREATE POLICY reads ON batch FOR SELECT USING ({OURS} OR {THE_BANK});
CREATE POLICY adds ON batch FOR INSERT WITH CHECK ({OURS});
CREATE POLICY changes ON batch FOR UPDATE USING ({THE_BANK});
CREATE POLICY reads ON batch_row FOR SELECT USING ({OUR_ROWS});
CREATE POLICY adds ON batch_row FOR INSERT WITH CHECK ({OUR_ROWS});
CREATE POLICY changes ON batch_row FOR UPDATE USING ({OUR_ROWS});
CREATE POLICY reads ON batch_reference FOR SELECT USING ({OUR_REFERENCES});
CREATE POLICY adds ON batch_reference FOR INSERT WITH CHECK ({OUR_REFERENCES});
GRANT SELECT, INSERT ON batch, batch_row, batch_reference TO staffbank_app;
GRANT UPDATE (ended_at) ON batch TO staffbank_app;
GRANT UPDATE (said, state, subject, problems) ON batch_row TO staffbank_app;
"""


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute(TABLES)
    for table in ("batch", "batch_row", "batch_reference"):
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    op.execute(RIGHTS)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("DELETE FROM procrastinate_jobs WHERE task_name = 'bring_rows'")
    op.execute("DROP TABLE batch_reference, batch_row, batch")
