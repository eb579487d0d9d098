"""A bell for a page that is open: it rings when there is something new to be shown.

What is new is not told. The part of the page that has changed asks for itself anew, by the
way that it was asked for at first, so that nothing is shown that the page would not show.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import aclosing

from starlette.responses import StreamingResponse

from staffbank.web.desk import Data

Moments = AsyncGenerator[Data, None]
LASTS = 60.0  # seconds; whoever comes again is looked at again
APART = 1.0  # seconds between two rings
SILENCE = 15.0  # seconds, before those between us and the browser give it up
TOLD = "event: told\ndata: now\n\n"
ENDED = "event: ended\ndata: now\n\n"
STILL_HERE = ": still here\n\n"
HEADERS = {"X-Accel-Buffering": "no"}
MOST = 30  # bells of one person in this process: more than anybody has pages open
HEARD: Counter[str] = Counter()  # how many there are, by person


def bell(moments: Moments, person: str) -> StreamingResponse:
    """Ring for each of the moments, once for those that come together.

    When they come to their end it says so, and the browser does not come again. Whoever has
    too many bells has no other: that page goes by its slow poll.
    """
    ringing = bounded(moments, person)
    return StreamingResponse(ringing, headers=HEADERS, media_type="text/event-stream")


async def nothing() -> Moments:
    """No moments: what was live is over."""
    none: tuple[Data, ...] = ()
    for moment in none:
        yield moment


async def bounded(moments: Moments, person: str) -> AsyncGenerator[str, None]:
    """The rings for a person, unless she has too many."""
    if HEARD[person] >= MOST:
        await moments.aclose()
        yield ENDED
        return
    HEARD[person] += 1
    try:
        async with aclosing(rings(moments)) as ringing:
            async for each in ringing:
                yield each
    finally:
        HEARD[person] -= 1
        if not HEARD[person]:
            del HEARD[person]


async def rings(moments: Moments, *, lasts: float = LASTS) -> AsyncGenerator[str, None]:
    """The events, as they go over the wire."""
    something, clock = asyncio.Event(), asyncio.get_running_loop().time
    ends = clock() + lasts
    hearing = asyncio.create_task(_heard(moments, something))
    try:
        yield STILL_HERE  # at once, so that the browser knows that it is through
        while (left := ends - clock()) > 0:
            try:
                async with asyncio.timeout(min(SILENCE, left)):
                    await something.wait()
            except TimeoutError:
                yield STILL_HERE
                continue
            something.clear()
            yield TOLD
            if hearing.done():
                if hearing.exception() is None:  # else the browser comes again
                    yield ENDED
                return
            await asyncio.sleep(APART)
    finally:
        hearing.cancel()
        await asyncio.wait({hearing})


async def _heard(moments: Moments, something: asyncio.Event) -> None:
    """Hear all of them as they come: what rings once is nothing that waits in a row."""
    try:
        async with aclosing(moments):
            async for _ in moments:
                something.set()
    finally:
        something.set()
