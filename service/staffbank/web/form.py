"""What was sent with a form, kept as it was typed."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import parse_qsl

from fastapi import Request

from staffbank.web.desk import Problem

LARGEST, LARGEST_WITH_FILE = 2**18, 2**20  # bytes
MULTIPART = "multipart/form-data"
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
    """The fields and the files of a form that has files; each part is as in a mail."""
    head = f"Content-Type: {said}\r\n\r\n".encode(errors="replace")
    values: dict[str, list[str]] = {}
    files: dict[str, bytes] = {}
    for part in BytesParser(policy=HTTP).parsebytes(head + body).walk():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if not isinstance(name, str) or not isinstance(content, bytes):
            continue
        if part.get_filename() is None:
            values.setdefault(name, []).append(content.decode(errors="replace"))
        else:
            files[name] = content
    return values, files
