"""When she can work: a calendar, days that she taps, and hours that come back each week."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fastapi import APIRouter, Response

from staffbank import clock
from staffbank.domain.availability import (
    Availability,
    BlockReason,
    Instead,
    NotAWindow,
    WeeklyHours,
    WeeklyOffer,
)
from staffbank.domain.london import day_of, week_of
from staffbank.web.desk import Done, Problem
from staffbank.web.form import Form
from staffbank.web.page import Asked, Page, Sent, nodes
from staffbank.web.words import _
from staffbank.web.worker import time_said
from staffbank.web.worker.calendar_days import WEEKS, weeks_of
from staffbank.web.worker.herself import membership
from staffbank.web.worker.typed import a_day, a_period, a_time

router = APIRouter(prefix="/worker/availability")

SAYINGS: Mapping[str, str] = {
    "WORK": _("I can work"),
    "UNAVAILABLE": _("I am not free"),
    "LEAVE": _("I am on leave that my employer has approved"),
    "NOTHING": _("Forget what I said of these days"),
}
INSTEAD: Mapping[str, str] = {
    "ON_TOP": _("On top of my own post"),
    "OF_HOME_WORK": _("Instead of my own post, if my employer releases me"),
}
HELD = {"OFFERED", "ACCEPTED", "RELEASED", "CONFIRMED"}
YEARS = timedelta(days=3 * 366)
NO_DAY, NO_TIME = _("Enter a day, such as 2026-05-03."), _("Enter a time, such as 09:00.")
Change = Callable[[Availability], Availability]


@dataclass(frozen=True)
class Forms:
    """The two forms of the page: of chosen days, and of every week."""

    days: Form
    weekly: Form


@router.get("")
async def availability(page: Asked) -> Response:
    """Six weeks of days, and what holds every week."""
    return await _shown(page, Forms(Form(), Form()))


@router.post("/days")
async def change_days(page: Sent) -> Response:
    """She has tapped days, and says one thing of them all."""
    form, say = page.form, page.form.text("say")
    chosen = [day for text in form.all("day") if (day := a_day(text))]
    since, until = a_time(form.text("since")), a_time(form.text("until"))
    instead = Instead.__members__.get(form.text("instead"))
    problems = [
        *([] if chosen else [Problem(_("Choose one day or more."), "day")]),
        *([] if say in SAYINGS else [Problem(_("Choose what you say of these days."), "say")]),
    ]
    if say == "WORK":
        problems += [Problem(NO_TIME, "since")] if since is None else []
        problems += [Problem(NO_TIME, "until")] if until is None else []
        problems += [] if instead else [Problem(_("Choose one of the two."), "instead")]

    def change(said: Availability) -> Availability:
        if say == "WORK" and since is not None and until is not None and instead:
            return time_said.offered(said, chosen, (since, until), instead)
        if say == "NOTHING":
            return time_said.forgotten(said, chosen)
        return time_said.blocked(said, chosen, BlockReason[say])

    done = await _changed(page, change, problems)
    if done.problems:
        return await _shown(page, Forms(form.wrong(*done.problems), Form()))
    return page.go(f"/worker/availability?from={min(chosen).isoformat()}&done=changed")


@router.post("/weekly")
async def add_weekly(page: Sent) -> Response:
    """Hours that she offers on some weekdays, from one day to another."""
    form = page.form
    weekdays = [each for each in form.all("weekday") if each in time_said.WEEKDAYS]
    since, until = a_time(form.text("weekSince")), a_time(form.text("weekUntil"))
    first, last = a_day(form.text("firstDay")), a_day(form.text("lastDay"))
    instead = Instead.__members__.get(form.text("weekInstead"))
    problems = [
        *([] if weekdays else [Problem(_("Choose one weekday or more."), "weekday")]),
        *([Problem(NO_TIME, "weekSince")] if since is None else []),
        *([Problem(NO_TIME, "weekUntil")] if until is None else []),
        *([] if instead else [Problem(_("Choose one of the two."), "weekInstead")]),
        *([] if first else [Problem(NO_DAY, "firstDay")]),
        *([] if last else [Problem(NO_DAY, "lastDay")]),
    ]
    if first and last and last < first:
        problems.append(Problem(_("The last day comes before the first."), "lastDay"))

    def change(said: Availability) -> Availability:
        assert since is not None
        assert until is not None
        assert first
        assert last
        assert instead
        more = (
            WeeklyOffer(
                WeeklyHours(time_said.WEEKDAYS.index(each), since, until), first, last, instead
            )
            for each in weekdays
        )
        return replace(said, weekly=tuple(dict.fromkeys((*said.weekly, *more))))

    done = await _changed(page, change, problems)
    if done.problems:
        return await _shown(page, Forms(Form(), form.wrong(*done.problems)))
    return page.go("/worker/availability?done=changed")


@router.post("/remove")
async def remove(page: Sent) -> Response:
    """She takes back one thing that she has said; taken back already, nothing happens."""
    entry = page.form.text("entry")

    def change(said: Availability) -> Availability:
        return Availability(
            weekly=tuple(each for each in said.weekly if _name(each) != entry),
            windows=tuple(each for each in said.windows if _name(each) != entry),
            block_outs=tuple(each for each in said.block_outs if _name(each) != entry),
        )

    done = await _changed(page, change, [])
    if done.problems:
        return await _shown(page, Forms(page.form.wrong(*done.problems), Form()))
    return page.go("/worker/availability?done=changed")


async def _changed(page: Page, change: Change, problems: list[Problem]) -> Done:
    if problems:
        return Done({}, problems)
    worker = membership(await page.ask("my_time"))
    try:
        said = change(time_said.read(worker["record"]["availability"]))
    except NotAWindow as wrong:
        return Done({}, (Problem(f"{str(wrong).capitalize()}."),))
    return await page.do(
        "set_availability",
        workerId=worker["id"],
        digest=page.form.text("digest"),  # of what she saw, so that nothing unseen is lost
        **time_said.to_send(said),
    )


async def _shown(page: Page, forms: Forms) -> Response:
    found = await page.ask("my_time")
    worker = membership(found)
    said = time_said.read(worker["record"]["availability"])
    today = day_of(clock.now())
    asked = a_day(page.request.query_params.get("from", "")) or today
    first = min(max(week_of(asked), week_of(today)), week_of(today) + YEARS)
    held = [
        a_period(session["start"], session["end"])
        for offer in nodes(found["offers"])
        if offer["state"] in HELD and offer["worker"] and offer["worker"]["id"] == worker["id"]
        for session in offer["sessions"]
    ]
    return page.show(
        "worker/availability.html",
        weeks=weeks_of(said, sorted(held), first, today),
        before=first - timedelta(weeks=WEEKS) if first > week_of(today) else None,
        after=first + timedelta(weeks=WEEKS),
        today=today,
        weekly=[(_name(each), each) for each in sorted(said.weekly, key=_weekly_order)],
        windows=[
            (_name(each), each)
            for each in sorted(said.windows, key=lambda each: (each.first_day, each.since))
            if each.last_day >= today
        ],
        digest=worker["record"]["availability"]["digest"],
        blocks=[
            (_name(each), each)
            for each in sorted(said.block_outs, key=lambda each: each.first_day)
            if each.last_day >= today
        ],
        weekdays=time_said.WEEKDAYS,
        sayings=SAYINGS,
        instead=INSTEAD,
        chosen=forms.days,
        regular=forms.weekly,
        taking_back=Form(),
        a_year_on=today + timedelta(days=365),
    )


def _weekly_order(offer: WeeklyOffer) -> tuple[date, WeeklyHours]:
    return offer.first_day, offer.hours


def _name(entry: object) -> str:
    """What an entry is called on a button: all that it says."""
    return " ".join(str(value) for value in vars(entry).values())
