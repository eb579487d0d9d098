"""A council reads why a slot of its own stayed open."""

from alembic import op

revision = "20261129_pre_findings"
down_revision = "20261129_pre_documents"

REGION = "region_id = my_region() AND region_wide()"
OURS = (
    "region_id = my_region() AND (region_wide() OR request_id IN "
    "(SELECT id FROM cover_request WHERE council_id = ANY (my_organisations())))"
)


def upgrade() -> None:
    _reads(OURS)


def downgrade() -> None:
    _reads(REGION)


def _reads(whose: str) -> None:
    op.execute("SET LOCAL lock_timeout = '4s'; SET LOCAL statement_timeout = '5s'")
    op.execute(f"ALTER POLICY reads ON unfilled_slot USING ({whose})")
