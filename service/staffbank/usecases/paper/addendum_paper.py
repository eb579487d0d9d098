"""The addendum of an extension as a paper: the text that was signed, and who signed it."""

from uuid import UUID

from staffbank.ports.documents import Paper
from staffbank.ports.placement_views import ExtensionView
from staffbank.ports.queries import Queries
from staffbank.usecases.paper.signed_text import Signed, clauses, signatures


async def addendum_paper(extension_id: UUID, queries: Queries) -> Paper | None:
    """None where there is none, it is not the caller's to see, or it is not agreed yet."""
    found = await queries.by_ids(ExtensionView, [extension_id])
    view = found.get(extension_id)
    if view is None or view.document is None:
        return None
    return Paper(
        title="Addendum to an agreement on a placement",
        about=f"Its text has the SHA-256 {view.digest}, which both sides sign.",
        sections=(
            *clauses(view.document),
            signatures(
                Signed("The home employer", view.home_signed_at, view.home_signed_by),
                Signed("The host", view.host_signed_at, view.host_signed_by),
            ),
        ),
    )
