"""Row-level security: the floor under the permission matrix."""

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from staffbank.domain.notice import EndCause
from staffbank.domain.principal import Principal, Role
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.persistence.database import Database
from staffbank.ports.clients import ApiClientView
from staffbank.ports.offer_views import OfferView
from staffbank.ports.passports import PassportView
from staffbank.ports.placement_views import (
    AgreementView,
    PlacementView,
    RechargeView,
    TimesheetView,
)
from staffbank.ports.queries import Slice
from staffbank.ports.views import (
    ContactView,
    CouncilView,
    MatchRunView,
    ProposalView,
    RequestView,
    SlotView,
    TeamView,
    UnfilledView,
    WorkerView,
)
from staffbank.usecases.paper.agreement_paper import agreement_paper
from staffbank.usecases.placement.end_placement import end_placement
from staffbank.usecases.request.approve_request import approve_request
from tests.placed import at_work, placed
from tests.town import NOW, Town, found_town

VIEWS: tuple[type[Any], ...] = (
    AgreementView,
    RechargeView,
    TimesheetView,
    ApiClientView,
    ContactView,
    CouncilView,
    MatchRunView,
    OfferView,
    PassportView,
    PlacementView,
    ProposalView,
    RequestView,
    SlotView,
    TeamView,
    UnfilledView,
    WorkerView,
)
REFERENCE = {CouncilView, TeamView}  # every member of a region sees its councils


async def _sees(town: Town, who: Principal, view: type[Any]) -> int:
    return len((await town.bank.queries(who).page(view, Slice(first=100))).rows)


async def test_whoever_names_no_region_sees_no_row(town: Town) -> None:
    await town.offer(await town.member(), await town.request())
    database = Database(town.bank.settings.database_url)

    async with database.engine.connect() as connection:
        tables = await connection.execute(
            text("SELECT relname FROM pg_class WHERE relrowsecurity ORDER BY 1")
        )
        names = [name for (name,) in tables]
        seen = {
            name: await connection.scalar(text(f"SELECT count(*) FROM {name}"))  # noqa: S608 ours
            for name in names
        }
    await database.close()

    assert len(names) == 50
    assert set(seen.values()) == {0}, seen


async def test_every_table_of_the_bank_has_row_level_security(town: Town) -> None:
    database = Database(town.bank.settings.database_url)
    bare = text(
        "SELECT relname FROM pg_class WHERE relkind = 'r'"
        " AND relnamespace = 'public'::regnamespace AND relname NOT LIKE 'procrastinate%'"
        " AND NOT (relrowsecurity AND relforcerowsecurity)"
    )

    async with database.engine.connect() as connection:
        found = [name for (name,) in await connection.execute(bare)]
    await database.close()

    assert found == ["alembic_version"]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
async def test_another_region_sees_nothing(town: Town, view: type[Any]) -> None:
    await town.offer(await town.member(), await town.request())
    elsewhere = await found_town(town.bank)

    seen = await _sees(town, elsewhere.who(Role.COORDINATOR), view)

    own = {CouncilView: 3, TeamView: 6}
    assert seen == own.get(view, 0)


@pytest.mark.parametrize("role", [Role.REQUESTER, Role.SERVICE_MANAGER, Role.FINANCE_OFFICER])
async def test_a_third_council_sees_nothing_of_an_offer(town: Town, role: Role) -> None:
    await town.offer(await town.member(), await town.request())
    stranger = town.who(role, town.dudley.council.id)

    seen = {view.__name__: await _sees(town, stranger, view) for view in VIEWS}

    assert {name for name, rows in seen.items() if rows} == {"CouncilView", "TeamView"}


async def test_the_host_sees_whom_it_is_offered_but_not_how_to_reach_her(town: Town) -> None:
    worker = await town.member()
    await town.member("Bea Marlow")
    await town.offer(worker, await town.request())
    host = town.who(Role.REQUESTER, town.solihull.council.id)

    workers = await town.bank.queries(host).page(WorkerView, Slice(first=100))

    assert [each.id for each in workers.rows] == [worker.id]
    assert await _sees(town, host, ContactView) == 0


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (Role.SERVICE_MANAGER, 1),
        (Role.LINE_MANAGER, 1),
        (Role.REQUESTER, 0),
        (Role.BUDGET_HOLDER, 0),
        (Role.FINANCE_OFFICER, 0),
    ],
)
async def test_the_hosts_managers_learn_how_to_reach_whom_they_expect(
    town: Town, role: Role, sees: int
) -> None:
    await placed(town)

    assert await _sees(town, town.who(role, town.solihull.council.id), ContactView) == sees


async def test_how_to_reach_her_is_hidden_again_when_the_work_is_over(town: Town) -> None:
    there = await at_work(town)
    manager = town.who(Role.SERVICE_MANAGER, town.solihull.council.id)
    assert await _sees(town, manager, ContactView) == 1

    await end_placement(
        placement_id=there.placement_id,
        cause=EndCause.SAFEGUARDING,
        ends_at=NOW,
        now=NOW,
        uow=town.bank.unit_of_work(manager),
    )

    assert await _sees(town, manager, ContactView) == 0
    admin = town.who(Role.COUNCIL_ADMINISTRATOR, there.worker.employer_id)
    assert await _sees(town, admin, ContactView) == 1


HOSTS_MONEY = (Role.SIGNATORY, Role.FINANCE_OFFICER, Role.SERVICE_MANAGER)
HOMES_MONEY = (Role.SIGNATORY, Role.FINANCE_OFFICER, Role.RELEASE_AUTHORISER)


async def test_what_she_earns_is_for_those_who_sign_pay_and_decide(town: Town) -> None:
    there = await placed(town)
    await there.lock_terms()
    home, host = there.worker.employer_id, town.solihull.council.id
    others = (Role.REQUESTER, Role.LINE_MANAGER, Role.BUDGET_HOLDER, Role.COUNCIL_ADMINISTRATOR)

    async def reads(who: Principal) -> tuple[bool, bool]:
        queries = town.bank.queries(who)
        (row,) = (await queries.page(AgreementView, Slice(first=9))).rows
        assert (row.id, row.state) == (there.agreement_id, "pending")
        assert (row.terms is None) == (row.document is None)
        return row.terms is not None, await agreement_paper(row.id, queries) is not None

    for who in (
        town.as_worker(there.worker),
        *(town.who(role, host) for role in HOSTS_MONEY),
        *(town.who(role, home) for role in HOMES_MONEY),
        *(town.who(role) for role in (Role.COORDINATOR, Role.AUDITOR)),
    ):
        assert await reads(who) == (True, True), who
    for who in (
        *(town.who(role, scope) for role in others for scope in (home, host)),
        *(town.who(role) for role in (Role.ANALYST, Role.REGIONAL_ADMINISTRATOR)),
    ):
        assert await reads(who) == (False, False), who


async def test_the_coordinator_sees_no_contact_details(town: Town) -> None:
    await town.member()

    assert await _sees(town, town.who(Role.COORDINATOR), ContactView) == 0


async def test_a_worker_sees_herself_and_what_she_is_offered(town: Town) -> None:
    worker, request = await town.member(), await town.request()
    await town.member("Bea Marlow")
    await town.request(host=town.dudley)
    await town.offer(worker, request)
    hers = town.as_worker(worker)

    requests = await town.bank.queries(hers).page(RequestView, Slice(first=100))

    assert [each.id for each in requests.rows] == [request.id]
    assert await _sees(town, hers, WorkerView) == 1
    assert await _sees(town, hers, ContactView) == 1


async def test_another_councils_request_is_as_if_it_were_not_there(town: Town) -> None:
    request = await town.request()
    stranger = town.uow(Role.BUDGET_HOLDER, town.dudley.council.id)

    with pytest.raises(Declined) as declined:
        await approve_request(request_id=request.id, now=NOW, uow=stranger)

    assert declined.value.problems[0].code is ProblemCode.NOT_FOUND


async def test_the_audit_trail_is_only_added_to(town: Town) -> None:
    database = Database(town.bank.settings.database_url)

    async with database.engine.connect() as connection:
        for change in ("UPDATE audit_entry SET person = 'x'", "DELETE FROM audit_entry"):
            with pytest.raises(ProgrammingError, match="permission denied"):
                await connection.execute(text(change))
            await connection.rollback()
    await database.close()
