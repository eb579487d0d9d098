"""What a match run has found, as a whole."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import strawberry
from strawberry import Private, field

from staffbank.domain.cover_request import Tier
from staffbank_graphql.context import BankInfo
from staffbank_graphql.council import COUNCIL, Council


@strawberry.type(description="How much of one tier is filled.")
class TierCoverage:
    """A tier, in slots and in minutes."""

    tier: Tier = field(description="The tier.")
    filled: int = field(description="Slots filled.")
    wanted: int = field(description="Slots asked for.")
    minutes_filled: int = field(description="Minutes of work filled.")
    minutes_wanted: int = field(description="Minutes of work asked for.")


@strawberry.type(description="What one council gives to the others, and takes from them.")
class CouncilBalance:
    """A council's side of the plan."""

    gives: int = field(description="Slots elsewhere that its workers fill.")
    takes: int = field(description="Its slots that others fill.")
    minutes_given: int = field(description="Minutes that its workers work elsewhere.")
    minutes_taken: int = field(description="Minutes that others work here.")
    council_id: Private[UUID]

    @field(description="The council.")
    async def council(self, info: BankInfo) -> Council | None:
        return await COUNCIL.fetch(info.context, self.council_id)


@strawberry.type(description="What one council gives to one other in a plan.")
class Flow:
    """From one council to another."""

    places: int = field(description="Slots of the one that workers of the other fill.")
    minutes: int = field(description="Minutes of work in them.")
    giver_id: Private[UUID]
    taker_id: Private[UUID]

    @field(description="Whose workers they are.")
    async def giver(self, info: BankInfo) -> Council | None:
        return await COUNCIL.fetch(info.context, self.giver_id)

    @field(description="Where they work.")
    async def taker(self, info: BankInfo) -> Council | None:
        return await COUNCIL.fetch(info.context, self.taker_id)


@strawberry.type(description="What a match run has found, as a whole.")
class RunSummary:
    """The figures of a plan."""

    coverage: list[TierCoverage] = field(description="How much is filled, by tier.")
    councils: list[CouncilBalance] = field(description="What each council gives and takes.")
    flows: list[Flow] | None = field(
        description="Who helps whom, the most minutes first; null in runs that did not keep it."
    )
    travel_km_mean: float | None = field(
        description="Kilometres to the work, on average; null where nobody travels."
    )
    travel_km_most: float | None = field(description="The longest way to the work.")
    quality: int = field(description="The points of all proposals together.")
    filled: int = field(description="Slots filled.")
    slots: int = field(description="Slots looked at.")
    workers: int = field(description="Workers looked at.")

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "RunSummary":
        """Show the summary that the run's job has kept."""
        plain = (
            "travel_km_mean",
            "travel_km_most",
            "quality",
            "filled",
            "slots",
            "workers",
        )
        return cls(
            coverage=[
                TierCoverage(**{**each, "tier": Tier(each["tier"])})
                for each in kept["coverage"]
            ],
            councils=[
                CouncilBalance(**{**each, "council_id": UUID(str(each["council_id"]))})
                for each in kept["councils"]
            ],
            flows=_flows(kept["flows"]) if "flows" in kept else None,
            **{name: kept[name] for name in plain},
        )


def _flows(kept: Sequence[Mapping[str, Any]]) -> list[Flow]:
    return [
        Flow(
            places=each["places"],
            minutes=each["minutes"],
            giver_id=UUID(each["giver_id"]),
            taker_id=UUID(each["taker_id"]),
        )
        for each in kept
    ]
