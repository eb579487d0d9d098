"""A run that follows another: what it keeps, and whom it leaves in peace."""

import threading
from dataclasses import dataclass

import pytest

from staffbank.domain.match_run import MatchRun, MatchRunId, ProposalId
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.jobs.run_match import run_match
from staffbank.ports.queries import Slice
from staffbank.ports.views import MatchRunView, ProposalView
from staffbank.usecases.match_run.decline_proposal import decline_proposal
from staffbank.usecases.match_run.start_match_run import After, Limits, start_match_run
from staffbank.usecases.offer.make_offer import Pairing, make_offer
from tests.town import NOW, Town


@dataclass(frozen=True)
class Ran:
    """A run that has ended, and what it proposes by worker's id."""

    run: MatchRun
    view: MatchRunView
    proposals: dict[object, ProposalView]


async def ran(town: Town, follows: MatchRun | None = None, *kept: ProposalView) -> Ran:
    """Run the engine, after another run if one is given."""
    keep = tuple(ProposalId(each.id) for each in kept)
    after = After(follows.id, keep) if follows else None
    run = await start_match_run(
        limits=Limits(2), after=after, now=NOW, uow=town.uow(Role.COORDINATOR)
    )
    await run_match(
        bank=town.bank,
        region_id=str(run.region_id),
        run_id=str(run.id),
        going_down=threading.Event(),
    )
    queries = town.bank.queries(town.who(Role.COORDINATOR))
    found = await queries.page(ProposalView, Slice(first=9), {"run_id": run.id})
    view = (await queries.by_ids(MatchRunView, [run.id]))[run.id]
    return Ran(run, view, {each.worker_id: each for each in found.rows})


async def test_it_keeps_what_it_is_told_to_and_proposes_nobody_again_who_was_declined(
    town: Town,
) -> None:
    workers = [await town.member(name) for name in ("Ada Lovell", "Bea Marlow", "Cleo Ash")]
    for host in (town.solihull, town.dudley):
        await town.request(host=host)
    first = await ran(town)
    kept, refused = first.proposals.values()
    await decline_proposal(
        proposal_id=ProposalId(refused.id),
        reason="She asked for rest.",
        now=NOW,
        uow=town.uow(Role.COORDINATOR),
    )

    again = await ran(town, first.run, kept)

    (third,) = {worker.id for worker in workers} - {kept.worker_id, refused.worker_id}
    assert {each.worker_id: each.slot_id for each in again.proposals.values()} == {
        kept.worker_id: kept.slot_id,
        third: refused.slot_id,
    }
    assert (again.view.follows_id, again.view.kept_ids) == (first.run.id, (kept.id,))


async def test_what_was_offered_since_is_nothing_to_keep(town: Town) -> None:
    await town.member()
    await town.request()
    first = await ran(town)
    (proposed,) = first.proposals.values()
    uow = town.uow(Role.COORDINATOR)
    pairing = Pairing(proposed.slot_id, proposed.worker_id, ProposalId(proposed.id))  # type: ignore[arg-type]  # a view's ids are plain
    await make_offer(pairing=pairing, now=NOW, uow=uow)

    again = await ran(town, first.run, proposed)

    assert (again.view.state, again.proposals) == ("finished", {})


async def test_what_cannot_be_kept_any_more_is_named(town: Town) -> None:
    ada = await town.member()
    await town.request(title="Duty desk in the west")
    first = await ran(town)
    await town.offer(ada, await town.request(title="Elsewhere", host=town.dudley))

    again = await ran(town, first.run, *first.proposals.values())

    assert again.view.state == "failed"
    assert again.view.failure is not None
    assert again.view.failure.startswith(
        "Ada Lovell cannot be kept for Duty desk in the west: by now a rule, another booking"
    )


async def test_only_a_finished_run_is_followed_and_only_what_it_proposes_is_kept(
    town: Town,
) -> None:
    await town.member()
    await town.request()
    first = await ran(town)
    (proposed,) = first.proposals.values()

    async def refusal(follows: object, kept: object) -> tuple[ProblemCode, tuple[str, ...]]:
        after = After(follows, (kept,))  # type: ignore[arg-type]  # of whichever kind
        uow = town.uow(Role.COORDINATOR)
        with pytest.raises(Declined) as declined:
            await start_match_run(limits=Limits(2), after=after, now=NOW, uow=uow)
        (problem,) = declined.value.problems
        return problem.code, problem.path

    stranger = MatchRunId(proposed.worker_id)
    assert await refusal(stranger, proposed.id) == (ProblemCode.NOT_FOUND, ("runId",))
    assert await refusal(first.run.id, stranger) == (ProblemCode.NOT_FOUND, ("keep", "0"))
    await decline_proposal(
        proposal_id=ProposalId(proposed.id),
        reason="No.",
        now=NOW,
        uow=town.uow(Role.COORDINATOR),
    )
    assert await refusal(first.run.id, proposed.id) == (ProblemCode.WRONG_STATE, ("keep", "0"))
    live = await start_match_run(limits=Limits(2), now=NOW, uow=town.uow(Role.COORDINATOR))
    assert await refusal(live.id, proposed.id) == (ProblemCode.WRONG_STATE, ("followsId",))
    with pytest.raises(Declined, match="at most 100"):
        After(first.run.id, (ProposalId(proposed.id),) * 101)
