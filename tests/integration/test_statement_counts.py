"""A list of any length costs a fixed number of SQL statements."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest

from staffbank import clock
from staffbank.asgi import create_app
from staffbank.domain.cover_request import DutyDay
from staffbank.domain.event import Event
from staffbank.domain.principal import Grant, Principal, Role
from staffbank.jobs.system import system
from staffbank.ports.explanation import (
    CandidateView,
    ChoiceView,
    EffectView,
    NearMissView,
    RunnerUpView,
    WayOutView,
)
from staffbank.ports.unit_of_work import RunResult
from staffbank.ports.views import (
    LeftOpen,
    PointsView,
    ProposalView,
    ReasonCountView,
    VerdictView,
)
from staffbank.usecases.identifier import new_id
from staffbank.usecases.match_run.abort_match_run import abort_match_run
from staffbank.usecases.match_run.begin_match_run import begin_match_run
from staffbank.usecases.match_run.end_match_run import finish_match_run
from staffbank.usecases.match_run.lawful_plan import Match
from staffbank.usecases.match_run.start_match_run import Limits, start_match_run
from staffbank.usecases.match_run.summary import summary_of
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank.usecases.offer.confirm_placement import confirm_placement
from staffbank.usecases.offer.release_worker import release_worker
from tests.statements import counted
from tests.town import NOW, TODAY, Town, a_council

MANY = 100
OPERATIONS = Path(__file__).parents[2] / "graphql" / "operations"
RUNS = """
query MatchRuns($first: Int) {
  matchRuns(first: $first) {
    edges { node { id state summary { councils { council { name } } } } }
  }
}
"""

SLOTS = """
query Slots($first: Int) {
  coverRequests(first: $first) {
    edges { node { slots(first: 20) { totalCount edges { node { number } } } } }
  }
}
"""
PASSPORTS = """
query Passports($first: Int) {
  workers(first: $first) {
    edges { node { passport { entries { kind acceptances { acceptedBy } } } } }
  }
}
"""
MEANINGS = """
query Meanings($first: Int) {
  offers(first: $first) { edges { node { meaning { km } proposal { total } } } }
}
"""
TEAMS = """
query Teams($first: Int) {
  councils(first: $first) { edges { node { teams(last: 5) { edges { node { name } } } } } }
}
"""
# each kind by one way only: two ways to one kind are one statement or two, as they fall
FOUND = {
    "proposals": "points { points } verdicts { rule } worker { name council { name } }"
    " choice { eligible runnerUp { worker { name } } }"
    " slot { number } coverRequest { title team { name } }",
    "unfilled": "message reasons { workers } slot { number } coverRequest { title }"
    " wayOut { nearest { worker { name } } }",
}


@pytest.fixture
async def busy(town: Town) -> Town:
    """A hundred of everything: members, requests, offers, placements, proposals, open slots."""
    people = [await town.member(f"Member {number}") for number in range(MANY)]
    requests = [
        await town.request(DutyDay(TODAY + timedelta(days=7 + number)), headcount=2)
        for number in range(MANY)
    ]
    for person, request in zip(people, requests, strict=True):
        offer = await town.offer(person, request)
        hers = town.bank.unit_of_work(town.as_worker(person))
        await accept_offer(offer_id=offer.id, comments="none", now=NOW, uow=hers)
        home = town.uow(Role.RELEASE_AUTHORISER, person.employer_id)
        await release_worker(offer_id=offer.id, now=NOW, uow=home)
        host = town.uow(Role.SERVICE_MANAGER, town.solihull.council.id)
        await confirm_placement(offer_id=offer.id, now=NOW, uow=host)
    await a_finished_run(town)
    for _ in range(MANY - 1):
        coordinator = town.who(Role.COORDINATOR)
        begin = town.bank.unit_of_work(coordinator)
        run = await start_match_run(limits=Limits(), now=NOW, uow=begin)
        end = town.bank.unit_of_work(coordinator)
        await abort_match_run(run_id=run.id, now=NOW, uow=end)
    async with town.uow(Role.REGIONAL_ADMINISTRATOR) as uow:
        for number in range(MANY):
            new = a_council(town.region, f"Council {number}", town.warwick.council.place)
            await uow.organisations.add_council(new.council, new.figures)
            await uow.organisations.add_employer(new.employer)
            await uow.organisations.add_team(new.teams[0])
        await uow.commit(Event("region.widened", town.region.id))
    return town


async def a_finished_run(town: Town, chosen: int = 0, now: datetime = NOW) -> None:
    """A run that proposes somebody for each slot, and finds each slot hard to fill as well."""
    uow = town.bank.unit_of_work
    run = await start_match_run(limits=Limits(), now=now, uow=uow(town.who(Role.COORDINATOR)))
    begun = await begin_match_run(run_id=run.id, now=now, uow=uow(system(run.region_id)))
    assert begun is not None
    worker = begun.snapshot.workers[chosen]
    slots = begun.snapshot.slots
    candidates = (
        CandidateView(worker.id, -900, 2, "", (EffectView("travel", -12),)),
        CandidateView(begun.snapshot.workers[1 - chosen].id, None, None, "floor", ()),
    )
    result = RunResult(
        run_id=run.id,
        status="feasible",
        gap=0.1,
        summary=summary_of([Match(each, worker, {}) for each in slots], begun.snapshot),
        certificate=None,
        proposals=tuple(
            ProposalView(
                new_id(),
                run.id,
                slot.id,
                slot.request.id,
                worker.id,
                (PointsView("travel", -3),),
                (VerdictView("WT-4", "allowed", "Rested.", "WTR", "stated"),),
                ChoiceView(2, RunnerUpView(begun.snapshot.workers[1 - chosen].id, -9, 0, "")),
            )
            for slot in slots
        ),
        unfilled=tuple(
            LeftOpen(
                new_id(),
                run.id,
                slot.id,
                slot.request.id,
                "skill",
                "Nobody.",
                0,
                (ReasonCountView("skill", 9),),
                WayOutView(
                    1, (NearMissView(worker.id, "travel", 2.5, "Far."),), 10, 12.5, candidates
                ),
            )
            for slot in slots
        ),
    )
    kept = await finish_match_run(
        begun=begun.run, result=result, now=now, uow=uow(system(run.region_id))
    )
    assert kept


@pytest.fixture
async def client(busy: Town) -> AsyncIterator[httpx2.AsyncClient]:
    """Somebody who sees the region, and one council's contacts too."""
    roles = {
        Grant(Role.COORDINATOR, busy.region.id),
        Grant(Role.SERVICE_MANAGER, busy.solihull.council.id),
    }
    who = Principal("all-seeing", busy.region.id, frozenset(roles))
    token = busy.bank.tokens.issue(who, now=clock.now())
    transport = httpx2.ASGITransport(app=create_app(busy.bank))
    async with httpx2.AsyncClient(
        transport=transport,
        base_url="http://bank",
        headers={"Authorization": f"Bearer {token}"},
    ) as client:
        yield client


async def _asked(
    client: httpx2.AsyncClient, document: str, variables: dict[str, Any]
) -> tuple[Any, int]:
    """The data, and how many statements it took."""
    with counted() as statements:
        answer = await client.post("/graphql", json={"query": document, "variables": variables})
    assert "errors" not in answer.json(), answer.json()
    return answer.json()["data"], len(statements)


async def test_a_hundred_rows_cost_as_many_statements_as_one(
    client: httpx2.AsyncClient,
) -> None:
    names = ("teams", "workers", "cover_requests", "offers", "placements", "my_placements")
    documents = {name: (OPERATIONS / f"{name}.graphql").read_text() for name in names}
    documents |= {"councils": (OPERATIONS / "councils.graphql").read_text(), "runs": RUNS}
    documents |= {"slots of requests": SLOTS, "teams of councils": TEAMS}
    documents |= {"passports": PASSPORTS, "what offers mean": MEANINGS}
    newest = ("offers_at_desk", "placements_at_desk")
    documents |= {name: (OPERATIONS / f"{name}.graphql").read_text() for name in newest}

    counts = {}
    for name, document in documents.items():
        end = "last" if name in newest else "first"
        one, for_one = await _asked(client, document, {end: 1})
        many, for_many = await _asked(client, document, {end: MANY})
        (short,), (long,) = one.values(), many.values()
        assert len(short["edges"]) == 1
        counts[name] = (len(long["edges"]), for_one, for_many)

    counts |= await _found_by_a_run(client)
    print(f"\n{'list':20}{'rows':>6}{'for 1':>8}{'for all':>8}")
    for name, (rows, for_one, for_many) in counts.items():
        print(f"{name:20}{rows:>6}{for_one:>8}{for_many:>8}")
    assert {rows for rows, *_ in counts.values()} == {MANY}
    assert [name for name, (_, one, many) in counts.items() if one != many] == []


async def _found_by_a_run(client: httpx2.AsyncClient) -> dict[str, tuple[int, int, int]]:
    runs, _ = await _asked(client, RUNS, {"first": 1})
    run = runs["matchRuns"]["edges"][0]["node"]["id"]
    counts = {}
    for field, nested in FOUND.items():
        document = f"""
          query Found($id: ID!, $first: Int!) {{
            matchRun(id: $id) {{ {field}(first: $first) {{ edges {{ node {{ {nested} }} }} }} }}
          }}
        """
        _, for_one = await _asked(client, document, {"id": run, "first": 1})
        many, for_many = await _asked(client, document, {"id": run, "first": MANY})
        counts[field] = (len(many["matchRun"][field]["edges"]), for_one, for_many)
    return counts
