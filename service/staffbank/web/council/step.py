"""What an officer can do with a thing: each deed a button, or a short form of its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fastapi import APIRouter, Response

from staffbank.domain.deed import Deed
from staffbank.domain.side import Side
from staffbank.web.council.office import Office
from staffbank.web.council.typed import Field, given
from staffbank.web.desk import Data
from staffbank.web.form import Form
from staffbank.web.page import Asked, NotHere, Page, Sent

CONSENT = "consent."


@dataclass(frozen=True)
class Step:
    """A deed: `text` is its button, `told` what is said when it is done.

    `names` is the input's field for the thing's id. It is there in these `states`, for whoever
    may do it on one of these `sides`, and `when` the thing is fit for it. `adds` is what the
    thing itself gives to the input as it is shown, with the text that she `reads`: what is sent
    is of what she has read, whatever the thing is by then. `filled` is what its form begins
    with. `lets_pass` says that
    rules may be let pass with reasons, `repeats` that it may be done more than once, `grave`
    that little leads back, `main` that it is what comes next on the road.
    """

    key: str
    operation: str
    deed: Deed
    text: str
    told: str
    names: str
    states: frozenset[str]
    sides: tuple[Side, ...] = (Side.HOST,)
    about: str = ""
    fields: tuple[Field, ...] = ()
    when: Callable[[Data], bool] = lambda _: True
    adds: Callable[[Data], Mapping[str, str]] = lambda _: {}
    reads: Callable[[Data], str] = lambda _: ""
    filled: Callable[[Data], Mapping[str, str]] = lambda _: {}
    lets_pass: bool = False
    repeats: bool = False
    grave: bool = False
    main: bool = False

    @property
    def at_once(self) -> bool:
        """Whether a click is all that it takes."""
        return not (self.fields or self.about)


@dataclass(frozen=True)
class Thing:
    """A kind of thing: the path of its pages, what reads it, its councils, what is done."""

    path: str
    operation: str
    title: Callable[[Data], str]
    councils: Callable[[Data], Mapping[Side, str | None]]
    steps: Sequence[Step] = field(default_factory=tuple)

    def open_to(self, office: Office, found: Data) -> list[Step]:
        """What she may do with it as it stands."""
        councils = self.councils(found)
        return [
            step
            for step in self.steps
            if found["state"] in step.states
            and step.when(found)
            and any(office.may(step.deed, councils.get(side), side) for side in step.sides)
        ]

    def waits_for(self, office: Office, found: Data, keys: frozenset[str]) -> bool:
        """Whether one of these deeds is hers to do next."""
        return any(step.key in keys for step in self.open_to(office, found))

    def told(self, page: Page, steps: Sequence[Step]) -> str:
        """What is said of the deed that has led here."""
        done = page.request.query_params.get("done", "")
        found = next((step for step in self.steps if step.key == done), None)
        return found.told if found and (found.repeats or found not in steps) else ""

    async def facts(self, page: Page, found: Data) -> dict[str, Any]:
        """What each page of a thing shows: who she is to it, and what she may do."""
        office = await Office.of(page)
        steps = self.open_to(office, found)
        return {
            "office": office,
            "steps": steps,
            "told": self.told(page, steps),
            "here": f"{self.path}/{found['id']}",
            "form": Form(),
        }


def with_steps(router: APIRouter, thing: Thing) -> None:
    """The pages of all its deeds, below the thing's own."""

    @router.get("/{thing_id}/{key}")
    async def asked(thing_id: str, key: str, page: Asked) -> Response:
        found = await page.one(thing.operation, thing_id)
        step = next((each for each in thing.steps if each.key == key), None)
        if step is None:
            raise NotHere
        open_steps = thing.open_to(await Office.of(page), found)
        if step not in open_steps:  # done by now, or another's to do: its page says how it is
            return page.go(f"{thing.path}/{thing_id}")
        filled = {name: [value] for name, value in step.filled(found).items()}
        return _shown(page, thing, found, step, Form(filled))

    @router.post("/{thing_id}/{key}")
    async def sent(thing_id: str, key: str, page: Sent) -> Response:
        step = next((each for each in thing.steps if each.key == key), None)
        if step is None:
            raise NotHere
        found = await page.one(thing.operation, thing_id)
        form = page.form
        problems = [wrong for each in step.fields if (wrong := each.problem(form))]
        if problems:
            return _shown(page, thing, found, step, form.wrong(*problems))
        consents = {"consents": _consents(form)} if step.lets_pass else {}
        read = {name: form.text(name) for name in step.adds(found)}
        values = {**given(step.fields, form), **read, **consents}
        done = await page.do(step.operation, **{step.names: thing_id}, **values)
        if done.problems:
            return _shown(page, thing, found, step, form.wrong(*done.problems))
        return page.go(f"{thing.path}/{thing_id}?done={key}")


def _consents(form: Form) -> list[dict[str, str]]:
    """The rules that are let pass, each with its reason."""
    return [
        {"rule": name.removeprefix(CONSENT), "reason": form.text(name)}
        for name in form.values
        if name.startswith(CONSENT) and form.text(name)
    ]


def _shown(page: Page, thing: Thing, found: Data, step: Step, form: Form) -> Response:
    asked = [each.rule for each in form.problems if each.rule]
    before = [name.removeprefix(CONSENT) for name in form.values if name.startswith(CONSENT)]
    return page.show(
        "council/step.html",
        thing=thing.title(found),
        here=f"{thing.path}/{found['id']}",
        step=step,
        adds=step.adds(found),
        reads=step.reads(found),
        form=form,
        rules=list(dict.fromkeys([*before, *asked])),
    )
