"""The road from a cover request to a placement: tables, constraints, row-level security."""

from alembic import op
from procrastinate.schema import SchemaManager

revision = "20261122_pre_the_road"
down_revision = None

# Who sees and changes what is decided by five settings of the transaction. None set means no rows.
SIGHT = """
CREATE FUNCTION my_region() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('staffbank.region', true), '')::uuid $$;

CREATE FUNCTION region_wide() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT coalesce(current_setting('staffbank.region_wide', true), '') = 'on' $$;

CREATE FUNCTION region_writes() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT coalesce(current_setting('staffbank.region_writes', true), '') = 'on' $$;

CREATE FUNCTION my_organisations() RETURNS uuid[] LANGUAGE sql STABLE AS
$$ SELECT coalesce(string_to_array(
     nullif(current_setting('staffbank.organisations', true), ''), ',')::uuid[], '{}') $$;

CREATE FUNCTION me() RETURNS text LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('staffbank.person', true), '') $$;
"""

TABLES = """
CREATE TABLE region (
  id uuid PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE council (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  name text NOT NULL,
  gss text NOT NULL,
  latitude double precision NOT NULL,
  longitude double precision NOT NULL,
  figures_on date NOT NULL,
  figures_source text NOT NULL,
  social_workers_fte numeric(8, 1) NOT NULL,
  agency_fte numeric(8, 1) NOT NULL,
  vacancy_fte numeric(8, 1) NOT NULL,
  three_or_more_workers_percent numeric(5, 1) NOT NULL,
  UNIQUE (region_id, gss)
);

CREATE TABLE employer (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  council_id uuid NOT NULL UNIQUE REFERENCES council,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('local_authority', 'trust_company'))
);

CREATE TABLE team (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  council_id uuid NOT NULL REFERENCES council,
  name text NOT NULL,
  latitude double precision NOT NULL,
  longitude double precision NOT NULL,
  UNIQUE (id, council_id)
);
CREATE INDEX team_of_council ON team (council_id);

CREATE TABLE worker (
  id uuid PRIMARY KEY,
  no bigint NOT NULL UNIQUE GENERATED ALWAYS AS IDENTITY,
  region_id uuid NOT NULL REFERENCES region,
  employer_id uuid NOT NULL REFERENCES employer,
  council_id uuid NOT NULL REFERENCES council,
  person text NOT NULL,
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('SW', 'SSW', 'AP', 'TM', 'IRO')),
  latitude double precision NOT NULL,
  longitude double precision NOT NULL,
  weekly_hours numeric(4, 1) NOT NULL CHECK (weekly_hours > 0),
  home_hours jsonb NOT NULL,
  skills jsonb NOT NULL,
  availability jsonb NOT NULL,
  preferences jsonb NOT NULL,
  longest_travel_km integer NOT NULL,
  induction_ends_on date,
  opted_out_from date,
  joined_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT one_membership_each UNIQUE (region_id, person),
  UNIQUE (id, employer_id, person),
  UNIQUE (no, person)
);
CREATE INDEX worker_of_employer ON worker (employer_id);

CREATE TABLE worker_contact (
  worker_id uuid PRIMARY KEY REFERENCES worker,
  region_id uuid NOT NULL REFERENCES region,
  employer_id uuid NOT NULL REFERENCES employer,
  person text NOT NULL,
  email text NOT NULL,
  phone text NOT NULL,
  FOREIGN KEY (worker_id, employer_id, person) REFERENCES worker (id, employer_id, person)
);

CREATE TABLE worker_check (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  worker_id uuid NOT NULL REFERENCES worker,
  employer_id uuid NOT NULL REFERENCES employer,
  person text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('registration', 'dbs', 'right_to_work')),
  checked_on date NOT NULL,
  valid_from date NOT NULL,
  expires_on date,
  reference text NOT NULL,
  dbs_level text,
  CHECK (expires_on >= valid_from),
  FOREIGN KEY (worker_id, employer_id, person) REFERENCES worker (id, employer_id, person)
);
CREATE INDEX check_of_worker ON worker_check (worker_id);

CREATE TABLE cover_request (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  council_id uuid NOT NULL REFERENCES council,
  team_id uuid NOT NULL REFERENCES team,
  title text NOT NULL,
  roles text[] NOT NULL,
  shape jsonb NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  sessions integer NOT NULL,
  minutes integer NOT NULL,
  headcount integer NOT NULL CHECK (headcount > 0),
  must_have jsonb NOT NULL,
  nice_to_have jsonb NOT NULL,
  tier integer NOT NULL CHECK (tier BETWEEN 1 AND 4),
  statutory boolean NOT NULL,
  case_work text NOT NULL,
  reason text NOT NULL,
  cost_centre text NOT NULL,
  remote boolean NOT NULL,
  state text NOT NULL CHECK (state IN ('submitted', 'open', 'withdrawn')),
  opened_by text NOT NULL,
  CHECK (ends_at > starts_at),
  UNIQUE (id, council_id),
  FOREIGN KEY (team_id, council_id) REFERENCES team (id, council_id)
);
CREATE INDEX request_of_council ON cover_request (council_id);

CREATE TABLE slot (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  council_id uuid NOT NULL REFERENCES council,
  request_id uuid NOT NULL REFERENCES cover_request,
  number integer NOT NULL CHECK (number > 0),
  UNIQUE (request_id, number),
  UNIQUE (id, request_id, council_id),
  FOREIGN KEY (request_id, council_id) REFERENCES cover_request (id, council_id)
);

CREATE TABLE match_run (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  state text NOT NULL CHECK (state IN ('queued', 'running', 'finished', 'aborted', 'failed')),
  attempt integer NOT NULL,
  abort_requested boolean NOT NULL,
  seconds double precision NOT NULL,
  seed bigint NOT NULL,
  started_by text NOT NULL,
  queued_at timestamptz NOT NULL,
  began_at timestamptz,
  ended_at timestamptz,
  failure text,
  job_id bigint,
  status text,
  gap double precision,
  summary jsonb
);
CREATE UNIQUE INDEX one_live_run_each ON match_run (region_id)
  WHERE state IN ('queued', 'running');

CREATE TABLE proposal (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  run_id uuid NOT NULL REFERENCES match_run,
  slot_id uuid NOT NULL REFERENCES slot,
  request_id uuid NOT NULL REFERENCES cover_request,
  worker_id uuid NOT NULL REFERENCES worker,
  points jsonb NOT NULL,
  verdicts jsonb NOT NULL,
  UNIQUE (run_id, slot_id)
);

CREATE TABLE unfilled_slot (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  run_id uuid NOT NULL REFERENCES match_run,
  slot_id uuid NOT NULL REFERENCES slot,
  request_id uuid NOT NULL REFERENCES cover_request,
  main_reason text NOT NULL,
  message text NOT NULL,
  eligible integer NOT NULL,
  reasons jsonb NOT NULL,
  UNIQUE (run_id, slot_id)
);

CREATE TABLE offer (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  slot_id uuid NOT NULL REFERENCES slot,
  request_id uuid NOT NULL REFERENCES cover_request,
  team_id uuid NOT NULL REFERENCES team,
  worker_id uuid NOT NULL REFERENCES worker,
  person text NOT NULL,
  home_employer_id uuid NOT NULL REFERENCES employer,
  host_council_id uuid NOT NULL REFERENCES council,
  proposal_id uuid REFERENCES proposal,
  state text NOT NULL CHECK (state IN
    ('offered', 'accepted', 'released', 'confirmed', 'declined', 'refused', 'withdrawn')),
  offered_at timestamptz NOT NULL,
  offered_by text NOT NULL,
  consulted_at timestamptz,
  consultation_comments text,
  reason text,
  released_by text,
  CHECK ((consulted_at IS NULL) = (consultation_comments IS NULL)),
  CHECK (state NOT IN ('accepted', 'released', 'confirmed') OR consulted_at IS NOT NULL),
  UNIQUE (id, person, home_employer_id, host_council_id),
  UNIQUE (id, slot_id, worker_id, person, home_employer_id, host_council_id),
  FOREIGN KEY (slot_id, request_id, host_council_id)
    REFERENCES slot (id, request_id, council_id),
  FOREIGN KEY (worker_id, home_employer_id, person)
    REFERENCES worker (id, employer_id, person)
);
CREATE UNIQUE INDEX one_live_offer_a_slot ON offer (slot_id)
  WHERE state IN ('offered', 'accepted', 'released', 'confirmed');
CREATE INDEX offer_of_request ON offer (request_id);
CREATE INDEX offer_of_worker ON offer (worker_id);
CREATE INDEX offer_of_host ON offer (host_council_id);
CREATE INDEX offer_of_home ON offer (home_employer_id);

CREATE TABLE worker_booking (
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  region_id uuid NOT NULL REFERENCES region,
  worker_no bigint NOT NULL REFERENCES worker (no),
  offer_id uuid NOT NULL REFERENCES offer,
  person text NOT NULL,
  home_employer_id uuid NOT NULL REFERENCES employer,
  host_council_id uuid NOT NULL REFERENCES council,
  during tstzrange NOT NULL CHECK (NOT isempty(during)),
  FOREIGN KEY (offer_id, person, home_employer_id, host_council_id)
    REFERENCES offer (id, person, home_employer_id, host_council_id),
  FOREIGN KEY (worker_no, person) REFERENCES worker (no, person),
  -- int8range(n, n) stands for "the same worker" and needs no extension
  CONSTRAINT nobody_is_booked_twice
    EXCLUDE USING gist (int8range(worker_no, worker_no, '[]') WITH &&, during WITH &&)
);
CREATE INDEX booking_of_offer ON worker_booking (offer_id);

CREATE TABLE placement (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  offer_id uuid NOT NULL UNIQUE REFERENCES offer,
  slot_id uuid NOT NULL UNIQUE REFERENCES slot,
  request_id uuid NOT NULL REFERENCES cover_request,
  worker_id uuid NOT NULL REFERENCES worker,
  person text NOT NULL,
  home_employer_id uuid NOT NULL REFERENCES employer,
  host_council_id uuid NOT NULL REFERENCES council,
  state text NOT NULL CHECK (state IN ('confirmed')),
  confirmed_at timestamptz NOT NULL,
  confirmed_by text NOT NULL,
  FOREIGN KEY (offer_id, slot_id, worker_id, person, home_employer_id, host_council_id)
    REFERENCES offer (id, slot_id, worker_id, person, home_employer_id, host_council_id)
);
CREATE INDEX placement_of_worker ON placement (worker_id);

CREATE TABLE familiarity (
  worker_id uuid NOT NULL REFERENCES worker,
  team_id uuid NOT NULL REFERENCES team,
  region_id uuid NOT NULL REFERENCES region,
  person text NOT NULL,
  home_employer_id uuid NOT NULL REFERENCES employer,
  host_council_id uuid NOT NULL REFERENCES council,
  PRIMARY KEY (worker_id, team_id)
);

CREATE TABLE audit_entry (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  person text NOT NULL,
  event text NOT NULL,
  subject uuid NOT NULL,
  organisations uuid[] NOT NULL,
  details jsonb NOT NULL
);
CREATE INDEX audit_of_subject ON audit_entry (subject);

CREATE TABLE outbox_event (
  id uuid PRIMARY KEY,
  region_id uuid NOT NULL REFERENCES region,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  event text NOT NULL,
  subject uuid NOT NULL,
  organisations uuid[] NOT NULL,
  details jsonb NOT NULL
);
"""

MINE = "person = me()"
OUR_COUNCIL = "council_id = ANY (my_organisations())"
OURS_AS_HOST = "host_council_id = ANY (my_organisations())"
OURS_AS_HOME = "home_employer_id = ANY (my_organisations())"
BOTH_SIDES = f"{OURS_AS_HOST} OR {OURS_AS_HOME} OR {MINE}"
EITHER_SEES = f"region_wide() OR {BOTH_SIDES}"
EITHER_WRITES = f"region_writes() OR {BOTH_SIDES}"
LIVE = "state IN ('offered', 'accepted', 'released', 'confirmed')"
OFFERED_TO_US = f"SELECT worker_id FROM offer WHERE {OURS_AS_HOST} AND {LIVE}"
PLACED_WITH_US = f"SELECT worker_id FROM placement WHERE {OURS_AS_HOST}"
HOME = f"employer_id = ANY (my_organisations()) OR {MINE}"

# Each step of an offer is written by the side that takes it.
STEP = f"""
  CASE state WHEN 'accepted' THEN {MINE} WHEN 'declined' THEN {MINE}
    WHEN 'released' THEN {OURS_AS_HOME} WHEN 'refused' THEN {OURS_AS_HOME}
    WHEN 'confirmed' THEN {OURS_AS_HOST} WHEN 'offered' THEN region_writes()
    ELSE true END
"""

# table: (who reads, who writes), both within the region
POLICIES = {
    "council": ("true", "region_writes()"),
    "employer": ("true", "region_writes()"),
    "team": ("true", "region_writes()"),
    "worker": (
        f"region_wide() OR {HOME} OR id IN ({OFFERED_TO_US})",
        f"region_writes() OR {HOME}",
    ),
    "worker_contact": (f"{HOME} OR worker_id IN ({PLACED_WITH_US})", HOME),
    "worker_check": (
        f"region_wide() OR {HOME} OR worker_id IN ({OFFERED_TO_US})",
        "employer_id = ANY (my_organisations())",
    ),
    "cover_request": (
        f"region_wide() OR {OUR_COUNCIL} OR id IN (SELECT request_id FROM offer)",
        f"region_writes() OR {OUR_COUNCIL}",
    ),
    "slot": (
        f"region_wide() OR {OUR_COUNCIL} OR id IN (SELECT slot_id FROM offer)",
        OUR_COUNCIL,
    ),
    "match_run": ("region_wide()", "region_writes()"),
    "proposal": ("region_wide()", "region_writes()"),
    "unfilled_slot": ("region_wide()", "region_writes()"),
    "offer": (EITHER_SEES, f"({EITHER_WRITES}) AND ({STEP})"),
    "worker_booking": (EITHER_SEES, EITHER_WRITES),
    "placement": (
        EITHER_SEES,
        f"{OURS_AS_HOST} AND EXISTS (SELECT FROM offer"
        " WHERE offer.id = offer_id AND offer.state = 'confirmed')",
    ),
    "familiarity": (EITHER_SEES, EITHER_WRITES),
    "audit_entry": (
        f"region_wide() OR organisations && my_organisations() OR {MINE}",
        MINE,
    ),
    "outbox_event": ("region_wide()", "true"),
}

# Who may change a row is asked of the row as it was; which step they take, of the new one.
CHANGES = {"offer": EITHER_WRITES}
ADDS = {
    "offer": "region_writes() AND state = 'offered'",
    "worker_booking": "region_writes()",
}

# A database's owner who may not make roles asks for this one to be made and granted first.
ROLE = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'staffbank_app') THEN
    BEGIN
      CREATE ROLE staffbank_app NOLOGIN NOBYPASSRLS;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;  -- another was quicker
    END;
  END IF;
  IF NOT pg_has_role(current_user, 'staffbank_app', 'MEMBER') THEN
    EXECUTE format('GRANT staffbank_app TO %I', current_user);
  END IF;
EXCEPTION
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'User % may not make the role staffbank_app. Have an administrator run: '
      'CREATE ROLE staffbank_app NOLOGIN NOBYPASSRLS; GRANT staffbank_app TO %',
      current_user, current_user;
END $$;
GRANT USAGE ON SCHEMA public TO staffbank_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO staffbank_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO staffbank_app;
REVOKE UPDATE, DELETE ON ALL TABLES IN SCHEMA public FROM staffbank_app;
GRANT UPDATE (availability) ON worker TO staffbank_app;
GRANT UPDATE (state) ON cover_request TO staffbank_app;
GRANT UPDATE (state, consulted_at, consultation_comments, reason, released_by) ON offer
  TO staffbank_app;
GRANT DELETE ON worker_booking TO staffbank_app;
GRANT UPDATE ON match_run TO staffbank_app;
GRANT UPDATE, DELETE ON procrastinate_jobs, procrastinate_workers, procrastinate_events,
  procrastinate_periodic_defers TO staffbank_app;
REVOKE INSERT ON alembic_version FROM staffbank_app;
"""


def _execute(sql: str) -> None:
    """As it stands: the driver must see neither parameters nor colons in it."""
    driver = op.get_bind().connection.driver_connection
    assert driver is not None
    driver.execute(sql)


def _protect(table: str, region: str, reads: str, writes: str) -> None:
    own = f"{region} = my_region()"
    changes, adds = CHANGES.get(table, writes), ADDS.get(table, writes)
    _execute(f"""
      ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
      ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
      CREATE POLICY reads ON {table} FOR SELECT USING ({own} AND ({reads}));
      CREATE POLICY adds ON {table} FOR INSERT WITH CHECK ({own} AND ({adds}));
      CREATE POLICY changes ON {table} FOR UPDATE
        USING ({own} AND ({changes})) WITH CHECK ({own} AND ({writes}));
      CREATE POLICY removes ON {table} FOR DELETE USING ({own} AND ({changes}));
    """)


def upgrade() -> None:
    _execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '30s'")
    _execute(SIGHT)
    _execute(TABLES)
    _protect("region", "id", "true", "region_writes()")
    for table, (reads, writes) in POLICIES.items():
        _protect(table, "region_id", reads, writes)
    # of the pinned procrastinate; a later one comes with a migration of its own
    _execute(SchemaManager.get_schema())
    _execute(ROLE)


def downgrade() -> None:
    raise RuntimeError("The first migration has nothing to go back to: drop the database.")
