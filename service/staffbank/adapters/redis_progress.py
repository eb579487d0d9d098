"""Progress of match runs, through Redis: lost with it, and nothing else is."""

import json
from collections.abc import AsyncIterator
from dataclasses import asdict
from uuid import UUID

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from staffbank.ports.progress import RunProgress

KEPT_SECONDS = 3_600

log = structlog.get_logger()


class RedisProgress:
    """A key for the latest word, a channel for those who follow."""

    def __init__(self, url: str) -> None:
        self._redis: Redis = Redis.from_url(url, socket_connect_timeout=2, socket_timeout=2)

    async def tell(self, run_id: UUID, progress: RunProgress) -> None:
        """Write it and send it round. Without Redis it is lost, and the run goes on."""
        said = json.dumps(asdict(progress))
        try:
            async with self._redis.pipeline(transaction=False) as pipe:
                pipe.set(_key(run_id), said, ex=KEPT_SECONDS)
                pipe.publish(_key(run_id), said)
                await pipe.execute()
        except RedisError as away:
            log.warning("progress not told", run_id=str(run_id), because=str(away))

    async def latest(self, run_id: UUID) -> RunProgress | None:
        """The last word, or None where there is none or Redis is away."""
        try:
            said = await self._redis.get(_key(run_id))
        except RedisError as away:
            log.warning("progress not read", run_id=str(run_id), because=str(away))
            return None
        return RunProgress(**json.loads(said)) if said else None

    async def follow(self, run_id: UUID) -> AsyncIterator[RunProgress]:
        """Each word from now on; ends where Redis goes away."""
        try:
            async with self._redis.pubsub() as channel:
                await channel.subscribe(_key(run_id))
                while True:
                    said = await channel.get_message(
                        ignore_subscribe_messages=True, timeout=1.0
                    )
                    if said is not None:
                        yield RunProgress(**json.loads(said["data"]))
        except RedisError as away:
            log.warning("progress not followed", run_id=str(run_id), because=str(away))

    async def close(self) -> None:
        """Give the connections back."""
        await self._redis.aclose()


def _key(run_id: UUID) -> str:
    return f"staffbank:match_run:{run_id}"
