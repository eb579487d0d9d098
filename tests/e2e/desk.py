"""People at their desks: they send published operations to a served bank, and nothing else."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx2

from staffbank import clock
from staffbank.bootstrap import Bank
from staffbank.domain.principal import Principal
from staffbank_graphql.global_id import encode
from tests.processes import staffbank

OPERATIONS = Path(__file__).parents[2] / "graphql" / "operations"


@contextmanager
def served(bank: Bank) -> Iterator[str]:
    """`staffbank serve` and `staffbank work`; the address of the GraphQL endpoint."""
    with staffbank("work", bank=bank), the_api(bank) as address:
        yield address


@contextmanager
def the_api(bank: Bank) -> Iterator[str]:
    """`staffbank serve` alone, so that what is queued waits; the address of the endpoint."""
    port = _a_free_port()
    with staffbank("serve", "--port", str(port), bank=bank):
        address = f"http://127.0.0.1:{port}"
        _answers(f"{address}/healthz")
        yield f"{address}/graphql"


class Desk:
    """One person with a token."""

    def __init__(self, address: str, bank: Bank, who: Principal) -> None:
        token = bank.tokens.issue(who, now=clock.now())
        self._client = httpx2.Client(headers={"Authorization": f"Bearer {token}"}, timeout=60)
        self._address = address

    def send(self, operation: str, **variables: Any) -> dict[str, Any]:
        """Send a published operation by its file's name; its data."""
        document = (OPERATIONS / f"{operation}.graphql").read_text()
        answer = self._client.post(
            self._address, json={"query": document, "variables": variables}
        ).json()
        assert "errors" not in answer, answer
        data: dict[str, Any] = answer["data"]
        return data

    def do(self, operation: str, **given: Any) -> dict[str, Any]:
        """Send a mutation that is to succeed; what it made."""
        (payload,) = self.send(operation, input=given).values()
        assert payload["problems"] == [], payload
        made: dict[str, Any] = next(v for k, v in payload.items() if k != "problems")
        return made

    def try_to(self, operation: str, **given: Any) -> list[str]:
        """Send a mutation that is to be declined; the codes of its problems."""
        (payload,) = self.send(operation, input=given).values()
        assert all(v is None for k, v in payload.items() if k != "problems"), payload
        return [problem["code"] for problem in payload["problems"]]

    def close(self) -> None:
        """Hang up."""
        self._client.close()


def an_id(kind: str, key: UUID) -> str:
    """The id that the API shows for a row."""
    return encode(kind, key)


def _a_free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _answers(address: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            if httpx2.get(address).status_code == 200:
                return
        except httpx2.TransportError:
            time.sleep(0.05)
    raise AssertionError(f"{address} does not answer")
