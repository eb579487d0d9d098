"""What the bank saves against agencies: never a bare figure."""

import strawberry
from strawberry import field

from staffbank.domain import agency_cost


@strawberry.type(description="One line of how a figure came about.")
class SavingWorking:
    """A working."""

    name: str = field(description="What it is.")
    amount: str = field(description="How much.")
    verified: bool = field(description="Whether it is known; what is not is not relied on.")


@strawberry.type(description="Hours of the bank beside an agency at the cap; VAT left out.")
class Saving:
    """A saving."""

    bank_pence: int = field(description="What they cost at the locked rate.")
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
