"""Many WebSockets in a process of their own: `python -m tests.benchmarks.subscribers ADDRESS`.

On its first line of input it is told the tokens, one for each socket, and how many events each
of them will hear before anything new happens. It says `ready` when they have. Told to end, it
waits until all is quiet, and writes down what each socket heard, and when.
"""

import asyncio
import json
import sys
import time
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

WATCH = """subscription Watch($since: ID, $names: [String!]) {
  events(since: $since, names: $names) { id event subjectId at details { name value } }
}"""
AT_ONCE = 40
QUIET = 1.0  # seconds without a word, after which nothing more is expected


@dataclass
class Ear:
    """One socket: every message as it came, and the moment."""

    token: str
    at_first: int
    heard: list[tuple[float, Any]] = field(default_factory=list)
    caught_up: asyncio.Event = field(default_factory=asyncio.Event)

    async def listen(self, address: str, door: asyncio.Semaphore) -> None:
        async with door:
            socket = await connect(
                address,
                subprotocols=[Subprotocol("graphql-transport-ws")],
                compression=None,
                ping_interval=None,
                open_timeout=60,
            )
            init = {"authorization": f"Bearer {self.token}"}
            await socket.send(json.dumps({"type": "connection_init", "payload": init}))
            assert json.loads(await socket.recv()) == {"type": "connection_ack"}
            payload = {"query": WATCH, "variables": {"names": ["request"]}}
            await socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
        if not self.at_first:
            self.caught_up.set()
        while True:
            try:
                said = await socket.recv()
            except ConnectionClosed:
                return
            self.heard.append((time.monotonic(), said))
            if len(self.heard) == self.at_first:
                self.caught_up.set()


def told(ear: Ear) -> list[tuple[float, str]]:
    """The moments and ids of the events, behind those of the beginning."""
    found = []
    for at, said in ear.heard[ear.at_first :]:
        message = json.loads(said)
        assert message["type"] == "next", message
        found.append((at, message["payload"]["data"]["events"]["id"]))
    return found


async def main(address: str) -> None:
    """Be all of them."""
    ears = [Ear(token, number) for token, number in json.loads(sys.stdin.readline())]
    door = asyncio.Semaphore(AT_ONCE)
    async with asyncio.TaskGroup() as group:
        listening = [group.create_task(ear.listen(address, door)) for ear in ears]
        for ear in ears:
            await ear.caught_up.wait()
        before = time.process_time()
        print("ready", flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        number = -1
        while number != (number := sum(len(ear.heard) for ear in ears)):
            await asyncio.sleep(QUIET)
        used = time.process_time() - before
        print(json.dumps({"heard": [told(ear) for ear in ears], "cpu": used}), flush=True)
        for task in listening:
            task.cancel()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
