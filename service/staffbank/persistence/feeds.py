"""Events as they happen, read once for all in this process who see the same."""

import asyncio
from asyncio import Event as Ring
from bisect import bisect_right
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace

import structlog

from staffbank.domain.council import RegionId
from staffbank.domain.principal import Grant, Principal, Role
from staffbank.ports.events import Bell, EventLog, EventView

LOOK_EVERY = 5.0  # seconds; the bell is what makes it quick
AT_ONCE = 100  # events read in one go
READERS = 4  # who read at once; the other connections are for requests
KEPT = 1_000  # events of a feed; whoever is further behind reads for herself
APART = 0.05  # seconds between looks: what happens at once is told in one go
TICK = 0.001  # seconds by which a timer may ring too early

Logs = Callable[[Principal], EventLog]

log = structlog.get_logger()


def sights(who: Principal) -> tuple[Principal, ...]:
    """Readers who see, put together, the events that `who` sees; others may share each of them.

    Nothing but the region, the organisations and the person decides who sees an event. What
    somebody sees for her office, everybody there sees; what is about herself is hers.
    """
    office = replace(who.as_officer, person="", only=None)
    if who.region_wide:
        everything = Grant(Role.ANALYST, who.region_id)
        return (replace(office, grants=frozenset({everything})),)
    roles = frozenset(Grant(Role.REQUESTER, each) for each in office.organisations)
    herself = replace(who, grants=frozenset(), only=None)
    return (replace(office, grants=roles), herself) if roles else (herself,)


class Feed:
    """The last events that one sight has shown: all behind `floor`, up to `end`."""

    def __init__(self, sight: Principal, end: int) -> None:
        self.sight = sight
        self.floor = self.end = end
        self.rings: set[Ring] = set()
        self._fresh = False
        self._places: deque[int] = deque()
        self._views: deque[EventView] = deque()

    def add(self, views: Iterable[EventView], end: int) -> None:
        """These have happened, and nothing else up to `end`."""
        for view in views:
            self._places.append(view.position)
            self._views.append(view)
        while len(self._views) > KEPT:
            self.floor = self._places.popleft()
            self._views.popleft()
        self._fresh = self._fresh or bool(self._places and self._places[-1] > self.end)
        self.end = end

    def tell(self) -> None:
        """Wake whoever waits, if there is more than when it was last told."""
        if self._fresh:
            self._fresh = False
            for ring in self.rings:
                ring.set()

    def behind(self, after: int) -> list[EventView]:
        """Those behind `after`, which is not before the floor."""
        first = bisect_right(self._places, after)
        return [self._views[place] for place in range(first, len(self._views))]


class RegionFeeds:
    """All feeds of a region, filled by one look whenever something has happened."""

    def __init__(self, region_id: RegionId, bell: Bell, logs: Logs) -> None:
        self._region_id, self._bell, self._logs = region_id, bell, logs
        bank = Grant(Role.SYSTEM, region_id)
        self._whole = logs(Principal("system", region_id, frozenset({bank})))
        self._feeds: dict[Principal, Feed] = {}
        self._beginning = asyncio.Lock()
        self._looking: asyncio.Task[None] | None = None
        self._reading = asyncio.Semaphore(READERS)
        self.end = 0

    async def begin(self) -> None:
        """Look from now on, if nobody does yet."""
        async with self._beginning:
            if self._looking is None or self._looking.done():
                self.end = await self._whole.end()
                self._looking = asyncio.create_task(self._look_again_and_again())

    async def close(self) -> None:
        """Look no more."""
        if self._looking is not None:
            self._looking.cancel()
            with suppress(asyncio.CancelledError):
                await self._looking

    def listen(self, sight: Principal, ring: Ring) -> Feed:
        """The feed of that sight, which tells `ring` whenever it has more."""
        feed = self._feeds.get(sight)
        if feed is None:
            feed = self._feeds[sight] = Feed(sight, self.end)
        feed.rings.add(ring)
        return feed

    def leave(self, feed: Feed, ring: Ring) -> None:
        """Tell it no more; a feed to which nobody listens ends."""
        feed.rings.discard(ring)
        if not feed.rings:
            self._feeds.pop(feed.sight, None)

    async def read(
        self, who: Principal, after: int, end: int
    ) -> tuple[tuple[EventView, ...], int]:
        """What somebody sees behind `after`, a part at a time, and up to where that is."""
        async with self._reading:
            views = await self._logs(who).between(after, end, most=AT_ONCE)
        return views, views[-1].position if len(views) == AT_ONCE else end

    async def _look_again_and_again(self) -> None:
        with self._bell.heard(self._region_id) as ring:
            while self._feeds:
                with suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_EVERY):
                        await ring.wait()
                ring.clear()  # before the look: whatever comes after it rings again
                try:
                    await self._look()
                except Exception:  # whatever it is: all who listen would wait for ever
                    log.exception("events cannot be read; trying again")
                await asyncio.sleep(APART)

    async def _look(self) -> None:
        end = await self._whole.end()
        if end == self.end:
            return
        about = await self._whole.persons(self.end, end)
        while behind := self._behind(end, about):
            await asyncio.gather(*(self._fill(feed, end) for feed in behind))
        self.end = end
        for feed in self._feeds.values():  # now: a reader of two is told once, of both
            feed.tell()

    def _behind(self, end: int, about: frozenset[str]) -> list[Feed]:
        """The feeds to read. Of persons, maybe thousands, those whom something is about."""
        found = []
        for feed in self._feeds.values():
            if feed.sight.person and feed.sight.person not in about:
                feed.add((), max(end, feed.end))
            elif feed.end < end:
                found.append(feed)
        return found

    async def _fill(self, feed: Feed, end: int) -> None:
        while feed.end < end:
            views, read_to = await self.read(feed.sight, feed.end, end)
            feed.add(views, read_to)


@dataclass(frozen=True)
class FollowingFeeds:
    """One reader of some feeds; what lies before them she reads for herself."""

    who: Principal
    region: RegionFeeds
    feeds: tuple[Feed, ...]
    ring: Ring
    until: float

    async def behind(self, after: int) -> tuple[tuple[EventView, ...], int]:
        while True:
            self.ring.clear()
            floor = max(feed.floor for feed in self.feeds)
            if after < floor:
                return await self.region.read(self.who, after, floor)
            read_to = min(feed.end for feed in self.feeds)
            if after < read_to and (views := self._views(after, read_to)):
                return views, read_to
            if asyncio.get_running_loop().time() >= self.until - TICK:
                return (), after
            await self.ring.wait()

    def _views(self, after: int, read_to: int) -> tuple[EventView, ...]:
        """In order, each once: as of her office where it concerns both that and herself."""
        if len(self.feeds) == 1:
            return tuple(self.feeds[0].behind(after))
        found = {
            view.position: view
            for feed in reversed(self.feeds)
            for view in feed.behind(after)
            if view.position <= read_to
        }
        return tuple(found[position] for position in sorted(found))


class SharedFeeds:
    """The feeds of every region to which somebody listens."""

    def __init__(self, bell: Bell, logs: Logs) -> None:
        self._bell, self._logs = bell, logs
        self._regions: dict[RegionId, RegionFeeds] = {}

    @asynccontextmanager
    async def followed(
        self, who: Principal, *, seconds: float
    ) -> AsyncIterator[FollowingFeeds]:
        region, ring = self._region(who.region_id), Ring()
        await region.begin()
        feeds = tuple(region.listen(sight, ring) for sight in sights(who))
        loop = asyncio.get_running_loop()
        over = loop.call_later(seconds, ring.set)
        try:
            yield FollowingFeeds(who, region, feeds, ring, over.when())
        finally:
            over.cancel()
            for feed in feeds:
                region.leave(feed, ring)

    async def close(self) -> None:
        """Look nowhere any more."""
        for region in self._regions.values():
            await region.close()

    def _region(self, region_id: RegionId) -> RegionFeeds:
        if region_id not in self._regions:
            self._regions[region_id] = RegionFeeds(region_id, self._bell, self._logs)
        return self._regions[region_id]
