"""Placements keep why they end, what one side proposes, what the region finds, and reviews."""

from alembic import op

revision = "20261128_pre_endings"
down_revision = "20261128_pre_money"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '30s'")
    op.execute("ALTER TABLE placement ADD COLUMN ending jsonb NOT NULL DEFAULT '{}'")
    op.execute("ALTER TABLE placement ADD COLUMN reviews jsonb NOT NULL DEFAULT '[]'")
    op.execute("GRANT UPDATE (ending, reviews, starts_at) ON placement TO staffbank_app")
    # A pause has written its reason over the cause of the end; the audit still has it.
    op.execute("""
      UPDATE placement SET ending = jsonb_build_object('cause', said.cause) FROM (
        SELECT DISTINCT ON (subject) subject, details ->> 'cause' AS cause FROM audit_entry
          WHERE event = 'placement.ended_early' ORDER BY subject, id DESC) said
        WHERE said.subject = placement.id AND said.cause IS NOT NULL
          AND placement.state IN ('ending', 'ended_early', 'paused', 'suspended')
    """)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute("REVOKE UPDATE (starts_at) ON placement FROM staffbank_app")
    op.execute("ALTER TABLE placement DROP COLUMN ending")
    op.execute("ALTER TABLE placement DROP COLUMN reviews")
