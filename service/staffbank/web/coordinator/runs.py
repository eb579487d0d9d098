"""Runs of the engine: the list, and one of them with its result."""

from collections import Counter
from collections.abc import Sequence

from fastapi import APIRouter, Response

from staffbank.domain.principal import Principal, Role
from staffbank.web.coordinator.match_words import LIVE, SPOKEN
from staffbank.web.coordinator.ticked import Sending, again, send_ticked
from staffbank.web.desk import Data, Unanswerable
from staffbank.web.form import Form
from staffbank.web.live import bell
from staffbank.web.page import LISTED, Asked, NotHere, Page, Sent, nodes, older

router = APIRouter(prefix="/coordinator/runs")


@router.get("")
async def runs(page: Asked, before: str | None = None) -> Response:
    """All runs, the newest first."""
    return await listed(page, Form(), before)


@router.get("/{run_id}")
async def run(run_id: str, page: Asked) -> Response:
    """One run: how far it is while it runs, then its result, a page of each list."""
    return await _shown(page, run_id)


@router.get("/{run_id}/told")
async def told(run_id: str, page: Asked) -> Response:
    """Rings whenever the run tells something, until it has ended."""
    moments = page.desk.watch("match_run_progress", id=run_id)
    try:
        await anext(moments)  # how far it is now, which the page has shown
    except Unanswerable as wrong:
        raise NotHere from wrong
    return bell(moments, page.who.person)


@router.post("/{run_id}/abort")
async def abort(run_id: str, page: Sent) -> Response:
    """Stop it."""
    done = await page.do("abort_match_run", runId=run_id)
    if done.problems:
        return await _shown(page, run_id, stopping=page.form.wrong(*done.problems))
    return page.go(f"/coordinator/runs/{run_id}?done=stopped")


@router.post("/{run_id}/proposals")
async def decide(run_id: str, page: Sent) -> Response:
    """Offer, or set aside, each proposal that was ticked; or keep them in another run."""
    sending = Sending.of(page.form)
    if sending.deed == "keep" and not sending.problems:
        return page.go(again(run_id, sending.proposals))
    sent = await send_ticked(page, sending)
    if sent.problems:
        return await _shown(
            page, run_id, deciding=page.form.wrong(*sent.problems), sent=sent.done
        )
    return page.go(f"/coordinator/runs/{run_id}?done={sending.deed}&many={sent.done}")


async def listed(page: Page, comparing: Form, before: str | None = None) -> Response:
    """The list, from which two runs can be ticked to be compared."""
    found = (await page.ask("match_runs", last=LISTED, before=before))["matchRuns"]
    return page.show(
        "coordinator/runs.html",
        runs=nodes(found)[::-1],
        older=older(found),
        spoken=SPOKEN,
        may=decides(page.who),
        comparing=comparing,
    )


def decides(who: Principal) -> bool:
    """Whether she runs the engine and makes offers; others of the region read."""
    return any(grant.role is Role.COORDINATOR for grant in who.grants)


async def _shown(
    page: Page,
    run_id: str,
    *,
    stopping: Form | None = None,
    deciding: Form | None = None,
    sent: int = 0,
) -> Response:
    query = page.request.query_params
    here = {"after": query.get("after"), "openAfter": query.get("open_after")}
    found = await page.one("match_run", run_id, **here)
    unfilled = nodes(found["unfilled"])
    proposals = nodes(found["proposals"])
    return page.show(
        "coordinator/run.html",
        run=found,
        run_path=f"/coordinator/runs/{run_id}",
        proposals=proposals,
        unfilled=unfilled,
        kept={_pair(each) for each in found["kept"]},
        reasons=Counter(each["mainReason"] for each in unfilled).most_common(),
        councils=_by_balance(found["summary"]),
        live=found["state"] in LIVE,
        spoken=SPOKEN,
        may=decides(page.who),
        stopping=stopping or Form(),
        deciding=deciding or Form(),
        sent=sent,
        many=query.get("many", "0"),
    )


def _pair(proposal: Data) -> str:
    """Who for what, whichever run it is of."""
    return f"{proposal['worker']['id']} {proposal['coverRequest']['id']}"


def _by_balance(summary: Data | None) -> Sequence[Data]:
    """What each council gives and takes; who gives most beyond what it takes comes first."""

    def left(each: Data) -> int:
        taken: int = each["minutesTaken"] - each["minutesGiven"]
        return taken

    return sorted(summary["councils"], key=left) if summary else ()
