"""A social worker joins the bank, and accepts its terms by it."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from fastapi import APIRouter, Response

from staffbank import clock
from staffbank.domain.london import day_of
from staffbank.domain.profession import SKILLS
from staffbank.web.desk import Data, Problem
from staffbank.web.form import Form
from staffbank.web.page import Asked, Page, Sent, nodes
from staffbank.web.words import ROLES, _
from staffbank.web.worker.time_said import WEEKDAYS
from staffbank.web.worker.typed import a_number, a_time

router = APIRouter(prefix="/worker/join")

LEVELS: Mapping[str, str] = {
    "": _("Not one of mine"),
    "AWARE": _("I know of it"),
    "INDEPENDENT": _("I do it without help"),
    "CAN_LEAD": _("I can lead others in it"),
}
FURTHEST = "40"
HOURS = "37"


@router.get("")
async def join(page: Asked) -> Response:
    """The terms, and what she says of herself; whoever is a member goes home."""
    if (await page.ask("my_record"))["me"]["worker"]:
        return page.go("/worker/home")
    return await _shown(page, Form())


@router.post("")
async def do_join(page: Sent) -> Response:
    """She joins."""
    form = page.form
    offices = await _offices(page)
    office = offices.get(form.text("employerId"))
    teams = {team["id"]: team for team in office["teams"]} if office else {}
    team = teams.get(form.text("homeTeamId"))
    problems = _problems(form, office, team)
    if problems or office is None or team is None:
        return await _shown(page, form.wrong(*problems))
    done = await page.do("join_bank", **_said(form, office, team))
    if done.problems:
        return await _shown(page, form.wrong(*done.problems))
    return page.go("/worker/home?done=joined")


def _problems(form: Form, office: Data | None, team: Data | None) -> list[Problem]:
    since, until = a_time(form.text("since")), a_time(form.text("until"))
    kilometres = a_number(form.text("longestTravelKm") or FURTHEST)
    wrong = (
        (not form.text("name"), _("Enter your name."), "name"),
        (office is None, _("Choose your council."), "employerId"),
        (team is None, _("Choose your team."), "homeTeamId"),
        (form.text("role") not in ROLES, _("Choose your role."), "role"),
        (_hours(form) is None, _("Enter hours in tenths, such as 37.5."), "weeklyHours"),
        (not _days(form), _("Choose one day or more."), "weekday"),
        (since is None, _("Enter a time, such as 09:00."), "since"),
        (until is None, _("Enter a time, such as 17:00."), "until"),
        (kilometres is None, _("Enter whole kilometres."), "longestTravelKm"),
        (not form.text("terms"), _("Tick that you accept the terms."), "terms"),
    )
    return [Problem(message, field) for is_wrong, message, field in wrong if is_wrong]


def _said(form: Form, office: Data, team: Data) -> dict[str, object]:
    today = day_of(clock.now()).isoformat()
    since, until = a_time(form.text("since")), a_time(form.text("until"))
    assert since is not None
    assert until is not None
    return {
        "employerId": office["employer"],
        "name": form.text("name"),
        "role": form.text("role"),
        "place": team["place"],
        "weeklyHours": str(_hours(form)),
        "homeHours": [
            {"weekday": each, "since": since.isoformat(), "until": until.isoformat()}
            for each in _days(form)
        ],
        "email": form.text("email"),
        "phone": form.text("phone"),
        "skills": [
            {"code": code, "level": form.text(f"skill-{code}"), "lastPractisedOn": today}
            for code in SKILLS
            if form.text(f"skill-{code}") in set(LEVELS) - {""}
        ],
        "preferences": {"longestTravelKm": a_number(form.text("longestTravelKm") or FURTHEST)},
        "homeTeamId": team["id"],
    }


def _days(form: Form) -> list[str]:
    return [each for each in form.all("weekday") if each in WEEKDAYS]


def _hours(form: Form) -> Decimal | None:
    try:
        hours = Decimal(form.text("weeklyHours") or HOURS)
    except InvalidOperation:
        return None
    return hours if hours.is_finite() else None


async def _offices(page: Page) -> Mapping[str, Data]:
    """The councils where she has a social worker's role, with their teams."""
    roles = (await page.ask("me"))["me"]["roles"]
    hers = {each["council"]["id"] for each in roles if _is_workers(each)}
    councils = nodes((await page.ask("councils", first=100))["councils"])
    return {
        each["id"]: {
            "name": each["name"],
            "employer": each["employer"]["id"],
            "teams": await _teams(page, each["id"]),
        }
        for each in councils
        if each["id"] in hers
    }


async def _teams(page: Page, council_id: str) -> list[Data]:
    found = await page.ask("teams", first=100, filter={"councilId": council_id})
    return nodes(found["teams"])


def _is_workers(role: Data) -> bool:
    return bool(role["role"] == "WORKER" and role["council"])


async def _shown(page: Page, form: Form) -> Response:
    offices = await _offices(page)
    return page.show(
        "worker/join.html",
        offices=offices,
        teams=[
            (team["id"], f"{office['name']}: {team['name']}")
            for office in offices.values()
            for team in office["teams"]
        ],
        skills=SKILLS,
        levels=LEVELS,
        weekdays=WEEKDAYS,
        form=form,
    )
