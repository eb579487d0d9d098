"""What may be shown once only, remembered in Redis for as long as it is good."""

from redis.asyncio import Redis
from redis.exceptions import RedisError

from staffbank.ports.once import CannotRemember


class RedisOnce:
    """A key for each thing that was shown."""

    def __init__(self, url: str) -> None:
        self._redis: Redis = Redis.from_url(url, socket_connect_timeout=2, socket_timeout=2)

    async def is_first(self, what: str, *, seconds: int) -> bool:
        """Whether nobody has shown this before, for as long. Raises CannotRemember."""
        try:
            kept = await self._redis.set(f"staffbank:once:{what}", "1", ex=seconds, nx=True)
        except RedisError as away:
            raise CannotRemember("Redis does not answer") from away
        return bool(kept)

    async def close(self) -> None:
        """Give the connections back."""
        await self._redis.aclose()
