"""A small GOV.UK Notify: it takes messages over real HTTP, and refuses when told to."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from uuid import uuid4

SERVICE, SECRET = str(uuid4()), str(uuid4())
KEY = f"tests-{SERVICE}-{SECRET}"


class NotifyServer(ThreadingHTTPServer):
    """Keeps what was sent; `refuses` is the status that it answers with instead."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.sent: list[tuple[str, dict[str, Any]]] = []
        self.refuses: int | None = None
        self.refuses_only = ""  # the way, where not both

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """POST /v2/notifications/email and /sms."""

    server: NotifyServer

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert self.headers["Authorization"].startswith("Bearer ey")
        if self.server.refuses and self.path.endswith(self.server.refuses_only):
            self._answer(self.server.refuses, {"errors": [{"error": "no", "message": "no"}]})
            return
        self.server.sent.append((self.path.rsplit("/", 1)[-1], body))
        self._answer(201, {"id": str(uuid4()), "reference": body.get("reference")})

    def _answer(self, status: int, content: dict[str, Any]) -> None:
        out = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(out)))
        self.end_headers()
        self.wfile.write(out)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def notify_server() -> Iterator[NotifyServer]:
    """Runs in a thread until the block ends."""
    with NotifyServer() as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
