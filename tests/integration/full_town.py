"""A town with something of every kind in it, for tests of who sees and who changes what."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import orjson

from staffbank.domain.cover_request import DaysAWeek
from staffbank.domain.principal import REGIONAL, Grant, Principal, Role
from staffbank.domain.stage import Stage
from staffbank.domain.start_gate import Waiver
from staffbank.domain.worker import Worker
from staffbank.ports.queries import Slice
from staffbank.usecases.extension.request_extension import request_extension
from staffbank.usecases.identifier import new_id
from staffbank.usecases.placement.prepare_start import prepare_start
from staffbank.usecases.placement.start_placement import start_placement
from staffbank.usecases.recharge.accrue_recharge import accrue_recharge
from staffbank.usecases.region.determine_weekly_rest import determine_weekly_rest
from staffbank.usecases.region.found_region import NewCouncil
from staffbank.usecases.region.set_home_floor import set_home_floor
from staffbank_graphql.context import Context
from staffbank_graphql.cursor import Cursors
from staffbank_graphql.global_id import encode
from staffbank_graphql.query import KINDS
from staffbank_graphql.schema import schema
from tests.asking import at_stage
from tests.integration.api_desk import ApiDesk, shown_id
from tests.integration.test_agency_by_the_api import asked
from tests.integration.test_statement_counts import a_finished_run
from tests.placed import (
    ALL_THERE,
    MONDAY,
    TWO_DAYS,
    Placed,
    locked,
    looked_up,
    opened,
    placed,
    ready,
)
from tests.questions import ELSEWHERE
from tests.town import NOW, Town

NEW_YEAR = datetime(2027, 1, 1, 6, tzinfo=UTC)
LATE = replace(ALL_THERE, account_ready=False, waiver=Waiver("Sue Mann", "It is late."))


@dataclass(frozen=True)
class FullTown:
    """Warwick's worker is with Solihull. Dudley, another council, has one of its own.

    `ids` are those of Warwick's and Solihull's things by their kinds; of what everybody sees
    in the region too.
    """

    town: Town
    worker: Worker
    dee: Worker
    ids: dict[str, list[str]]

    def strangers(self) -> Iterator[Principal]:
        """Somebody of Dudley's in each role, even in those that it cannot give, and Dee."""
        yield from (_of(self.town, role, self.town.dudley) for role in Role)
        yield self.town.as_worker(self.dee)

    def insiders(self) -> Iterator[Principal]:
        """The worker, somebody in each role of both sides, and the region's people."""
        yield self.town.as_worker(self.worker)
        for role in Role:
            if role in REGIONAL:
                yield self.town.who(role)
            else:
                yield _of(self.town, role, self.town.solihull, self.town.warwick)


async def ask(town: Town, who: Principal, document: str, **variables: Any) -> Any:
    """The data; what is refused is refused for what it is about, not for how it is asked."""
    context = Context(town.bank, who, NOW, Cursors.of(town.bank.settings))
    answer = await schema.execute(document, variables, context_value=context)
    assert all(error.path for error in answer.errors or ()), answer.errors
    codes = {(error.extensions or {})["code"] for error in answer.errors or ()}
    assert codes <= {"BAD_USER_INPUT"}, answer.errors
    return orjson.loads(orjson.dumps(answer.data))


async def full_town(desk: ApiDesk) -> FullTown:
    """Placed by the road, at work, paid for, extended; matched, and covered by an agency."""
    town = desk.town
    there = await placed(town, TWO_DAYS)
    dee = await town.member(
        "Dee Stray", person="person:Dee", employer_id=_employer(town.dudley)
    )
    await _at_work(there)
    await _match(town, "Bea Marlow")
    await _engage(desk)
    await _settings(town)
    return FullTown(town, there.worker, dee, await _ids(there, dee))


async def more_of_it(desk: ApiDesk, name: str) -> None:
    """Somebody else by the same road, and all that follows; the town has as much again."""
    there = await placed(desk.town, TWO_DAYS, master=False, name=name)
    await _at_work(there)
    await _match(desk.town, f"{name}'s friend")
    await _engage(desk)


async def _at_work(there: Placed) -> None:
    """She has begun; two weeks are locked, and recharged; home asks for her to stay longer."""
    town = there.town
    await _begin(there)
    for weeks in range(2):
        await locked(there, await opened(there, MONDAY + timedelta(weeks=weeks)))
    await accrue_recharge(
        home_employer_id=there.worker.employer_id,
        host_council_id=town.solihull.council.id,
        month=NEW_YEAR.date() - timedelta(days=1),
        now=NEW_YEAR,
        uow=there.system,
    )
    await request_extension(
        placement_id=there.placement_id,
        shape=DaysAWeek(MONDAY + timedelta(weeks=4), (0, 1), 4),
        late="",
        now=NOW + timedelta(days=1),
        uow=there.host(Role.SERVICE_MANAGER),
    )


async def _begin(there: Placed) -> None:
    """Let the account be late, and then begin with everything there."""
    await ready(there)
    key, manager = there.placement_id, partial(there.host, Role.SERVICE_MANAGER)
    await prepare_start(placement_id=key, gate=LATE, uow=manager())
    prepared = await prepare_start(placement_id=key, gate=ALL_THERE, uow=manager())
    await looked_up(there, prepared.begins)
    await start_placement(placement_id=key, now=prepared.begins, uow=there.system)


async def _match(town: Town, name: str) -> None:
    """A run that proposes somebody, and finds it hard as well."""
    await town.member(name)
    await town.request()
    await a_finished_run(town)


async def _engage(desk: ApiDesk) -> None:
    """An agency worker for a request that nobody could fill."""
    request = await at_stage(desk.town, Stage.REGION)
    budget = desk.town.who(Role.BUDGET_HOLDER, desk.town.solihull.council.id)
    named = shown_id("CoverRequest", request.id)
    await desk.do(budget, "release_to_agency", requestId=named, reason="Nobody is free.")
    await desk.do(budget, "engage_agency_worker", **asked(named))


async def _settings(town: Town) -> None:
    """What a council says of itself."""
    await determine_weekly_rest(
        council_id=town.warwick.council.id,
        fortnights_from=MONDAY,
        uow=town.uow(Role.COUNCIL_ADMINISTRATOR, town.warwick.employer.id),
    )
    await set_home_floor(
        team_id=town.warwick.teams[1].id,
        strength=5,
        least=3,
        uow=town.uow(Role.LINE_MANAGER, town.warwick.employer.id),
    )


async def _ids(there: Placed, dee: Worker) -> dict[str, list[str]]:
    """What the parties and the region see, less Dudley's own."""
    town = there.town
    sides = frozenset(
        Grant(Role.SERVICE_MANAGER, scope)
        for side in (town.warwick, town.solihull)
        for scope in (side.council.id, side.employer.id)
    )
    found: dict[str, list[str]] = {}
    for who in (
        town.as_worker(there.worker),
        Principal("sides", town.region.id, sides),
        town.who(Role.COORDINATOR),
    ):
        queries = town.bank.queries(who)
        for name, kind in KINDS.items():
            rows = (await queries.page(kind.view, Slice(first=100))).rows
            kept = found.setdefault(name, [])
            kept += [encode(name, row.id) for row in rows if row.id not in _own(town, dee)]
    found["Employer"] = [encode("Employer", _employer(town.warwick))]
    for name in ("TimesheetLine", *ELSEWHERE):
        found[name] = [encode(name, new_id())]
    return {name: sorted(set(ids)) for name, ids in found.items()}


def _own(town: Town, dee: Worker) -> set[UUID]:
    return {dee.id, town.dudley.council.id, *(team.id for team in town.dudley.teams)}


def _employer(council: NewCouncil) -> UUID:
    return council.employer.id


def _of(town: Town, role: Role, *councils: NewCouncil) -> Principal:
    scopes = {scope for each in councils for scope in (each.council.id, each.employer.id)}
    grants = frozenset(Grant(role, scope) for scope in scopes)
    return Principal(f"{role.value} of {councils[0].council.name}", town.region.id, grants)
