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
from typing import cast
from urllib.parse import urlsplit

import uvloop
from websockets.frames import Frame, Opcode

WATCH = """subscription Watch($since: ID, $names: [String!]) {
  events(since: $since, names: $names) { id event subjectId at details { name value } }
}"""
AT_ONCE = 40
QUIET = 1.0  # seconds without a word, after which nothing more is expected
UPGRADE = """GET {0.path} HTTP/1.1\r
Host: {0.netloc}\r
Upgrade: websocket\r
Connection: Upgrade\r
Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
Sec-WebSocket-Version: 13\r
Sec-WebSocket-Protocol: graphql-transport-ws\r
\r
"""
HEADERS_END = b"\r\n\r\n"
TWO_BYTES, EIGHT_BYTES = 126, 127  # of length, where a frame is as long as that or longer


@dataclass
class Ear(asyncio.Protocol):
    """One socket: every message as it came, and the moment.

    A client of a library's takes as long to hear an event as the server does to tell it: then
    it is the client that is measured. This one takes frames apart, and leaves them unread.
    """

    address: str
    token: str
    at_first: int
    heard: list[tuple[float, bytes]] = field(default_factory=list)
    caught_up: asyncio.Event = field(default_factory=asyncio.Event)
    let_in: asyncio.Event = field(default_factory=asyncio.Event)

    _come: bytes = b""
    _upgraded: bool = False
    _acknowledged: bool = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._transport.write(UPGRADE.format(urlsplit(self.address)).encode())

    def data_received(self, data: bytes) -> None:
        now, come = time.monotonic(), self._come + data
        if not self._upgraded:
            if HEADERS_END not in come:
                self._come = come
                return
            headers, _, come = come.partition(HEADERS_END)
            assert headers.startswith(b"HTTP/1.1 101"), headers
            self._upgraded = True
            init = {"authorization": f"Bearer {self.token}"}
            self._say(
                Opcode.TEXT, json.dumps({"type": "connection_init", "payload": init}).encode()
            )
        start, there = 0, len(come)
        while there - start >= 2:
            body, length = start + 2, come[start + 1]
            if length == TWO_BYTES:
                body, length = start + 4, int.from_bytes(come[start + 2 : start + 4], "big")
            elif length == EIGHT_BYTES:
                body, length = start + 10, int.from_bytes(come[start + 2 : start + 10], "big")
            if body + length > there:
                break
            self._hear(come[start] & 0x0F, come[body : body + length], now)
            start = body + length
        self._come = come[start:]

    def _hear(self, opcode: int, said: bytes, now: float) -> None:
        if opcode == Opcode.PING:
            self._say(Opcode.PONG, said)
        elif opcode != Opcode.TEXT:
            self._transport.close()
        elif not self._acknowledged:
            assert json.loads(said) == {"type": "connection_ack"}, said
            self._acknowledged = True
            payload = {"query": WATCH, "variables": {"names": ["request"]}}
            ask = {"id": "1", "type": "subscribe", "payload": payload}
            self._say(Opcode.TEXT, json.dumps(ask).encode())
            self.let_in.set()
            if not self.at_first:
                self.caught_up.set()
        else:
            self.heard.append((now, said))
            if len(self.heard) == self.at_first:
                self.caught_up.set()

    def _say(self, opcode: Opcode, words: bytes) -> None:
        self._transport.write(Frame(opcode, words).serialize(mask=True))

    async def listen(self, door: asyncio.Semaphore) -> None:
        """Come in, no more than so many at once."""
        async with door:
            place = urlsplit(self.address)
            assert place.hostname
            assert place.port
            loop = asyncio.get_running_loop()
            await loop.create_connection(lambda: self, place.hostname, place.port)
            await self.let_in.wait()


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
    ears = [Ear(address, token, number) for token, number in json.loads(sys.stdin.readline())]
    door = asyncio.Semaphore(AT_ONCE)
    async with asyncio.timeout(120):
        await asyncio.gather(*(ear.listen(door) for ear in ears))
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


if __name__ == "__main__":
    uvloop.run(main(sys.argv[1]))
