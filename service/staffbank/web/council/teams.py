"""The council's teams, and how many of each have to stay at home."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Response

from staffbank.domain.deed import Deed
from staffbank.domain.side import Side
from staffbank.web.council import words
from staffbank.web.council.office import Office
from staffbank.web.council.typed import Field, given
from staffbank.web.desk import Data
from staffbank.web.form import Form
from staffbank.web.page import Asked, NotForYou, Page, Sent, nodes
from staffbank.web.words import _

PATH = "/council/teams"
router = APIRouter(prefix=PATH)
FIELDS = (
    Field(
        "strength",
        _("How many social workers has it?"),
        "number",
        missing=_("Say how many social workers it has."),
    ),
    Field(
        "least",
        _("How many of them have to stay?"),
        "number",
        _("No release leaves fewer than that on any day."),
        _("Say how many have to stay."),
    ),
)


@router.get("")
async def teams(page: Asked) -> Response:
    """The teams of each of her councils, with their floors."""
    office = await Office.of(page)
    found = [
        {
            "name": name,
            "teams": nodes((await page.ask("teams_at_desk", councilId=council))["teams"]),
            "sets": office.may(Deed.SET_HOME_FLOOR, council, Side.HOME),
        }
        for council, name in office.councils.items()
    ]
    set_ = page.request.query_params.get("done") == "floor"
    return page.show("council/teams.html", councils=found, set=set_, say=words)


@router.get("/{team_id}/floor")
async def floor(team_id: str, page: Asked) -> Response:
    """How many have to stay, to be said."""
    found = await page.one("team_at_desk", team_id)
    typed = {each: [str(found[each])] for each in ("strength", "least") if found[each]}
    return await _shown(page, found, Form(typed))


@router.post("/{team_id}/floor")
async def set_floor(team_id: str, page: Sent) -> Response:
    """How many have to stay, as it was said."""
    found = await page.one("team_at_desk", team_id)
    if problems := [wrong for each in FIELDS if (wrong := each.problem(page.form))]:
        return await _shown(page, found, page.form.wrong(*problems))
    done = await page.do("set_home_floor", teamId=team_id, **given(FIELDS, page.form))
    if done.problems:
        return await _shown(page, found, page.form.wrong(*done.problems))
    return page.go(f"{PATH}?done=floor")


async def _shown(page: Page, found: Data, form: Form) -> Response:
    office = await Office.of(page)
    if not office.may(Deed.SET_HOME_FLOOR, found["council"]["id"], Side.HOME):
        raise NotForYou
    facts: Mapping[str, Any] = {"team": found, "form": form, "fields": FIELDS}
    return page.show("council/floor.html", **facts)
