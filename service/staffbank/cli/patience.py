"""How long and how large the beginning of a request may be, before anybody looks at it."""

from asyncio import AbstractEventLoop, TimerHandle
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

WITHIN = 30.0  # seconds, in which a request has to come as a whole
LARGEST_HEAD = 2**16  # bytes of its first line and its headers
REFUSED = (
    b"HTTP/1.1 %b\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: %d\r\n"
    b"connection: close\r\n\r\n%b"
)


class Patience(HttpToolsProtocol):
    """Gives up a connection whose request does not come, or has no end of headers.

    Neither is bounded by the library: whoever opened a few thousand connections and said
    nothing on them, or one header for ever, would have taken all files or all memory.
    """

    loop: AbstractEventLoop
    _timer: TimerHandle | None = None
    _coming, _in_head, _head = True, True, 0

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._in_head:
            self._head += len(data)
        super().data_received(data)
        if self._in_head and self._head > LARGEST_HEAD:
            self._refuse(b"431 Request Header Fields Too Large", b"Shorten the headers.")
        elif self._coming:
            self._wait()
        else:
            self._stop()

    def on_message_begin(self) -> None:
        self._coming, self._in_head, self._head = True, True, 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._in_head = False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._coming = False
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        self._coming = False  # from here on it is another's
        super().handle_websocket_upgrade()

    def _wait(self) -> None:
        if self._timer is None and not self.transport.is_closing():
            self._timer = self.loop.call_later(WITHIN, self._too_slow)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _too_slow(self) -> None:
        self._timer = None
        if self._in_head:
            self._refuse(b"408 Request Timeout", b"The request did not come in time.")
        else:  # whoever waits for the rest of it is told that nobody is there any more
            self.transport.close()

    def _refuse(self, status: bytes, why: bytes) -> None:
        self._stop()
        if not self.transport.is_closing():
            self.transport.write(REFUSED % (status, len(why), why))
            self.transport.close()
