"""Runs of the engine: the list, and one of them."""

from collections.abc import Mapping

from fastapi import APIRouter, Response

from staffbank.web.page import Asked, nodes
from staffbank.web.words import _

router = APIRouter(prefix="/coordinator/runs")

STATES: Mapping[str, str] = {
    "QUEUED": _("Waiting to begin"),
    "RUNNING": _("Running"),
    "FINISHED": _("Finished"),
    "ABORTED": _("Stopped"),
    "FAILED": _("Failed"),
}
COLOURS: Mapping[str, str] = {
    "QUEUED": "grey",
    "FINISHED": "green",
    "ABORTED": "grey",
    "FAILED": "red",
}
LIVE = frozenset({"QUEUED", "RUNNING"})


@router.get("")
async def runs(page: Asked) -> Response:
    """All runs, the newest first."""
    found = nodes((await page.ask("match_runs", last=50))["matchRuns"])[::-1]
    return page.show("coordinator/runs.html", runs=found, states=STATES, colours=COLOURS)


@router.get("/{run_id}")
async def run(run_id: str, page: Asked) -> Response:
    """One run: how far it is while it runs, then its result."""
    found = await page.one("match_run", run_id)
    return page.show(
        "coordinator/run.html",
        run=found,
        proposals=nodes(found["proposals"]),
        live=found["state"] in LIVE,
        states=STATES,
        colours=COLOURS,
    )
