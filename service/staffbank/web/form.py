"""What was sent with a form, kept as it was typed."""

import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import parse_qsl

from fastapi import Request

from staffbank.domain.london import YEARS
from staffbank.web.desk import Problem

LARGEST, LARGEST_WITH_FILE = 2**18, 2**20  # bytes
MULTIPART = "multipart/form-data"
BOUNDARY = re.compile(r'boundary="?([^";,\s]{1,70})')
NAMED = re.compile(
    rb'^content-disposition: *form-data; *name="([^"]*)"(; *filename)?',
    re.IGNORECASE | re.MULTILINE,
)
CSRF, KEY = "form-token", "form-key"
Values = Mapping[str, Sequence[str]]


class TooMuch(Exception):
    """More was sent than any form of ours has."""


@dataclass(frozen=True)
class Form:
    """The fields of one form: empty at first, or as they were sent, with what is wrong.

    Fields are named as the operation's input has them. `key` makes a deed out of however many
    clicks: it is new each time that the form is shown. `files` are as they came, and no page
    shows them again: a browser does not send a file twice unasked.
    """

    values: Values = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    key: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    files: Mapping[str, bytes] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """What was typed, without blanks around it."""
        return next(iter(self.values.get(name, ())), "").strip()

    def all(self, name: str) -> Sequence[str]:
        """Each box that was ticked."""
        return self.values.get(name, ())

    def error(self, name: str) -> str:
        """What is wrong with the field; empty where nothing is."""
        return next((each.message for each in self.problems if each.field == name), "")

    def wrong(self, *problems: Problem) -> "Form":
        """The same, to be shown again with what is wrong."""
        return Form(self.values, problems)


Check = Callable[[Form], Problem | None]


def day_typed(text: str) -> date:
    """A day that the bank takes. Raises ValueError."""
    day = date.fromisoformat(text)
    if day.year not in YEARS:
        raise ValueError(text)
    return day


def needed(name: str, message: str) -> Check:
    """A field that may not be left empty."""
    return lambda form: None if form.text(name) else Problem(message, name)


def checked(form: Form, *checks: Check) -> tuple[Problem, ...]:
    """What can be told without asking the bank."""
    return tuple(problem for check in checks if (problem := check(form)))


async def form_of(request: Request) -> Form:
    """The form in the body, its key with it. Raises TooMuch."""
    said = request.headers.get("content-type", "")
    with_file = said.lower().startswith(MULTIPART)
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > (LARGEST_WITH_FILE if with_file else LARGEST):
            raise TooMuch
    values, files = _in_parts(said, body) if with_file else (_in_pairs(body), {})
    return Form(values, key=next(iter(values.get(KEY, ())), ""), files=files)


def _in_pairs(body: bytes) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for name, value in parse_qsl(body.decode(errors="replace"), keep_blank_values=True):
        values.setdefault(name, []).append(value)
    return values


def _in_parts(said: str, body: bytes) -> tuple[dict[str, list[str]], dict[str, bytes]]:
    """The fields and the files of a form that has files, as browsers send it.

    It is read once from front to back: mail's own parts within parts cost as much as somebody
    likes who sends them.
    """
    values: dict[str, list[str]] = {}
    files: dict[str, bytes] = {}
    boundary = BOUNDARY.search(said)
    if not boundary:
        return values, files
    between = f"\r\n--{boundary[1]}".encode(errors="replace")
    for part in (b"\r\n" + body).split(between)[1:-1]:
        head, _, content = part.partition(b"\r\n\r\n")
        if not (named := NAMED.search(head)):
            continue
        name = named[1].decode(errors="replace")
        if named[2]:
            files[name] = content
        else:
            values.setdefault(name, []).append(content.decode(errors="replace"))
    return values, files
