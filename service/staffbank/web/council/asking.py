"""Ask for cover in one sitting: anew, like an earlier time, or otherwise than before."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from fastapi import APIRouter, Response

from staffbank.domain.deed import Deed
from staffbank.ports.answers import KEY
from staffbank.web.council import shapes, words
from staffbank.web.council.office import Office
from staffbank.web.council.typed import Field, given
from staffbank.web.desk import Data, Problem
from staffbank.web.form import Form
from staffbank.web.page import Asked, NotForYou, NotHere, Page, Sent, nodes
from staffbank.web.words import ROLES, TIERS, _

PATH = "/council/requests"
router = APIRouter(prefix=PATH)
ROLES_FIELD, MUST, NICE = "roles", "mustHave", "niceToHave"
ROWS: Mapping[str, int] = {MUST: 3, NICE: 2}
FIELDS = (
    Field("teamId", _("Team"), "line", missing=_("Choose the team.")),
    Field("title", _("What is needed"), "line", missing=_("Say what is needed.")),
    Field("reason", _("Why"), "choice", "", _("Choose why."), words.REASONS),
    Field("costCentre", _("Cost centre"), "line", missing=_("Say who pays.")),
    Field("headcount", _("How many people"), "number", missing=_("Say how many people.")),
    Field("tier", _("How much it matters"), "choice", "", _("Choose how much."), TIERS),
    Field("caseWork", _("Case work"), "choice", "", _("Choose which."), words.CASE_WORK),
    Field("statutory", _("A statutory duty"), "tick"),
    Field("remote", _("From anywhere"), "tick"),
    Field("preferredId", _("Whom you would like"), "line"),
)
LATEST = 100  # offers, whose people are listed
BEGUN = {"headcount": ["1"], "tier": ["NORMAL"], "caseWork": ["TASK"]}


@router.get("/new")
async def new(page: Asked, like: str = "", form: str = "") -> Response:
    """The form: empty, or with what an earlier request asked for, all but its days.

    Its key is in its address: the browser's Back leads to this form, not to another that
    looks the same and would ask a second time.
    """
    if not KEY.fullmatch(form):
        with_key = page.request.url.include_query_params(form=Form().key)
        return page.go(f"{with_key.path}?{with_key.query}")
    values = shapes.begun() | BEGUN
    if like:
        values = typed_again(await page.one("cover_request", like), days_too=False)
    return await _shown(page, Form(values, key=form))


@router.post("/new")
async def ask(page: Sent) -> Response:
    """Ask, or keep it as a draft."""
    draft = bool(page.form.text("asDraft"))
    problems = problems_of(page.form)
    if problems:
        return await _shown(page, page.form.wrong(*problems))
    done = await page.do("open_cover_request", **wanted_of(page.form), asDraft=draft)
    if done.problems:
        return await _shown(page, page.form.wrong(*done.problems))
    return page.go(f"{PATH}/{done.made['id']}?done={'kept' if draft else 'asked'}")


@router.get("/{request_id}/amend")
async def other(request_id: str, page: Asked) -> Response:
    """The form with what the request asks for."""
    found = await page.one("cover_request", request_id)
    return await _shown(page, Form(typed_again(found, days_too=True)), found)


@router.post("/{request_id}/amend")
async def amend(request_id: str, page: Sent) -> Response:
    """Ask otherwise."""
    found = await page.one("cover_request", request_id)
    problems = problems_of(page.form)
    if problems:
        return await _shown(page, page.form.wrong(*problems), found)
    done = await page.do("amend_cover_request", **wanted_of(page.form), requestId=request_id)
    if done.problems:
        return await _shown(page, page.form.wrong(*done.problems), found)
    return page.go(f"{PATH}/{request_id}?done=amended")


async def _known(page: Page, office: Office, named: str) -> list[dict[str, str]]:
    """Whom her councils know of others' people: by an offer, and so by a placement.

    They are those of the latest offers, and whoever is named in the form already: whoever
    changes something else does not take her name out.
    """
    offers = nodes((await page.ask("known_workers", last=LATEST))["offers"])
    found = {each["worker"]["id"]: each["worker"] for each in offers if each["worker"]}
    if named and named not in found:
        with suppress(NotHere):
            found[named] = await page.one("worker", named)
    known = [
        {"value": key, "text": f"{worker['name']}, {worker['council']['name']}"}
        for key, worker in found.items()
        if worker["name"] and worker["council"]["id"] not in office.councils
    ]
    return sorted(known, key=lambda each: each["text"])


def typed_again(request: Data, *, days_too: bool) -> dict[str, list[str]]:
    """The form of a request that there is."""
    found = shapes.typed_again(request, days_too=days_too) | {
        "teamId": [request["team"]["id"]],
        "headcount": [str(request["headcount"])],
        "preferredId": [(request["preferred"] or {}).get("id", "")],
        "statutory": ["true"] if request["statutory"] else [],
        "remote": ["true"] if request["remote"] else [],
        ROLES_FIELD: request["roles"],
    }
    for name in ("title", "reason", "costCentre", "tier", "caseWork"):
        found[name] = [request[name] or ""]
    for name in ROWS:
        for number, skill in enumerate(request[name]):
            found[f"{name}.{number}.code"] = [skill["code"]]
            found[f"{name}.{number}.level"] = [skill["level"]]
    return found


def problems_of(form: Form) -> list[Problem]:
    """What can be told of it without asking the bank."""
    found = [wrong for each in FIELDS if (wrong := each.problem(form))]
    roles = form.all(ROLES_FIELD)
    if not (roles and set(roles) <= set(ROLES)):
        found.append(Problem(_("Choose at least one role."), ROLES_FIELD))
    for name in ROWS:
        for number in _rows(form, name):
            code, level = (form.text(f"{name}.{number}.{part}") for part in ("code", "level"))
            if code and (code not in words.SKILLS or level not in words.LEVELS):
                message = _("Choose a skill and how well it is to be held.")
                found.append(Problem(message, f"{name}.{number}.code"))
    return found + shapes.shape_problems(form)


def wanted_of(form: Form) -> dict[str, object]:
    """What the operation takes, of a form without problems."""
    skills = {name: _skills(form, name) for name in ROWS}
    return (
        given(FIELDS, form)
        | skills
        | {"roles": list(form.all(ROLES_FIELD)), "shape": shapes.shape_of(form)}
    )


def _skills(form: Form, name: str) -> list[dict[str, str]]:
    return [
        {"code": code, "level": form.text(f"{name}.{number}.level")}
        for number in _rows(form, name)
        if (code := form.text(f"{name}.{number}.code"))
    ]


def _rows(form: Form, name: str) -> range:
    """The rows of skills: those that are always there, and one for each more."""
    filled = sum(each.startswith(f"{name}.") and each.endswith(".code") for each in form.values)
    return range(max(ROWS[name], min(filled, len(words.SKILLS))))


async def _shown(page: Page, form: Form, found: Data | None = None) -> Response:
    office = await Office.of(page)
    councils = office.where(Deed.OPEN_REQUEST)
    if found:
        councils = [each for each in councils if each == found["council"]["id"]]
    if not councils:
        raise NotForYou
    teams: list[dict[str, Any]] = []
    for council in councils:
        listed = nodes((await page.ask("teams_at_desk", councilId=council))["teams"])
        name = office.councils.get(council, "")
        teams += [{"value": team["id"], "text": f"{team['name']}, {name}"} for team in listed]
    return page.show(
        "council/ask.html",
        form=form,
        found=found,
        action=f"{PATH}/{found['id']}/amend" if found else f"{PATH}/new",
        teams=teams,
        known=await _known(page, office, form.text("preferredId")),
        shapes=shapes,
        rows={name: list(_rows(form, name)) for name in ROWS},
        say=words,
    )
