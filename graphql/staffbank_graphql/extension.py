"""Extensions of placements."""

from datetime import date, datetime
from uuid import UUID

import strawberry
from strawberry import Private, field

from staffbank.domain.extension import ExtensionState, Party
from staffbank.ports.placement_views import ExtensionView
from staffbank_graphql.context import BankInfo
from staffbank_graphql.global_id import encode
from staffbank_graphql.node import Kind, Node
from staffbank_graphql.placement import PLACEMENT, Placement


@strawberry.type(description="More sessions of a placement, asked for, agreed or in force.")
class Extension(Node):
    """An extension, as the API shows it."""

    state: ExtensionState = field(description="Where it is.")
    starts_at: datetime = field(description="When its first session begins.")
    ends_at: datetime = field(description="When its last session ends.")
    late: str = field(description="Why it was asked for late; empty where it was not.")
    agreed: list[Party] = field(description="Who has agreed.")
    relief_ends_on: date | None = field(
        description="From when her way there is taxed because of it; null where it stays free."
    )
    document: str | None = field(description="The addendum that is signed, once all agree.")
    digest: str | None = field(description="Its SHA-256, which a signature names.")
    home_signed_at: datetime | None = field(description="When her home signed.")
    host_signed_at: datetime | None = field(description="When the host signed.")
    reason: str | None = field(description="Why it was declined, if it was.")
    paper: str = field(description="Where its PDF is, below the address of the bank.")
    placement_id: Private[UUID]

    @field(description="The placement.")
    async def placement(self, info: BankInfo) -> Placement | None:
        return await PLACEMENT.fetch(info.context, self.placement_id)

    @classmethod
    def of(cls, view: ExtensionView) -> "Extension":
        """Show an extension."""
        return cls(
            id=encode("Extension", view.id),
            state=ExtensionState(view.state),
            starts_at=view.starts_at,
            ends_at=view.ends_at,
            late=view.late,
            agreed=[Party(party) for party in view.agreed],
            relief_ends_on=view.relief_ends_on,
            document=view.document,
            digest=view.digest,
            home_signed_at=view.home_signed_at,
            host_signed_at=view.host_signed_at,
            reason=view.reason,
            paper=f"/papers/extensions/{view.id}.pdf",
            placement_id=view.placement_id,
        )


EXTENSION = Kind("Extension", ExtensionView, Extension.of)
