"""What was sent with a form, kept as it was typed."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from fastapi import Request

from staffbank.web.desk import Problem

LARGEST = 2**18  # bytes
CSRF, KEY = "form-token", "form-key"
Values = Mapping[str, Sequence[str]]


class TooMuch(Exception):
    """More was sent than any form of ours has."""


@dataclass(frozen=True)
class Form:
    """The fields of one form: empty at first, or as they were sent, with what is wrong.

    Fields are named as the operation's input has them. `key` makes a deed out of however many
    clicks: it is new each time that the form is shown.
    """

    values: Values = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    key: str = field(default_factory=lambda: secrets.token_urlsafe(16))

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
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise TooMuch
    values: dict[str, list[str]] = {}
    for name, value in parse_qsl(body.decode(errors="replace"), keep_blank_values=True):
        values.setdefault(name, []).append(value)
    return Form(values, key=next(iter(values.get(KEY, ())), ""))
