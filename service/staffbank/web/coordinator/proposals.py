"""One proposal of a run: how it came about, and what the coordinator makes of it."""

from fastapi import APIRouter, Response

from staffbank.web.coordinator.match_words import SPOKEN
from staffbank.web.coordinator.runs import decides
from staffbank.web.form import Form, needed
from staffbank.web.page import Asked, Page, Sent
from staffbank.web.words import _

router = APIRouter(prefix="/coordinator/runs/{run_id}/proposals/{proposal_id}")
CONSENT = "consent-"  # and the rule that it is for


@router.get("")
async def proposal(run_id: str, proposal_id: str, page: Asked) -> Response:
    """Its points, its verdicts and its runner-up, with the ways to decide."""
    return await _shown(page, run_id, proposal_id)


@router.post("/offer")
async def offer(run_id: str, proposal_id: str, page: Sent) -> Response:
    """Follow it."""
    done = await page.do("make_offer", proposalId=proposal_id, consents=_consents(page.form))
    if done.problems:
        wrong = page.form.wrong(*done.problems)
        return await _shown(page, run_id, proposal_id, offering=wrong)
    return page.go(f"/coordinator/runs/{run_id}/proposals/{proposal_id}?done=offered")


@router.post("/instead")
async def instead(run_id: str, proposal_id: str, page: Sent) -> Response:
    """Offer the place to the runner-up, and say why."""
    found = await page.one("proposal", proposal_id)
    next_one = (found["choice"] or {}).get("runnerUp") or {}
    done = await page.do(
        "make_offer",
        needed("reason", _("Write why the other is the better choice.")),
        slotId=found["slot"]["id"],
        workerId=(next_one.get("worker") or {}).get("id"),
        reason=page.form.text("reason"),
    )
    if done.problems:
        wrong = page.form.wrong(*done.problems)
        return await _shown(page, run_id, proposal_id, changing=wrong)
    return page.go(f"/coordinator/runs/{run_id}/proposals/{proposal_id}?done=instead")


@router.post("/decline")
async def decline(run_id: str, proposal_id: str, page: Sent) -> Response:
    """Set it aside, and say why."""
    done = await page.do(
        "decline_proposal",
        needed("reason", _("Write why you decline it.")),
        proposalId=proposal_id,
        reason=page.form.text("reason"),
    )
    if done.problems:
        wrong = page.form.wrong(*done.problems)
        return await _shown(page, run_id, proposal_id, declining=wrong)
    return page.go(f"/coordinator/runs/{run_id}/proposals/{proposal_id}?done=declined")


def _consents(form: Form) -> list[dict[str, str]]:
    """The reasons that were given, by the rules that they are for."""
    return [
        {"rule": name.removeprefix(CONSENT), "reason": form.text(name)}
        for name in form.values
        if name.startswith(CONSENT) and form.text(name)
    ]


async def _shown(
    page: Page,
    run_id: str,
    proposal_id: str,
    *,
    offering: Form | None = None,
    changing: Form | None = None,
    declining: Form | None = None,
) -> Response:
    found = await page.one("proposal", proposal_id)
    return page.show(
        "coordinator/proposal.html",
        proposal=found,
        run_path=f"/coordinator/runs/{run_id}",
        state=found["offerState"],
        spoken=SPOKEN,
        may=decides(page.who),
        offering=offering or Form(),
        changing=changing or Form(),
        declining=declining or Form(),
    )
