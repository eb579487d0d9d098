"""Placements: the list, one of them, and what home and host do with it."""

from fastapi import APIRouter, Response

from staffbank import clock
from staffbank.domain.deed import Deed
from staffbank.domain.side import Side
from staffbank.web.council import (
    placement_begins,
    placement_ends,
    placement_runs,
    shapes,
    words,
)
from staffbank.web.council.office import Office
from staffbank.web.council.step import Thing, with_steps
from staffbank.web.council.typed import Field, given
from staffbank.web.desk import Data
from staffbank.web.form import Form
from staffbank.web.page import LISTED, Asked, NotForYou, Page, Sent, nodes, older
from staffbank.web.words import _

PATH = "/council/placements"
router = APIRouter(prefix=PATH)
OVER = frozenset({"COMPLETED", "ENDED_EARLY", "WITHDRAWN"})
LATE = Field(
    "late",
    _("Why so late?"),
    hint=_("Only where fewer than four weeks are left. Otherwise leave it empty."),
)


STEPS = (*placement_begins.STEPS, *placement_runs.STEPS, *placement_ends.STEPS)
PLACEMENTS = Thing(PATH, "placement_at_desk", words.who_and_what, words.sides, STEPS)


@router.get("")
async def placements(page: Asked, before: str | None = None) -> Response:
    """Those that are not over, then those that are; the newest first."""
    listed = (await page.ask("placements_at_desk", last=LISTED, before=before))["placements"]
    found = nodes(listed)[::-1]
    now = [each for each in found if each["state"] not in OVER]
    over = [each for each in found if each["state"] in OVER]
    return page.show(
        "council/placements.html", now=now, over=over, older=older(listed), say=words
    )


@router.get("/{placement_id}")
async def placement(placement_id: str, page: Asked) -> Response:
    """One placement, with its agreement, extensions and timesheets."""
    found = await page.one(PLACEMENTS.operation, placement_id)
    papers = await page.ask("placement_papers", id=placement_id)
    facts = await PLACEMENTS.facts(page, found)
    return page.show(
        "council/placement.html",
        placement=found,
        agreements=nodes(papers["agreements"]),
        extensions=nodes(papers["extensions"])[::-1],
        timesheets=nodes(papers["timesheets"])[::-1],
        extends=_may_extend(facts["office"], found),
        begun=clock.now().isoformat() >= found["startsAt"],
        say=words,
        **facts,
    )


@router.get("/{placement_id}/extend")
async def extend(placement_id: str, page: Asked) -> Response:
    """The form for more of the same work."""
    found = await page.one(PLACEMENTS.operation, placement_id)
    return await _extending(page, found, Form(shapes.begun()))


@router.post("/{placement_id}/extend")
async def ask_to_extend(placement_id: str, page: Sent) -> Response:
    """Ask for it; the worker, her home and the budget holder are asked."""
    found = await page.one(PLACEMENTS.operation, placement_id)
    form = page.form
    if problems := shapes.shape_problems(form):
        return await _extending(page, found, form.wrong(*problems))
    done = await page.do(
        "request_extension",
        placementId=placement_id,
        shape=shapes.shape_of(form),
        **given([LATE], form),
    )
    if done.problems:
        return await _extending(page, found, form.wrong(*done.problems))
    return page.go(f"/council/extensions/{done.made['id']}?done=asked")


async def _extending(page: Page, found: Data, form: Form) -> Response:
    if not _may_extend(await Office.of(page), found):
        raise NotForYou
    return page.show(
        "council/extend.html",
        placement=found,
        title=words.who_and_what(found),
        form=form,
        shapes=shapes,
        late=LATE,
    )


def _may_extend(office: Office, found: Data) -> bool:
    under_way = found["state"] in {"READY", "ACTIVE"}
    return under_way and office.may(Deed.REQUEST_EXTENSION, words.sides(found)[Side.HOST])


with_steps(router, PLACEMENTS)
