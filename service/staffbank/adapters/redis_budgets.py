"""Budgets in Redis, the same for all processes; in this process while Redis is away.

Whoever asks often is lent a slice by Redis, which this process spends without asking again.
"""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from typing import cast

import structlog
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from staffbank import meters
from staffbank.adapters.leases import Purse, There, Wish
from staffbank.adapters.local_budgets import LocalBudgets
from staffbank.ports.budgets import Budget, Spent

PATIENCE = 0.25  # seconds that a request waits for Redis
PAUSE = 5.0  # seconds until a Redis that was away is asked again
AT_ONCE = 32  # connections; whoever comes then waits for one
MANY = 10_000  # callers whose refusal, or slices, are remembered

# One step for all budgets of a caller, by the clock of Redis: what has come back is added,
# then all is taken or nothing; and of what is left a hundredth at the most is lent. It is
# `ports.budgets.spend`, and a test holds it to that.
SPEND = """
local told = redis.call('TIME')
local now = tonumber(told[1]) + tonumber(told[2]) / 1000000
local kept = redis.call('HGETALL', KEYS[1])
local before = {}
for i = 1, #kept, 2 do before[kept[i]] = tonumber(kept[i + 1]) end
local since = math.max(now - (before['since'] or now), 0)
local lefts, granted = {}, 1
for i = 1, #ARGV, 4 do
  local most, price = tonumber(ARGV[i + 1]), tonumber(ARGV[i + 2])
  local left = math.min((before[ARGV[i]] or most) + since * most / 60, most)
  if left < price then granted = 0 end
  lefts[#lefts + 1] = left
end
local write, answer = {'since', string.format('%.6f', now)}, {granted}
for i = 1, #ARGV, 4 do
  local left, lent = lefts[(i + 3) / 4], 0
  if granted == 1 then
    left = left - tonumber(ARGV[i + 2])
    lent = math.min(tonumber(ARGV[i + 3]), math.floor(left / 100))
    left = left - lent
  end
  write[#write + 1] = ARGV[i]
  write[#write + 1] = string.format('%.6f', left)
  answer[#answer + 1] = string.format('%.6f', left)
  answer[#answer + 1] = lent
end
redis.call('HSET', KEYS[1], unpack(write))
redis.call('EXPIRE', KEYS[1], 60)
return answer
"""

log = structlog.get_logger()


class RedisBudgets:
    """A hash for each caller, which Redis forgets when all has come back."""

    def __init__(self, url: str, tick: Callable[[], float] = time.monotonic) -> None:
        self._redis: Redis = Redis.from_url(
            url,
            socket_connect_timeout=PATIENCE,
            socket_timeout=PATIENCE,
            retry=Retry(NoBackoff(), 1),  # a connection that was shut meanwhile
        )
        self._room = asyncio.Semaphore(AT_ONCE)
        self._script = self._redis.register_script(SPEND)
        self._tick = tick
        self._local = LocalBudgets(tick)
        self._away_until: float | None = None
        self._refused: dict[str, tuple[float, Spent]] = {}
        self._purses: dict[str, Purse] = {}

    async def spend(self, who: str, wanted: Mapping[Budget, int]) -> Spent:
        """Take what is wanted of each, or nothing of any: in this process, if need be."""
        spent = await self._spent(who, wanted)
        if not spent.granted:
            if len(self._refused) >= MANY:
                self._refused.clear()
            self._refused[who] = self._tick(), spent
        return spent

    def refused(self, who: str) -> Spent | None:
        """What `who` was told, while some budget has less than one left."""
        if who not in self._refused:
            return None
        at, told = self._refused[who]
        spent = told.after(self._tick() - at)
        if all(each.amount >= 1 for each in spent.lefts):
            del self._refused[who]
            return None
        return spent

    async def close(self) -> None:
        """Give the connections back."""
        await self._redis.aclose()

    async def _spent(self, who: str, wanted: Mapping[Budget, int]) -> Spent:
        now = self._tick()
        purse = self._purse_of(who)
        spent = purse.spend(now, wanted)
        if spent is not None:
            return spent
        if self._away_until is not None:
            if now < self._away_until:
                return self._local.spend_now(who, wanted)
            self._away_until = now + PAUSE  # the others do not wait with this one
        try:
            spent = await self._asked(who, purse, now, wanted)
        except RedisError as away:
            meters.BUDGETS_HERE.set(1)
            if self._away_until is None:
                log.warning("budgets kept in this process", because=str(away))
            self._away_until = self._tick() + PAUSE
            return self._local.spend_now(who, wanted)
        if self._away_until is not None:
            self._away_until = None
            meters.BUDGETS_HERE.set(0)
            log.warning("budgets kept in Redis again")
        return spent

    def _purse_of(self, who: str) -> Purse:
        purse = self._purses.get(who)
        if purse is None:
            if len(self._purses) >= MANY:
                self._purses.clear()  # what was lent comes back by itself, as all that is spent
            purse = self._purses[who] = Purse()
        return purse

    async def _asked(
        self, who: str, purse: Purse, now: float, wanted: Mapping[Budget, int]
    ) -> Spent:
        wishes = purse.wishes(now, wanted)
        first, purse.asking = not purse.asking, True
        answered = False
        try:
            granted, there = await self._answer(who, wishes)
            answered = True
        finally:
            if first:
                purse.asking = False
            if not answered:
                purse.give_back(wishes)
        return purse.taken(now, wishes, there) if granted else purse.refused(wishes, there)

    async def _answer(self, who: str, wishes: Sequence[Wish]) -> tuple[bool, list[There]]:
        said = [
            part
            for each in wishes
            for part in (each.budget.name, each.budget.most, each.price, each.more)
        ]
        async with self._room:
            answer = await self._script([f"staffbank:budget:{who}"], said)
        granted, *told = cast("Sequence[bytes]", answer)
        pairs = zip(told[::2], told[1::2], strict=True)
        return bool(granted), [There(float(left), float(lent)) for left, lent in pairs]
