"""What the bank saves against agencies: never a bare figure."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain import agency_cost
from staffbank.domain.placement import PlacementId
from staffbank.domain.problem import Declined
from staffbank.usecases.placement.saving import saving_of
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import reading

PLACEMENT = strawberry.argument(description="The placement.")


@strawberry.type(description="One line of how a figure came about.")
class SavingWorking:
    """A working."""

    name: str = field(description="What it is.")
    amount: str = field(description="How much.")
    verified: bool = field(description="Whether it is known; what is not is not relied on.")


@strawberry.type(
    description="Hours at work of the bank's beside an agency's at the cap; VAT left out."
)
class Saving:
    """A saving."""

    bank_pence: int = field(description="What they cost, leave and sickness with them.")
    agency_pence: int = field(description="What an agency may cost at most.")
    saved_pence: int = field(description="The difference; below zero where the bank is dearer.")
    workings: list[SavingWorking] = field(description="How it came about.")

    @classmethod
    def of(cls, found: agency_cost.Saving) -> "Saving":
        """Show a saving."""
        return cls(
            bank_pence=found.bank,
            agency_pence=found.agency,
            saved_pence=found.saved,
            workings=[
                SavingWorking(name=each.name, amount=each.amount, verified=each.verified)
                for each in found.workings
            ],
        )


@strawberry.type
class SavingQuery:
    """Savings, one placement at a time."""

    @field(
        description="What a placement's hours save against an agency at the cap, with the "
        "workings; null before the rate is locked, or where it is not yours to see."
    )
    async def saving(
        self, info: BankInfo, placement_id: Annotated[ID, PLACEMENT]
    ) -> Saving | None:
        try:
            with reading() as read:
                key = PlacementId(read.id("Placement", placement_id, "placementId"))
            found = await saving_of(placement_id=key, uow=info.context.reading())
        except Declined:
            return None
        return Saving.of(found) if found else None
