"""What people may watch."""

import asyncio
from asyncio import Future, ensure_future
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID

from staffbank.domain.match_run import LIVE, RunState
from staffbank.ports.progress import RunProgress
from staffbank.ports.views import MatchRunView
from staffbank_graphql.context import BankInfo, Context
from staffbank_graphql.errors import BadUserInput
from staffbank_graphql.event import NAMES, ONLY_NEW, SINCE, Event, happening
from staffbank_graphql.global_id import NotAnId, decode
from staffbank_graphql.held_open import SUBSCRIPTIONS
from staffbank_graphql.match_run import MatchRunProgress

LOOK_EVERY = 1.0  # seconds

RUN_ID = strawberry.argument(description="The run's id.")


@strawberry.type(description="What people may watch.")
class Subscription:
    """The ways to be told."""

    @strawberry.subscription(
        description="How far a run is: at once, whenever it tells, and when it ends."
    )
    async def match_run_progress(
        self,
        info: BankInfo,
        id: Annotated[ID, RUN_ID],  # noqa: A002 Relay's name for it
    ) -> AsyncIterator[MatchRunProgress]:
        try:
            run_id = decode(id, "MatchRun")
        except NotAnId as wrong:
            raise BadUserInput(str(wrong)) from wrong
        with SUBSCRIPTIONS.one_of(info.context.principal):
            async with aclosing(watch(run_id, info.context)) as told:
                async for moment in told:
                    yield moment

    @strawberry.subscription(
        description="Whatever happens, as far as you may see it: each event once, in an order "
        "that never goes back. It goes on for an hour; subscribe again then, and whenever the "
        "connection breaks, with the id of the last event that you have as `since`: nothing is "
        "lost and nothing comes twice."
    )
    async def events(
        self,
        info: BankInfo,
        since: Annotated[ID | None, SINCE] = None,
        only_new: Annotated[bool, ONLY_NEW] = False,  # noqa: FBT002 an argument of the API's
        names: Annotated[list[str] | None, NAMES] = None,
    ) -> AsyncIterator[Event]:
        happens = happening(info.context, since, names or (), only_new=only_new)
        with SUBSCRIPTIONS.one_of(info.context.principal):
            async with aclosing(happens) as told:
                async for event in told:
                    yield event


async def watch(run_id: UUID, context: Context) -> AsyncGenerator[MatchRunProgress, None]:
    """Each moment of the run until it has ended.

    The run's row is looked at every second: it ends the watch where the last word is lost.

    Raises:
        BadUserInput: there is no such run, or it is not the caller's to see.
    """
    board, clock = context.bank.progress, asyncio.get_running_loop().time
    told = Told(board.follow(run_id))
    try:
        state, last = await _state(run_id, context), await board.latest(run_id)
        yield MatchRunProgress.of(state, last)
        look_at = clock() + LOOK_EVERY
        while state in LIVE:
            if heard := await told.within(look_at - clock()):
                state, last = RunState.RUNNING, heard
                yield MatchRunProgress.of(state, last)
            if clock() < look_at:
                continue
            look_at = clock() + LOOK_EVERY
            if (seen := await _state(run_id, context)) is not state:
                state, last = seen, await board.latest(run_id) or last
                yield MatchRunProgress.of(state, last)
    finally:
        await told.close()


class Told:
    """What a run tells, waited for with patience that ends."""

    def __init__(self, source: AsyncIterator[RunProgress]) -> None:
        self._source = source
        self._next: Future[RunProgress] = ensure_future(anext(source))

    async def within(self, seconds: float) -> RunProgress | None:
        """The next word; None where none comes in that time."""
        await asyncio.wait({self._next}, timeout=max(seconds, 0))
        if not self._next.done():
            return None
        try:
            word = self._next.result()
        except StopAsyncIteration:
            self._next = Future()  # nothing more will be told: from here on, only time passes
            return None
        self._next = ensure_future(anext(self._source))
        return word

    async def close(self) -> None:
        """Stop listening, also where Redis's client swallows the first word to stop."""
        while not self._next.done():
            self._next.cancel()
            await asyncio.wait({self._next}, timeout=0.1)
        if not self._next.cancelled():
            self._next.exception()  # looked at, so that nobody is warned of it
        if isinstance(self._source, AsyncGenerator):
            await self._source.aclose()


async def _state(run_id: UUID, context: Context) -> RunState:
    row = (await context.queries.by_ids(MatchRunView, [run_id])).get(run_id)
    if row is None:
        raise BadUserInput("There is no such match run, or it is not yours to see.")
    return RunState(row.state)
