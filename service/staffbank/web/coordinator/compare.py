"""Two runs side by side: their figures, and whose work is another's in the later one."""

from fastapi import APIRouter, Response

from staffbank.web.coordinator.figures_compared import Result, figures_of
from staffbank.web.coordinator.places_compared import Places, moves
from staffbank.web.coordinator.runs import listed
from staffbank.web.desk import Data, Problem
from staffbank.web.form import Form
from staffbank.web.page import Asked, Page, nodes
from staffbank.web.words import _

router = APIRouter(prefix="/coordinator/runs/compare")
TWO = 2
LISTS = ("proposals", "unfilled")
MOST = 1_000  # places of a run that are read one by one, a hundred at a time


@router.get("")
async def compare(page: Asked) -> Response:
    """The two that were ticked in the list, the earlier one first."""
    ticked = tuple(dict.fromkeys(page.request.query_params.getlist("run")))
    if len(ticked) != TWO:
        return await _ticked_wrongly(page, ticked, _("Tick two runs to compare."))
    one, other = [await page.one("run_to_compare", each) for each in ticked]
    if not (one["summary"] and other["summary"]):
        told = _("Only runs that are finished can be compared: the others have no plan.")
        return await _ticked_wrongly(page, ticked, told)
    before, after = sorted((one, other), key=lambda run: str(run["queuedAt"]))
    by_place = all(each["summary"]["slots"] <= MOST for each in (before, after))
    was, now = [await whole(page, each) if by_place else Places() for each in (before, after)]
    return page.show(
        "coordinator/compare.html",
        before=before,
        after=after,
        figures=figures_of(Result(before, was), Result(after, now), by_place=by_place),
        moves=moves(was, now) if by_place else None,
        most=MOST,
    )


async def _ticked_wrongly(page: Page, ticked: tuple[str, ...], told: str) -> Response:
    form = Form({"run": ticked}, problems=(Problem(told, "run"),))
    return await listed(page, form)


async def whole(page: Page, run: Data) -> Places:
    """All that it proposes and leaves open, of which `run` has the first hundred of each."""
    proposals, unfilled = nodes(run["proposals"]), nodes(run["unfilled"])
    here = dict.fromkeys(LISTS)
    while any(run[each]["pageInfo"]["hasNextPage"] for each in LISTS):
        # a list that has come to its end is asked from there again, and has nothing more
        here = {each: run[each]["pageInfo"]["endCursor"] or here[each] for each in LISTS}
        after, open_after = (here[each] for each in LISTS)
        run = await page.one("run_to_compare", run["id"], after=after, openAfter=open_after)
        proposals += nodes(run["proposals"])
        unfilled += nodes(run["unfilled"])
    return Places(proposals, unfilled)
