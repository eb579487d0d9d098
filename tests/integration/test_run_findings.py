"""What a match run keeps beside its proposals, on a real database."""

from datetime import datetime, timedelta
from threading import Event

from staffbank.domain.match_run import MatchRun
from staffbank.domain.principal import Role
from staffbank.domain.profession import Level, SkillNeed
from staffbank.jobs.run_match import run_match
from staffbank.ports.explanation import ChoiceView
from staffbank.ports.queries import Slice
from staffbank.ports.views import MatchRunView, ProposalView, UnfilledView
from staffbank.usecases.match_run.start_match_run import Limits, start_match_run
from tests.town import NOW, Town


async def a_run(town: Town, now: datetime) -> MatchRun:
    """Begun and ended."""
    run = await start_match_run(
        limits=Limits(20, seed=1), now=now, uow=town.uow(Role.COORDINATOR)
    )
    await run_match(
        bank=town.bank,
        region_id=str(run.region_id),
        run_id=str(run.id),
        going_down=Event(),
    )
    return run


async def test_a_run_keeps_what_proves_its_plan_and_what_explains_it(town: Town) -> None:
    await town.member("Ada Lovell")
    bea = await town.member("Bea Marlow", skills=())
    await town.request(must_have=(SkillNeed("CP", Level.INDEPENDENT),), headcount=2)

    run = await a_run(town, NOW)

    queries = town.bank.queries(town.who(Role.COORDINATOR))
    (proposal,) = (await queries.page(ProposalView, Slice(first=9), {"run_id": run.id})).rows
    (unfilled,) = (await queries.page(UnfilledView, Slice(first=9), {"run_id": run.id})).rows
    certificate = (await queries.by_ids(MatchRunView, [run.id]))[run.id].certificate
    assert certificate is not None
    assert certificate.proven
    assert [(each.tier, each.filled, each.wanted) for each in certificate.tiers] == [
        (3, 25, 50)
    ]
    assert proposal.explanation == ChoiceView(eligible=1, runner_up=None)
    assert unfilled.explanation is not None
    assert [(each.worker_id, each.reason) for each in unfilled.explanation.nearest] == [
        (bea.id, "skill")
    ]


async def test_what_a_later_run_has_found_of_a_request_is_what_counts(town: Town) -> None:
    """To the council as well, which does not see runs."""
    asked = await town.request(headcount=2)
    of_it = {"request_id": asked.id, "current": True}
    council = town.bank.queries(town.who(Role.REQUESTER, town.solihull.council.id))
    await a_run(town, NOW)
    before = (await council.page(UnfilledView, Slice(first=9), of_it)).rows

    await town.member("Ada Lovell")
    later = await a_run(town, NOW + timedelta(hours=1))

    left = (await council.page(UnfilledView, Slice(first=9), of_it)).rows
    old = (await council.by_ids(UnfilledView, [each.id for each in before])).values()
    assert (len(before), {each.overtaken_by for each in old}) == (2, {later.id})
    assert [(each.run_id, each.overtaken_by) for each in left] == [(later.id, None)]
