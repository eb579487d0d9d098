"""How operations are sent: with a token, again where it breaks, and each deed once."""

import json
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2

from staffbank_client.credentials import Credentials

DOCUMENTS: Mapping[str, str] = json.loads(
    (Path(__file__).parent / "documents.json").read_text()
)
# By the way that a list is read: what continues a page, and what of it says whether and where.
TURNS: Mapping[str, tuple[str, str, str]] = {
    "first": ("after", "hasNextPage", "endCursor"),
    "last": ("before", "hasPreviousPage", "startCursor"),
}
TRIES = 6
LONGEST_WAIT = 60.0  # seconds
SPARE = 30.0  # seconds before its end in which a token is changed
TIMEOUT = 60.0
UNAUTHENTICATED = 401
TRY_AGAIN = frozenset({429, 502, 503, 504})
AGAIN = frozenset({"KEY_IN_USE", "UNAVAILABLE"})


class Failed(Exception):
    """The bank has answered with errors, or with none of its answers."""

    def __init__(self, message: str, code: str = "") -> None:
        super().__init__(message)
        self.code = code


class Declined(Exception):
    """A deed was not done; `problems` say why, all at once."""

    def __init__(self, problems: Sequence[Mapping[str, Any]]) -> None:
        super().__init__(" ".join(each["message"] for each in problems))
        self.problems = problems


class Transport:
    """Sends published operations to one bank, as one program.

    `url` is where the bank is, as https://bank.example.org.
    """

    def __init__(
        self,
        url: str,
        credentials: Credentials,
        *,
        http: httpx2.Client | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._url = url.rstrip("/")
        self._credentials = credentials
        self._http = http or httpx2.Client(timeout=TIMEOUT)
        self._sleep = sleep
        self._token, self._until = "", 0.0

    def close(self) -> None:
        """Give the connections back."""
        self._http.close()

    def ask(self, operation: str, variables: Mapping[str, Any]) -> Any:
        """What a query answers. Raises Failed."""
        return self._answer(operation, variables, {})

    def do(
        self, operation: str, variables: Mapping[str, Any], *, key: str | None = None
    ) -> Any:
        """What a mutation has done, once: sent again after a break it is not done again.

        With a `key` of the caller's own this holds over his restarts too.

        Raises:
            Declined: it was not done.
            Failed: it cannot be told, or it cannot be answered.
        """
        payload = self._answer(
            operation, variables, {"idempotency-key": key or f"py-{uuid4().hex}"}
        )
        if payload["problems"]:
            raise Declined(payload["problems"])
        return payload

    def every(
        self, operation: str, variables: Mapping[str, Any], way: str, at_once: int
    ) -> Iterator[Any]:
        """Each row of a list, page after page: from the `first`, or from the `last` back."""
        cursor, more, end = TURNS[way]
        place = None
        while True:
            page = self.ask(operation, {**variables, way: at_once, cursor: place})
            edges = page["edges"] if way == "first" else reversed(page["edges"])
            yield from (edge["node"] for edge in edges)
            if not page["pageInfo"][more]:
                return
            place = page["pageInfo"][end]

    def _answer(
        self, operation: str, variables: Mapping[str, Any], headers: Mapping[str, str]
    ) -> Any:
        given = {name: value for name, value in variables.items() if value is not None}
        body = {"query": DOCUMENTS[operation], "variables": given}
        refused = False
        for number in range(TRIES):
            answer = self._sent(body, headers)
            code = _code(answer)
            before, refused = refused, _is(answer, UNAUTHENTICATED)
            if refused and not before:
                self._until = 0.0  # ended early: the next try asks for another
            elif answer is not None and not (answer.status_code in TRY_AGAIN or code in AGAIN):
                return _data(answer)
            else:
                self._sleep(_wait(answer, number))
        raise Failed(
            f"The bank was asked {TRIES} times for {operation} and did not answer. What was to "
            "be done may have been: send it again by the same key.",
            "UNAVAILABLE",
        )

    def _sent(
        self, body: Mapping[str, Any], headers: Mapping[str, str]
    ) -> httpx2.Response | None:
        """The answer; None where the connection broke."""
        try:
            signed = {"authorization": f"Bearer {self._bearer()}", **headers}
            return self._http.post(f"{self._url}/graphql", json=body, headers=signed)
        except httpx2.TransportError:
            return None

    def _bearer(self) -> str:
        if time.monotonic() > self._until:
            address = f"{self._url}/oauth/token"
            answer = self._http.post(address, data=dict(self._credentials.form(address)))
            if answer.status_code in TRY_AGAIN:
                raise httpx2.ReadError("no token just now")
            said = _said(answer)
            if "access_token" not in said:
                raise Failed(said.get("error_description", "No token."), said.get("error", ""))
            self._token = said["access_token"]
            self._until = time.monotonic() + said["expires_in"] - SPARE
        return self._token


def _data(answer: httpx2.Response) -> Any:
    """What the one field of the operation answers. Raises Failed."""
    said = _said(answer)
    for error in said.get("errors", ()):
        raise Failed(error["message"], error.get("extensions", {}).get("code", ""))
    (field,) = said["data"].values()
    return field


def _said(answer: httpx2.Response) -> Any:
    """The object that is answered. Raises Failed where it is none, as of a proxy on the way."""
    where = f"{answer.request.url} has answered {answer.status_code}"
    try:
        said = answer.json()
    except ValueError as wrong:
        raise Failed(f"{where} and no JSON. Is the bank there?") from wrong
    if not isinstance(said, dict):
        raise Failed(f"{where} and no object of JSON. Is the bank there?")
    return said


def _code(answer: httpx2.Response | None) -> str:
    if answer is None:
        return ""
    try:
        errors = answer.json().get("errors") or [{}]
    except (ValueError, AttributeError):
        return ""
    return str(errors[0].get("extensions", {}).get("code", ""))


def _is(answer: httpx2.Response | None, status: int) -> bool:
    return answer is not None and answer.status_code == status


def _wait(answer: httpx2.Response | None, number: int) -> float:
    """Twice as long each time, a little by chance; or as long as the bank says."""
    told = "" if answer is None else answer.headers.get("retry-after", "")
    if told.isdecimal():
        return min(float(told), LONGEST_WAIT)
    return min(float(2**number), LONGEST_WAIT) * random.uniform(0.5, 1.0)  # noqa: S311 only to spread
