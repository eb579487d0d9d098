"""What the bank promises, looked at after each step of people who do as they like."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
)
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain import offer as offer_road
from staffbank.domain.offer import LIVE, Offer, OfferState
from staffbank.domain.placement import ROAD, PlacementState
from staffbank.domain.principal import Principal, Role
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.persistence.ledger_tables import AUDIT_ENTRY, OUTBOX_EVENT
from staffbank.persistence.moments import period_of
from staffbank.persistence.placement_tables import TIMESHEET_LINE
from staffbank.persistence.tables import OFFER, PLACEMENT, WORKER_BOOKING
from tests.asking import the_bank
from tests.placed import (
    under_a_master_agreement,
)
from tests.town import NOW, Town, a_town

NAMES = ("Ada Lovell", "Bea Marlow", "Cleo Nash")
DAYS = st.integers(0, 2)
LATER = NOW + timedelta(days=30)
NOT_YOURS = {ProblemCode.NOT_PERMITTED, ProblemCode.NOT_FOUND, ProblemCode.SAME_PERSON}


class Promises(RuleBasedStateMachine):
    """A bank with three workers, and what has to hold there whatever comes."""

    database_url: ClassVar[str]
    redis_url: ClassVar[str]
    folder: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.stack = AsyncExitStack()
        self.offered: dict[Any, OfferState] = {}
        self.placed: dict[Any, PlacementState] = {}
        self.town: Town = self.run(
            self.stack.enter_async_context(
                a_town(self.database_url, self.redis_url, self.folder)
            )
        )
        self.run(under_a_master_agreement(self.town))
        self.workers = [self.run(self.town.member(name)) for name in NAMES]

    def teardown(self) -> None:
        self.run(self.stack.aclose())
        self.runner.close()

    def run(self, deed: Awaitable[Any]) -> Any:
        async def awaited() -> Any:
            return await deed

        return self.runner.run(awaited())

    def attempt(self, deed: Callable[[], Awaitable[Any]]) -> Any:
        """What came of it; None where it was declined, which leaves no trace."""
        before = self.run(self.traces())
        try:
            return self.run(deed())
        except Declined:
            assert self.run(self.traces()) == before, "what is declined changes nothing"
            return None

    def refused(self, deed: Callable[[], Awaitable[Any]]) -> None:
        """Somebody tries whose business it is not."""
        with pytest.raises(Declined) as declined:
            self.run(deed())
        assert {each.code for each in declined.value.problems} <= NOT_YOURS

    async def traces(self) -> tuple[int, int]:
        async with the_bank(self.town) as uow:
            connection: AsyncConnection = uow._connection  # type: ignore[attr-defined]
            counts = [
                await connection.scalar(select(func.count()).select_from(table))
                for table in (AUDIT_ENTRY, OUTBOX_EVENT)
            ]
        audit, outbox = counts
        assert audit == outbox
        return int(audit or 0), int(outbox or 0)

    def who(self, role: Role, *, stranger: bool) -> Principal:
        """Somebody of the right organisation, or of Dudley, which has no part in anything."""
        at_home = role is Role.RELEASE_AUTHORISER
        council = self.town.warwick if at_home else self.town.solihull
        if stranger:
            council = self.town.dudley
        scope = council.employer.id if at_home else council.council.id
        return self.town.who(role, scope)

    def told(self, offer: Offer | None) -> None:
        if offer is not None:
            before = self.offered[offer.id]
            assert offer.state in {before, *offer_road.ROAD[before]}
            self.offered[offer.id] = offer.state

    async def look_again(self) -> None:
        """How placements, and offers that went with a request, stand now."""
        async with the_bank(self.town) as uow:
            for key, before in self.placed.items():
                now = (await uow.placements.get(key)).state
                steps = {now} if now is before else set(reachable(before))
                assert now in steps, (before, now)
                self.placed[key] = now
            for key in self.offered:
                self.offered[key] = (await uow.offers.get(key)).state

    # ------------------------------------------------------------ what the bank promises

    @invariant()
    def nobody_is_held_twice_and_every_hold_has_its_offer(self) -> None:
        self.run(self._holds())

    async def _holds(self) -> None:
        async with the_bank(self.town) as uow:
            connection: AsyncConnection = uow._connection  # type: ignore[attr-defined]
            held = (await connection.execute(select(WORKER_BOOKING))).mappings().all()
            kept = (await connection.execute(select(OFFER))).mappings().all()
            live = {row["id"] for row in kept if OfferState(row["state"]) in LIVE}
            slots = [row["slot_id"] for row in kept if row["id"] in live]
            standing = await connection.execute(
                select(PLACEMENT.c.slot_id).where(PLACEMENT.c.state != "withdrawn")
            )
            lines = select(TIMESHEET_LINE).where(TIMESHEET_LINE.c.stands)
            worked = (await connection.execute(lines)).mappings().all()
        assert {row["id"]: OfferState(row["state"]) for row in kept} == self.offered
        assert {row["offer_id"] for row in held} <= live
        assert len(slots) == len(set(slots)), "one live offer a slot"
        placed = [row.slot_id for row in standing]
        assert len(placed) == len(set(placed)), "one placement a slot"
        for rows, when in ((held, "during"), (worked, "worked")):
            by_worker: dict[int, list[Any]] = {}
            for row in rows:
                if row[when] is not None:
                    by_worker.setdefault(row["worker_no"], []).append(period_of(row[when]))
            for periods in by_worker.values():
                ordered = sorted(periods)
                assert not any(one.overlaps(other) for one, other in pairwise(ordered))


def reachable(state: PlacementState) -> frozenset[PlacementState]:
    """Whatever can come of it, in any number of steps."""
    found: set[PlacementState] = set()
    ahead = [state]
    while ahead:
        for following in ROAD[ahead.pop()]:
            if following not in found:
                found.add(following)
                ahead.append(following)
    return frozenset(found)
