"""Recharges between councils, and the books that they are kept in."""

from alembic import op

revision = "20261126_pre_recharges"
down_revision = "20261126_pre_placements"

HOST = "host_council_id = ANY (my_organisations())"
HOME = "home_employer_id = ANY (my_organisations())"
EITHER = f"region_writes() OR {HOST} OR {HOME}"
SEES = f"region_wide() OR {HOST} OR {HOME}"

TABLES = """
CREATE TABLE recharge (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  home_employer_id uuid NOT NULL REFERENCES employer,
  host_council_id uuid NOT NULL REFERENCES council,
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  state text NOT NULL CHECK (state IN
    ('accrued', 'proforma', 'issued', 'accepted', 'disputed', 'settled')),
  minutes integer NOT NULL,
  net bigint NOT NULL,
  vat bigint NOT NULL,
  reason text,
  UNIQUE (id, home_employer_id, host_council_id)
);
CREATE INDEX recharge_of_host ON recharge (host_council_id);
CREATE INDEX recharge_of_home ON recharge (home_employer_id);

CREATE TABLE recharge_line (
  line_id uuid PRIMARY KEY REFERENCES timesheet_line,  -- no hour is recharged twice
  region_id uuid NOT NULL REFERENCES region,
  recharge_id uuid NOT NULL REFERENCES recharge,
  home_employer_id uuid NOT NULL REFERENCES employer,
  host_council_id uuid NOT NULL REFERENCES council,
  minutes integer NOT NULL,
  miles integer NOT NULL,
  hours_net bigint NOT NULL,
  travel_net bigint NOT NULL,
  vat bigint NOT NULL,
  FOREIGN KEY (recharge_id, home_employer_id, host_council_id)
    REFERENCES recharge (id, home_employer_id, host_council_id)
);
CREATE INDEX line_of_recharge ON recharge_line (recharge_id);

CREATE TABLE journal_entry (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  at timestamptz NOT NULL,
  what text NOT NULL,
  source uuid NOT NULL REFERENCES recharge,
  home_employer_id uuid NOT NULL REFERENCES employer,
  host_council_id uuid NOT NULL REFERENCES council
);

CREATE TABLE journal_posting (
  entry_id uuid NOT NULL REFERENCES journal_entry,
  region_id uuid NOT NULL REFERENCES region,
  home_employer_id uuid NOT NULL REFERENCES employer,
  host_council_id uuid NOT NULL REFERENCES council,
  organisation uuid NOT NULL,
  kind text NOT NULL,
  counterpart uuid NOT NULL CHECK (counterpart <> organisation),
  amount bigint NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (entry_id, organisation, kind)
);

-- Looked at when the transaction commits: an entry balances for each organisation, or is not.
CREATE FUNCTION entries_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM journal_posting WHERE entry_id = NEW.entry_id
    GROUP BY organisation HAVING sum(amount) <> 0)
  THEN RAISE EXCEPTION 'the entry % does not balance', NEW.entry_id;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER entries_balance AFTER INSERT ON journal_posting
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entries_balance();
"""

GRANTS = """
GRANT SELECT, INSERT ON recharge, recharge_line, journal_entry, journal_posting
  TO staffbank_app;
GRANT UPDATE (state, reason) ON recharge TO staffbank_app;
"""


def _execute(sql: str) -> None:
    """As it stands: the driver must see neither parameters nor colons in it."""
    driver = op.get_bind().connection.driver_connection
    assert driver is not None
    driver.execute(sql)


def upgrade() -> None:
    _execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '30s'")
    _execute(TABLES)
    for table, adds in (
        ("recharge", "region_writes()"),
        ("recharge_line", "region_writes()"),
        ("journal_entry", EITHER),
        ("journal_posting", EITHER),
    ):
        _execute(f"""
          ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
          ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
          CREATE POLICY reads ON {table} FOR SELECT
            USING (region_id = my_region() AND ({SEES}));
          CREATE POLICY adds ON {table} FOR INSERT
            WITH CHECK (region_id = my_region() AND ({adds}));
          CREATE POLICY changes ON {table} FOR UPDATE
            USING (region_id = my_region() AND ({EITHER}));
        """)
    _execute(GRANTS)


def downgrade() -> None:
    op.execute("DROP TABLE journal_posting, journal_entry, recharge_line, recharge")
    op.execute("DROP FUNCTION entries_balance")
