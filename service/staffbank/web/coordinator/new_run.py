"""A new run: its limits, and what it keeps of the run that it follows."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Response

from staffbank.web.coordinator.runs import decides
from staffbank.web.desk import Data, Problem, Unanswerable
from staffbank.web.form import Form
from staffbank.web.page import Asked, NotHere, Page, Sent
from staffbank.web.words import _

router = APIRouter(prefix="/coordinator/runs/new")
SECONDS = "30"
SEED = "1"
MOST = 9  # digits, as an Int may have


@dataclass(frozen=True)
class Followed:
    """The run that is followed, and those of its proposals that are kept."""

    run: Data
    kept: Sequence[Data]


@router.get("")
async def new(page: Asked, follows: str = "") -> Response:
    """How long the engine may search, from which seed, and what it keeps."""
    keep = page.request.query_params.getlist("keep")
    before = await _followed(page, follows, keep)
    seconds, seed = SECONDS, SEED
    if before:
        seconds, seed = f"{before.run['seconds']:g}", str(before.run["seed"])
    form = Form({"seconds": (seconds,), "seed": (seed,), "follows": (follows,), "keep": keep})
    return _asked_for(page, form, before)


@router.post("")
async def start(page: Sent) -> Response:
    """Queue it."""
    form = page.form
    seconds, seed, follows = form.text("seconds"), form.text("seed"), form.text("follows")
    before = await _followed(page, follows, form.all("keep"))
    if problems := _not_numbers(seconds, seed):
        return _asked_for(page, form.wrong(*problems), before)
    after = {"followsId": follows, "keep": list(form.all("keep"))} if follows else {}
    done = await page.do("start_match_run", seconds=int(seconds), seed=int(seed), **after)
    if done.problems:
        return _asked_for(page, form.wrong(*done.problems), before)
    return page.go(f"/coordinator/runs/{done.made['id']}")


async def _followed(page: Page, run_id: str, keep: Sequence[str]) -> Followed | None:
    """What is followed, if anything. Raises NotHere where that is none of hers."""
    if not run_id:
        return None
    try:
        # an id is asked for where nothing is kept too, since a list of none cannot be
        found = await page.ask("run_to_follow", id=run_id, keep=keep or [run_id])
    except Unanswerable as wrong:
        raise NotHere from wrong
    if not found["matchRun"]:
        raise NotHere
    return Followed(
        found["matchRun"], [each for each in found["nodes"] if each and "worker" in each]
    )


def _not_numbers(seconds: str, seed: str) -> Sequence[Problem]:
    problems = []
    if not (seconds.isdecimal() and len(seconds) <= MOST):
        problems.append(
            Problem(_("Enter how many seconds it may take, such as 30."), "seconds")
        )
    if not (seed.isdecimal() and len(seed) <= MOST):
        problems.append(Problem(_("Enter the seed as a whole number, such as 1."), "seed"))
    return problems


def _asked_for(page: Page, form: Form, before: Followed | None) -> Response:
    return page.show(
        "coordinator/new_run.html", form=form, before=before, may=decides(page.who)
    )
