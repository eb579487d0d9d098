"""Placements run: master agreements, agreements, the start gate, timesheets and what was worked."""

from alembic import op

revision = "20261126_pre_placements"
down_revision = "20261125_pre_answer_by"

HOST = "host_council_id = ANY (my_organisations())"
HOME = "home_employer_id = ANY (my_organisations())"
MINE = "person = me()"
SEES = f"region_wide() OR {HOST} OR {HOME} OR {MINE}"
EITHER = f"region_writes() OR {HOST} OR {HOME}"
ANYONE = f"{EITHER} OR {MINE}"

# A host that she does not come to after all no longer learns how to reach her.
CONTACT = (
    f"employer_id = ANY (my_organisations()) OR {MINE} OR worker_id IN "
    f"(SELECT worker_id FROM placement WHERE {HOST} AND state <> 'withdrawn')"
)

PLACEMENTS = """
ALTER TABLE placement DROP CONSTRAINT placement_state_check;
UPDATE placement SET state = 'agreement_pending' WHERE state = 'confirmed';
ALTER TABLE placement ADD CONSTRAINT placement_state_check CHECK (state IN (
  'agreement_pending', 'ready', 'active', 'paused', 'suspended', 'ending', 'completed',
  'ended_early', 'withdrawn'));
ALTER TABLE placement
  ADD COLUMN team_id uuid REFERENCES team,
  ADD COLUMN starts_at timestamptz,
  ADD COLUMN ends_at timestamptz,
  ADD COLUMN start_gate jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN reason text,
  ADD COLUMN ended_at timestamptz,
  ADD COLUMN resume_agreed text[] NOT NULL DEFAULT '{}';
UPDATE placement SET team_id = offer.team_id FROM offer WHERE offer.id = placement.offer_id;
UPDATE placement SET starts_at = held.first, ends_at = held.last FROM (
  SELECT offer_id, min(lower(during)) AS first, max(upper(during)) AS last
  FROM worker_booking GROUP BY offer_id) held
  WHERE held.offer_id = placement.offer_id;
ALTER TABLE placement ALTER COLUMN team_id SET NOT NULL,
  ALTER COLUMN starts_at SET NOT NULL, ALTER COLUMN ends_at SET NOT NULL;
ALTER TABLE placement DROP CONSTRAINT placement_slot_id_key;
CREATE UNIQUE INDEX one_placement_a_slot ON placement (slot_id) WHERE state <> 'withdrawn';
ALTER TABLE placement ADD UNIQUE (id, worker_id, person, home_employer_id, host_council_id);
CREATE INDEX placement_of_host ON placement (host_council_id);
CREATE INDEX placement_of_home ON placement (home_employer_id);
GRANT UPDATE (state, ends_at, start_gate, reason, ended_at, resume_agreed) ON placement
  TO staffbank_app;
ALTER TABLE council ADD COLUMN two_step_timesheets boolean NOT NULL DEFAULT false;
GRANT UPDATE (two_step_timesheets) ON council TO staffbank_app;
"""

TABLES = """
CREATE TABLE master_agreement (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  title text NOT NULL,
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  CHECK (valid_from <= valid_to)
);

CREATE TABLE accession (
  master_id uuid NOT NULL REFERENCES master_agreement,
  organisation uuid NOT NULL,
  region_id uuid NOT NULL REFERENCES region,
  signed_by text NOT NULL,
  signed_at timestamptz NOT NULL,
  pre_signs_urgent boolean NOT NULL,
  PRIMARY KEY (master_id, organisation)
);

CREATE TABLE agreement (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  placement_id uuid NOT NULL UNIQUE REFERENCES placement,
  worker_id uuid NOT NULL REFERENCES worker,
  person text NOT NULL,
  home_employer_id uuid NOT NULL REFERENCES employer,
  host_council_id uuid NOT NULL REFERENCES council,
  legal_basis text NOT NULL CHECK (legal_basis IN ('s113', 'contract_secondment')),
  legal_sign_off text,
  state text NOT NULL CHECK (state IN ('pending', 'signed', 'refused')),
  opened_at timestamptz NOT NULL,
  terms jsonb,
  document text,
  digest text,
  home_signed_by text,
  home_signed_at timestamptz,
  host_signed_by text,
  host_signed_at timestamptz,
  acknowledged_at timestamptz,
  reason text,
  CHECK ((home_signed_by IS NULL) = (home_signed_at IS NULL)),
  CHECK ((host_signed_by IS NULL) = (host_signed_at IS NULL)),
  CHECK (home_signed_by <> host_signed_by),
  CHECK ((document IS NULL) = (digest IS NULL)),
  CHECK (state <> 'signed' OR (home_signed_at IS NOT NULL AND host_signed_at IS NOT NULL
    AND acknowledged_at IS NOT NULL AND digest IS NOT NULL)),
  FOREIGN KEY (placement_id, worker_id, person, home_employer_id, host_council_id)
    REFERENCES placement (id, worker_id, person, home_employer_id, host_council_id)
);
CREATE INDEX agreement_of_host ON agreement (host_council_id);
CREATE INDEX agreement_of_home ON agreement (home_employer_id);

CREATE TABLE timesheet (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  placement_id uuid NOT NULL REFERENCES placement,
  worker_id uuid NOT NULL REFERENCES worker,
  person text NOT NULL,
  home_employer_id uuid NOT NULL REFERENCES employer,
  host_council_id uuid NOT NULL REFERENCES council,
  week date NOT NULL CHECK (extract(isodow FROM week) = 1),
  two_steps boolean NOT NULL,
  state text NOT NULL CHECK (state IN
    ('draft', 'submitted', 'queried', 'approved', 'authorised', 'locked')),
  minutes integer NOT NULL,
  miles integer NOT NULL,
  submitted_by text,
  approved_by text,
  authorised_by text,
  query text,
  corrects uuid REFERENCES timesheet,
  CHECK (approved_by <> person AND approved_by <> submitted_by),
  CHECK (authorised_by <> person AND authorised_by <> submitted_by
    AND authorised_by <> approved_by),
  CHECK (state <> 'locked' OR (approved_by IS NOT NULL
    AND (authorised_by IS NOT NULL OR NOT two_steps))),
  FOREIGN KEY (placement_id, worker_id, person, home_employer_id, host_council_id)
    REFERENCES placement (id, worker_id, person, home_employer_id, host_council_id),
  UNIQUE (id, person, home_employer_id, host_council_id)
);
CREATE UNIQUE INDEX one_timesheet_a_week ON timesheet (placement_id, week)
  WHERE corrects IS NULL;
CREATE INDEX timesheet_of_host ON timesheet (host_council_id);
CREATE INDEX timesheet_of_home ON timesheet (home_employer_id);

CREATE TABLE timesheet_line (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  timesheet_id uuid NOT NULL REFERENCES timesheet,
  worker_no bigint NOT NULL REFERENCES worker (no),
  person text NOT NULL,
  home_employer_id uuid NOT NULL REFERENCES employer,
  host_council_id uuid NOT NULL REFERENCES council,
  session tstzrange NOT NULL CHECK (NOT isempty(session)),
  worked tstzrange CHECK (NOT isempty(worked)),
  break_minutes integer NOT NULL DEFAULT 0 CHECK (break_minutes >= 0),
  miles integer NOT NULL DEFAULT 0 CHECK (miles >= 0),
  absence text,
  why text NOT NULL DEFAULT '',
  reverses uuid UNIQUE REFERENCES timesheet_line,
  stands boolean NOT NULL,
  FOREIGN KEY (timesheet_id, person, home_employer_id, host_council_id)
    REFERENCES timesheet (id, person, home_employer_id, host_council_id),
  FOREIGN KEY (worker_no, person) REFERENCES worker (no, person),
  CONSTRAINT no_hour_is_paid_twice
    EXCLUDE USING gist (int8range(worker_no, worker_no, '[]') WITH &&, worked WITH &&)
    WHERE (stands)
);
CREATE INDEX line_of_timesheet ON timesheet_line (timesheet_id);

-- What is locked is for good: a line changes only in whether it stands, by its reversal.
CREATE FUNCTION locked_lines_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT state FROM timesheet WHERE id = OLD.timesheet_id) = 'locked' AND (
    NEW.session, NEW.worked, NEW.break_minutes, NEW.miles, NEW.absence, NEW.why, NEW.reverses
  ) IS DISTINCT FROM (
    OLD.session, OLD.worked, OLD.break_minutes, OLD.miles, OLD.absence, OLD.why, OLD.reverses
  ) THEN
    RAISE EXCEPTION 'a line of a locked timesheet is corrected by its reversal';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER locked_lines_stay BEFORE UPDATE ON timesheet_line
  FOR EACH ROW EXECUTE FUNCTION locked_lines_stay();
CREATE FUNCTION locked_timesheets_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'locked' THEN
    RAISE EXCEPTION 'a locked timesheet is corrected by another one';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER locked_timesheets_stay BEFORE UPDATE ON timesheet
  FOR EACH ROW EXECUTE FUNCTION locked_timesheets_stay();
"""

# table: (who reads, who adds, who changes)
POLICIES = {
    "master_agreement": ("true", "region_writes()", "region_writes()"),
    "accession": (
        "true",
        "organisation = ANY (my_organisations())",
        "organisation = ANY (my_organisations())",
    ),
    "agreement": (SEES, HOST, ANYONE),
    "timesheet": (SEES, f"region_writes() OR {MINE}", ANYONE),
    "timesheet_line": (SEES, f"region_writes() OR {MINE}", ANYONE),
}

GRANTS = """
GRANT SELECT, INSERT ON master_agreement, accession, agreement, timesheet, timesheet_line
  TO staffbank_app;
GRANT UPDATE (title) ON master_agreement TO staffbank_app;  -- what a lock of the row asks for
GRANT UPDATE (state, legal_sign_off, terms, document, digest, home_signed_by, home_signed_at,
  host_signed_by, host_signed_at, acknowledged_at, reason) ON agreement TO staffbank_app;
GRANT UPDATE (state, minutes, miles, submitted_by, approved_by, authorised_by, query)
  ON timesheet TO staffbank_app;
GRANT UPDATE (worked, break_minutes, miles, absence, why, stands) ON timesheet_line
  TO staffbank_app;
"""


def _execute(sql: str) -> None:
    """As it stands: the driver must see neither parameters nor colons in it."""
    driver = op.get_bind().connection.driver_connection
    assert driver is not None
    driver.execute(sql)


def upgrade() -> None:
    _execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '30s'")
    _execute(PLACEMENTS)
    _execute(f"""
      DROP POLICY changes ON placement;
      CREATE POLICY changes ON placement FOR UPDATE
        USING (region_id = my_region() AND ({ANYONE}))
        WITH CHECK (region_id = my_region() AND (
          CASE WHEN state IN ('active', 'completed') THEN {EITHER} ELSE {ANYONE} END));
      DROP POLICY reads ON worker_contact;
      CREATE POLICY reads ON worker_contact FOR SELECT
        USING (region_id = my_region() AND ({CONTACT}));
      DROP POLICY changes ON council;
      CREATE POLICY changes ON council FOR UPDATE
        USING (region_id = my_region() AND (region_writes() OR id = ANY (my_organisations())));
    """)
    _execute(TABLES)
    for table, (reads, adds, changes) in POLICIES.items():
        _execute(f"""
          ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
          ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
          CREATE POLICY reads ON {table} FOR SELECT
            USING (region_id = my_region() AND ({reads}));
          CREATE POLICY adds ON {table} FOR INSERT
            WITH CHECK (region_id = my_region() AND ({adds}));
          CREATE POLICY changes ON {table} FOR UPDATE
            USING (region_id = my_region() AND ({changes}));
        """)
    _execute(GRANTS)


def downgrade() -> None:
    raise RuntimeError("Placements have moved on: there is nothing to go back to.")
