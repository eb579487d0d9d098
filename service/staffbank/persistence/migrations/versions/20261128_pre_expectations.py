"""How she was consulted, and which signatures were given beforehand, by accession."""

from alembic import op

revision = "20261128_pre_expectations"
down_revision = "20261128_pre_worked"

METHOD = (
    "consultation_method text NOT NULL DEFAULT 'bank'"
    " CHECK (consultation_method IN ('bank', 'meeting', 'telephone', 'e_mail'))"
)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '30s'")
    op.execute(f"ALTER TABLE offer ADD COLUMN {METHOD}")
    op.execute(f"ALTER TABLE extension ADD COLUMN {METHOD}, ADD COLUMN consulted_at timestamptz")
    # the moment was not kept until now: she was consulted after it was asked for
    op.execute("UPDATE extension SET consulted_at = requested_at WHERE comments <> ''")
    op.execute(
        "ALTER TABLE agreement ADD COLUMN home_acceded_at timestamptz,"
        " ADD COLUMN host_acceded_at timestamptz"
    )
    op.execute("GRANT UPDATE (consultation_method) ON offer TO staffbank_app")
    op.execute("GRANT UPDATE (consultation_method, consulted_at) ON extension TO staffbank_app")
    op.execute("GRANT UPDATE (home_acceded_at, host_acceded_at) ON agreement TO staffbank_app")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("ALTER TABLE agreement DROP COLUMN home_acceded_at, DROP COLUMN host_acceded_at")
    op.execute("ALTER TABLE extension DROP COLUMN consulted_at, DROP COLUMN consultation_method")
    op.execute("ALTER TABLE offer DROP COLUMN consultation_method")
