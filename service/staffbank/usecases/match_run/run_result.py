"""What people read of a run: proposals with reasons, open slots with theirs, and the whole."""

from collections.abc import Iterable
from dataclasses import replace

from staffbank.domain.law.rules import rule_card
from staffbank.domain.match_run import MatchRunId
from staffbank.domain.verdict import Allowed, NeedsConsent, Refused, Verdict, Warned
from staffbank.ports.unit_of_work import RunResult, Slot, Snapshot
from staffbank.ports.views import (
    LeftOpen,
    PointsView,
    ProposalView,
    ReasonCountView,
    VerdictView,
)
from staffbank.usecases.identifier import new_id
from staffbank.usecases.match_run.certificate import certificate_of
from staffbank.usecases.match_run.explained import Explains, Why
from staffbank.usecases.match_run.lawful_plan import LawfulPlan, lawful_plan
from staffbank.usecases.match_run.named import told_apart
from staffbank.usecases.match_run.seating import Seating, seated
from staffbank.usecases.match_run.summary import summary_of
from staffbank.usecases.match_run.unfilled_reason import because
from staffbank_matching.plan import Plan, Status, Unfilled

OUTCOMES = {
    Allowed: "allowed",
    Refused: "refused",
    NeedsConsent: "needs_consent",
    Warned: "warned",
}


def result_of(
    run_id: MatchRunId, plan: Plan, snapshot: Snapshot, explainer: Explains | None = None
) -> RunResult:
    """Check the plan against the law, and put it in the words that are stored.

    Nothing is explained where there is no explainer.
    """
    seating = seated(plan, snapshot)
    lawful = lawful_plan(seating, snapshot)
    why = Why(explainer)
    proven = plan.status is Status.OPTIMAL and not lawful.taken_out
    status = plan.status if proven or plan.status is Status.STOPPED else Status.FEASIBLE
    return RunResult(
        run_id=run_id,
        status=status.value,
        gap=0.0 if proven else _gap(plan, lawful, snapshot),
        summary=summary_of(lawful.matches, snapshot),
        certificate=None if lawful.taken_out else certificate_of(plan),
        proposals=tuple(_proposals(run_id, lawful, why)),
        unfilled=(
            *_unfilled(run_id, plan, seating, why),
            *_taken_out(run_id, lawful, snapshot),
        ),
    )


def _gap(plan: Plan, lawful: LawfulPlan, snapshot: Snapshot) -> float:
    """The engine's, or the share of slots that had to be taken out where that is more."""
    left_out = len(lawful.taken_out) / max(1, len(snapshot.slots))
    return max(plan.gap, left_out)


def _proposals(run_id: MatchRunId, lawful: LawfulPlan, why: Why) -> Iterable[ProposalView]:
    for match in lawful.matches:
        worker, slot = match.worker, match.slot
        points = told_apart(match.points, slot.request, worker.id)
        yield ProposalView(
            id=new_id(),
            run_id=run_id,
            slot_id=slot.id,
            request_id=slot.request.id,
            worker_id=worker.id,
            points=tuple(PointsView(*each) for each in sorted(points.items())),
            verdicts=tuple(map(_verdict, lawful.verdicts[slot.id])),
            explanation=why.choice(worker.id, str(slot.request.id)),
        )


def _verdict(verdict: Verdict) -> VerdictView:
    card = rule_card(verdict.rule)
    said = card.sentence if isinstance(verdict, Allowed) else verdict.because
    outcome = OUTCOMES[type(verdict)]
    return VerdictView(verdict.rule, outcome, said, card.source, card.standing.value)


def _unfilled(run_id: MatchRunId, plan: Plan, seating: Seating, why: Why) -> Iterable[LeftOpen]:
    for found in plan.unfilled:
        for slot in seating.still_open[found.request]:
            yield replace(_open(run_id, found, slot), explanation=why.way_out(found.request))


def _taken_out(
    run_id: MatchRunId, lawful: LawfulPlan, snapshot: Snapshot
) -> Iterable[LeftOpen]:
    slots = {slot.id: slot for slot in snapshot.slots}
    for slot_id, refused in lawful.taken_out.items():
        slot = slots[slot_id]
        found = Unfilled(str(slot.request.id), 1, {}, {}, 1, "law")
        yield _open(run_id, found, slot, message=refused.because)


def _open(
    run_id: MatchRunId, found: Unfilled, slot: Slot, message: str | None = None
) -> LeftOpen:
    return LeftOpen(
        id=new_id(),
        run_id=run_id,
        slot_id=slot.id,
        request_id=slot.request.id,
        main_reason=found.main_reason,
        message=message or because(found),
        eligible=found.eligible,
        reasons=tuple(ReasonCountView(*each) for each in found.funnel.items() if each[1]),
    )
