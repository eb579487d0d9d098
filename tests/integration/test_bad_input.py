"""Every form of every page, sent with something that cannot be: what was typed is still there.

Forms are found by following links, and those of steps that nothing in town waits for by their
names in the code. The table of all of them is kept: a new form is seen in it, with what is
wrong with what the test types into it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from fastapi.routing import APIRoute

from staffbank.domain.cover_request import DutyDay
from staffbank.domain.london import day_of, week_of
from staffbank.domain.principal import Role
from staffbank.usecases.calendar.share_calendar import share_calendar
from staffbank.usecases.match_run.start_match_run import Limits, start_match_run
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank.usecases.placement.close_placement import close_placement
from staffbank.web.council import (
    agreements,
    extensions,
    offers,
    placements,
    recharges,
    requests,
    timesheets,
)
from staffbank.web.council.step import Step
from staffbank.web.pages import FACES
from tests.a_visitor import Visitor, a_visitor
from tests.integration.full_town import FullTown
from tests.integration.page_forms import Control, PageForm, kind_of, within
from tests.integration.site_crawl import Seen, crawled
from tests.integration.test_published_statements import all_seeing
from tests.kept_table import keep
from tests.placed import confirmed, opened, settled, started
from tests.town import NOW, TODAY

FILE = Path(__file__).parent / "page_forms.txt"
WORDS = "Said & <written> 'twice'"
LONG = "words " * 700  # more than any text may have
OVER = NOW + timedelta(weeks=60)
THINGS = {
    "CoverRequest": requests.REQUESTS,
    "Offer": offers.OFFERS,
    "Placement": placements.PLACEMENTS,
    "Agreement": agreements.AGREEMENTS,
    "Extension": extensions.EXTENSIONS,
    "Timesheet": timesheets.TIMESHEETS,
    "Recharge": recharges.RECHARGES,
}
# no page that is reached by links has these: a file's rows, and work that is open to her
ELSEWHERE = {
    "/council/requests/upload/rows": "tests/integration/test_council_upload_pages.py",
    "/worker/work/{}/interest": "tests/integration/test_worker_work_pages.py",
}


async def test_every_form_keeps_what_was_typed_where_something_is_wrong(full: FullTown) -> None:
    await all_that_forms_are_for(full)
    bank, everybody = full.town.bank, all_seeing(full)
    others = frozenset(each for each in everybody.grants if each.role is not Role.WORKER)
    people = {
        full.town.as_worker(full.worker): ("/worker/home",),
        replace(everybody, person="officer", grants=others): (
            *("/council/desk", "/coordinator/runs"),
        ),
        full.town.who(Role.WORKER, full.town.warwick.employer.id, "person:Cy"): (
            *("/worker/join",),
        ),
    }
    table: dict[str, str] = {}
    for who, begins in people.items():
        async with a_visitor(bank, who) as visitor:
            forms = (await crawled(visitor, Seen(enough=9), *begins)).forms
            if "/council/desk" in begins:
                forms |= await unreached(visitor, full, forms)
            for kind, form in forms.items():
                if kind not in table:
                    table[kind] = await badly_sent(visitor, form)

    assert sorted(sent_to() - set(table)) == [], "forms that nobody has come by"
    keep(FILE, table)


async def all_that_forms_are_for(full: FullTown) -> None:
    """Something for the worker in each state in which she has something to say."""
    town, ada = full.town, full.worker
    days = (DutyDay(TODAY + timedelta(days=each)) for each in (44, 45, 46, 51, 52))
    await town.offer(ada, await town.request(next(days)))
    offer = await town.offer(ada, await town.request(next(days)))
    await accept_offer(
        offer_id=offer.id,
        comments="none",
        now=NOW,
        uow=town.bank.unit_of_work(town.as_worker(ada)),
    )
    await (await confirmed(town, ada, next(days))).lock_terms()
    begun, over = [await confirmed(town, ada, each) for each in days]
    for each in (begun, over):
        await started(each)
    await opened(begun, week_of(TODAY + timedelta(days=51)))
    await settled(over)
    await close_placement(
        placement_id=over.placement_id,
        access_removed_on=day_of(OVER),
        now=OVER,
        uow=over.host(Role.SERVICE_MANAGER),
    )
    await start_match_run(limits=Limits(5, seed=1), now=NOW, uow=town.uow(Role.COORDINATOR))
    hers = town.bank.unit_of_work(town.as_worker(ada))
    await share_calendar(shared=True, now=NOW, uow=hers)


async def badly_sent(visitor: Visitor, form: PageForm) -> str:
    """What was wrong with it, in words; asserts that all else that was typed is kept."""
    if not form.controls:
        return "a button"
    typed, wrong = filled_in(form)
    answer = await visitor.send(form.action, form.hidden | typed)
    if not form.texts and answer.status_code == 303:
        return "nothing in it can be wrong"
    assert answer.status_code == 422, f"{form.action}: {answer.status_code}"
    assert "There is a problem" in answer.text, form.action
    again = next(each for each in within(answer.text) if each.action == form.action)
    for name, value in typed.items():
        assert kept(again.controls[name]) == value, f"{form.action}: {name}"
    first, more = list(form.controls)[:6], len(form.controls) - 6
    return f"{wrong}: {', '.join(first)}{f' and {more} more' if more > 0 else ''}"


def filled_in(form: PageForm) -> tuple[dict[str, Any], str]:
    """Something in every field, and what of it cannot be: nothing, where all is choices."""
    typed: dict[str, Any] = {}
    if not form.texts:
        return typed, "nothing chosen"
    for each in form.choices:
        first = next(filter(None, each.options), "")
        typed[each.name] = each.options if each.kind == "checkbox" else first
    numbers = [each.name for each in form.texts if each.numeric]
    texts = [each.name for each in form.texts if not each.numeric]
    typed |= dict.fromkeys(texts, WORDS) | dict.fromkeys(numbers, "many")
    if texts and not numbers:
        typed[texts[-1]] = LONG.strip()
    return typed, "no number" if numbers else "too long"


def kept(control: Control) -> Any:
    """What is in a field as it is shown."""
    if control.kind == "checkbox":
        return control.chosen
    if control.kind in {"radio", "select"}:
        return next(iter(control.chosen), None)
    return control.value.strip()


async def unreached(
    visitor: Visitor, full: FullTown, forms: dict[str, PageForm]
) -> dict[str, PageForm]:
    """The forms of steps that no thing in town is fit for: sent empty, each is shown."""
    hidden = next(each for each in forms.values() if "form-token" in each.hidden).hidden
    found = {}
    for kind, path, step in steps():
        if f"{path}/{{}}/{step.key}" in forms:
            continue
        action = f"{path}/{full.ids[kind][0]}/{step.key}"
        answer = await visitor.send(action, hidden)
        (form,) = (each for each in within(answer.text) if each.action == action)
        found[kind_of(action)] = form
    return found


def steps() -> Iterator[tuple[str, str, Step]]:
    """Each with something that has to be typed or chosen, by the kind of its thing."""
    for kind, thing in THINGS.items():
        for step in thing.steps:
            if any(each.missing for each in step.fields):
                yield kind, thing.path, step


def sent_to() -> set[str]:
    """Where forms of the pages may be sent, as their routes say; steps have one route."""
    return {
        kind_of(route.path)
        for face in FACES
        for router in face.routers
        for route in router.routes
        if isinstance(route, APIRoute) and "POST" in (route.methods or ())
    } - {*(f"{thing.path}/{{}}/{{}}" for thing in THINGS.values()), *ELSEWHERE}
