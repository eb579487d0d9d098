"""Offers say until when they may be answered, and expire."""

from alembic import op

revision = "20261125_pre_answer_by"
down_revision = "20261124_pre_certificates"

BEFORE = "'offered', 'accepted', 'released', 'confirmed', 'declined', 'refused', 'withdrawn'"


def upgrade() -> None:
    # The default is one moment for all rows that are there, so none is rewritten: an offer made
    # before has 48 hours from now. Older code, which does not know the column, has it too; it
    # enqueues no job, so what it offers is refused when late and ends when withdrawn.
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute(
        "ALTER TABLE offer ADD COLUMN answer_by timestamptz NOT NULL "
        "DEFAULT now() + interval '48 hours'"
    )
    _allow(f"{BEFORE}, 'expired'")
    op.execute("ALTER TABLE offer VALIDATE CONSTRAINT offer_state_check")
    op.execute(
        "CREATE POLICY expires ON offer AS RESTRICTIVE FOR UPDATE "
        "USING (true) WITH CHECK (state <> 'expired' OR region_writes())"
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("DROP POLICY expires ON offer")
    op.execute("DELETE FROM procrastinate_jobs WHERE task_name = 'expire_offer'")
    op.execute("ALTER TABLE offer DROP COLUMN answer_by")
    _allow(BEFORE)  # not validated: offers that have expired stay


def _allow(states: str) -> None:
    op.execute("ALTER TABLE offer DROP CONSTRAINT offer_state_check")
    op.execute(
        "ALTER TABLE offer ADD CONSTRAINT offer_state_check "
        f"CHECK (state IN ({states})) NOT VALID"
    )
