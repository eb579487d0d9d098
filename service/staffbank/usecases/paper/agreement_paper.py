"""An agreement as a paper: the text that was signed, word for word, and who signed it."""

from collections.abc import Iterator
from uuid import UUID

from staffbank.ports.documents import Paper, Section
from staffbank.ports.placement_views import AgreementView
from staffbank.ports.queries import Queries
from staffbank.usecases.paper.signed_text import Signed, clauses, signatures

UNVERIFIED = (
    "Figures that are marked as unverified come from general knowledge; nobody has looked at "
    "their source."
)


async def agreement_paper(agreement_id: UUID, queries: Queries) -> Paper | None:
    """None where there is none, it is not the caller's to see, or its terms are not locked."""
    found = await queries.by_ids(AgreementView, [agreement_id])
    view = found.get(agreement_id)
    if view is None or view.document is None:
        return None
    return Paper(
        title="Agreement on a placement",
        about=f"Its text has the SHA-256 {view.digest}, which both sides sign.",
        sections=(
            *clauses(view.document),
            *_labels(view),
            signatures(
                Signed(
                    "The home employer",
                    view.home_signed_at,
                    view.home_signed_by,
                    view.home_acceded_at,
                ),
                Signed(
                    "The host", view.host_signed_at, view.host_signed_by, view.host_acceded_at
                ),
                Signed("The worker has acknowledged it", view.acknowledged_at),
            ),
        ),
    )


def _labels(view: AgreementView) -> Iterator[Section]:
    workings = view.terms.workings if view.terms else ()
    unverified = [f"{name}: {amount} (unverified)" for name, amount, ok in workings if not ok]
    if unverified:
        yield Section("Figures that are unverified", (UNVERIFIED, *unverified))
