"""The one door of the pages: published operations, as whoever is signed in."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, Protocol

from staffbank.domain.principal import Principal
from staffbank.ports.answers import KEY
from staffbank.ports.away import DatabaseAway
from staffbank.web.words import _

Data = Mapping[str, Any]
SENT_BEFORE = _(
    "You have sent this form before, with other answers. Look at what came of it; if you still "
    "want to, send this one."
)
STILL_AT_IT = _("What you sent is still being done. Wait a moment, then send it again.")
NOT_OUR_FORM = _(
    "Nothing was done: the form did not come with the key that we gave it. What you typed is "
    "still here, with a new key: look it over, and send it again."
)
SHOWN_BEFORE = _(
    "You have sent this form before, and what it made was shown then, once. If you did not see "
    "it, send this form for a new one; it ends the one before."
)
# Errors that whoever fills in a form can mend, in our words or in the bank's own.
TOLD = {
    "BAD_USER_INPUT": "",
    "RATE_LIMITED": "",
    "KEY_TAKEN": SENT_BEFORE,
    "KEY_IN_USE": STILL_AT_IT,
    "SECRET_TOLD": SHOWN_BEFORE,
}


class Execute(Protocol):
    """Executes a published operation, named as its file, and gives its answer as JSON has it.

    `once` is the key of a deed that is to be done once.
    """

    async def __call__(
        self, who: Principal, operation: str, variables: Data, once: str | None
    ) -> Data: ...

    def watch(
        self, who: Principal, operation: str, variables: Data
    ) -> AsyncGenerator[Data, None]:
        """Each answer of a published subscription, as it comes."""
        ...


class Unanswerable(Exception):
    """What was sent cannot be asked at all: an id of something else, a word that is none."""


class TooOften(Exception):
    """She has asked for more than her budget; the message says when to ask again."""


class Broken(Exception):
    """It went wrong on our side; `reference` finds it in the log."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


@dataclass(frozen=True)
class Problem:
    """Why nothing was done, in words; `field` is of the form, empty where it is of none.

    `rule` names the rule that would let it pass with a reason, where there is one.
    """

    message: str
    field: str = ""
    rule: str = ""


@dataclass(frozen=True)
class Done:
    """What a deed has made, or why nothing was done."""

    made: Data
    problems: Sequence[Problem] = ()


@dataclass(frozen=True)
class Desk:
    """Somebody at a page, and what she may ask and do."""

    execute: Execute
    who: Principal

    async def ask(self, operation: str, **variables: object) -> Data:
        """The data of a query. Raises Unanswerable, Broken, DatabaseAway."""
        answer = await self.execute(self.who, operation, variables, None)
        _raise_for(answer)
        data: Data = answer["data"]
        return data

    async def watch(self, operation: str, **variables: object) -> AsyncGenerator[Data, None]:
        """The data of a subscription, as it comes. Raises as `ask` does."""
        answers = self.execute.watch(self.who, operation, variables)
        async with aclosing(answers):
            async for answer in answers:
                _raise_for(answer)
                yield answer["data"]

    async def do(self, operation: str, key: str, **given: object) -> Done:
        """Do a deed, once for each `key`. Raises Unanswerable, Broken, DatabaseAway."""
        if not KEY.fullmatch(key):
            return Done({}, (Problem(NOT_OUR_FORM),))
        answer = await self.execute(self.who, operation, {"input": given}, key)
        for error in answer.get("errors") or ():
            code = (error.get("extensions") or {}).get("code")
            if code in TOLD:
                return Done({}, (Problem(TOLD[code] or error["message"]),))
        _raise_for(answer)
        (payload,) = answer["data"].values()
        problems = tuple(map(_problem, payload["problems"]))
        made = next((value for name, value in payload.items() if name != "problems"), None)
        return Done(made if isinstance(made, Mapping) else {}, problems)


def _problem(told: Data) -> Problem:
    rule = told["rule"] if told["code"] == "CONSENT" else ""
    return Problem(told["message"], ".".join(told["path"]), rule)


def _raise_for(answer: Data) -> None:
    for error in answer.get("errors") or ():
        extensions = error.get("extensions") or {}
        if extensions.get("code") == "UNAVAILABLE":
            raise DatabaseAway
        if reference := extensions.get("id"):
            raise Broken(reference)
        if extensions.get("code") == "RATE_LIMITED":
            raise TooOften(error["message"])
        raise Unanswerable(error["message"])
