"""What people read of a run."""

from dataclasses import replace
from datetime import date

from staffbank.domain.cover_request import DutyDay, Priority, RequestId, Tier
from staffbank.domain.match_run import MatchRunId
from staffbank.domain.profession import SKILLS, Level, SkillNeed
from staffbank.ports.unit_of_work import RunResult, Snapshot
from staffbank.usecases.match_run.engine_problem import problem_of
from staffbank.usecases.match_run.run_result import result_of
from staffbank_matching.aims import Aims
from staffbank_matching.clock import WORK_A_SECOND
from staffbank_matching.explanation import Explainer
from staffbank_matching.plan import Plan
from staffbank_matching.solver import solve
from tests.builders import a_request, an_id, leave
from tests.unit.usecases.snapshots import ALL_WEEK, NOW, a_member, a_snapshot, slots_of

RUN = MatchRunId(an_id("a run"))


def planned(snapshot: Snapshot) -> Plan:
    """The best plan."""
    return solve(problem_of(snapshot, now=NOW), seconds=60, work=60 * WORK_A_SECOND)


def found(snapshot: Snapshot) -> RunResult:
    """What a run makes of it, with its reasons."""
    plan = planned(snapshot)
    explainer = Explainer.of(problem_of(snapshot, now=NOW), plan, Aims())
    return result_of(RUN, plan, snapshot, explainer)


def test_each_seat_is_one_of_the_open_slots_the_lowest_number_first() -> None:
    slots = slots_of(a_request(), (2, 4, 5))

    result = found(a_snapshot(*reversed(slots), workers=(a_member("Ada"), a_member("Bea"))))

    assert [each.slot_id for each in result.proposals] == sorted(s.id for s in slots[:2])
    assert [each.slot_id for each in result.unfilled] == [slots[2].id]


def test_a_proven_plan_has_a_certificate_and_no_gap() -> None:
    result = found(a_snapshot())

    assert (result.status, result.gap) == ("optimal", 0.0)
    assert result.certificate is not None
    assert result.certificate.proven
    assert [(each.tier, each.filled, each.bound) for each in result.certificate.tiers] == [
        (3, 25, 25)
    ]
    assert all(aim.greedy <= aim.value for aim in result.certificate.aims[:1])


def test_the_engine_does_not_vouch_for_a_plan_that_a_rule_has_changed() -> None:
    plan = planned(a_snapshot())
    away = replace(ALL_WEEK, block_outs=(leave(date(2026, 3, 3)),))
    changed = a_snapshot(workers=(a_member(availability=away),))

    result = result_of(RUN, plan, changed)

    assert (result.status, result.certificate) == ("feasible", None)
    assert [(each.main_reason, each.explanation) for each in result.unfilled] == [("law", None)]


def test_a_proposal_says_who_else_could_and_who_would_be_next() -> None:
    result = found(a_snapshot(workers=(a_member("Ada"), a_member("Bea"))))

    (proposal,) = result.proposals
    assert proposal.explanation is not None
    assert proposal.explanation.eligible == 2
    assert proposal.explanation.runner_up is not None
    others = {an_id("Ada"), an_id("Bea")} - {proposal.worker_id}
    assert {proposal.explanation.runner_up.worker_id} == others
    assert proposal.explanation.runner_up.dropped == 0


def test_whom_a_council_would_like_comes_first_among_equals_and_is_told_so() -> None:
    for name in ("Ada", "Bea"):
        slots = slots_of(a_request(preferred_id=an_id(name)))

        (proposal,) = found(
            a_snapshot(*slots, workers=(a_member("Ada"), a_member("Bea")))
        ).proposals

        assert proposal.worker_id == an_id(name)
        points = {each.preference: each.points for each in proposal.points}
        assert (points["named"], points["wishes"]) == (5, 0)


def test_an_open_slot_says_who_nearly_could_and_what_one_person_more_is_worth() -> None:
    unlevelled = a_request(must_have=(SkillNeed("CP", Level.CAN_LEAD),))

    result = found(a_snapshot(*slots_of(unlevelled)))

    (view,) = result.unfilled
    assert view.explanation is not None
    told = f"Would need to be one level higher in this skill: {SKILLS['CP']}."
    assert [(each.worker_id, each.message) for each in view.explanation.nearest] == [
        (an_id("Ada Lovell"), told)
    ]
    assert view.explanation.worth_least == 25 * 100 * 10


def test_an_open_slot_names_whoever_could_do_it_instead_and_what_the_plan_would_lose() -> None:
    night = a_request(id=RequestId(an_id("another")), priority=Priority(Tier.CRITICAL))

    result = found(a_snapshot(*slots_of(a_request()), *slots_of(night)))

    (view,) = result.unfilled
    assert view.explanation is not None
    (candidate,) = view.explanation.candidates
    assert (candidate.worker_id, candidate.dropped) == (an_id("Ada Lovell"), 1)
    effects = {each.aim: each.change for each in candidate.effects}
    assert effects["tier 1"] < 0 < effects["tier 3"]


def test_the_same_snapshot_seed_and_limits_give_the_same_plan() -> None:
    days = [DutyDay(date(2026, 3, day)) for day in range(3, 21)]
    slots = [
        slot
        for number, day in enumerate(days)
        for slot in slots_of(a_request(day, id=an_id(f"request {number}")), 2)
    ]
    crowd = tuple(a_member(f"Member {number}") for number in range(8))
    snapshot = a_snapshot(*slots, workers=crowd)

    assert planned(snapshot) == planned(snapshot)
