"""What is kept no longer is forgotten, and nothing else is."""

from datetime import timedelta

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.check import Check, CheckKind, DbsLevel
from staffbank.domain.principal import Role
from staffbank.domain.retention import LEAST_KEPT
from staffbank.persistence.tables import WORKER_CHECK
from staffbank.usecases.timer.forget import forget
from staffbank.usecases.worker.record_check import record_check
from tests.asking import the_bank
from tests.placed import MONDAY, at_work, locked, opened
from tests.town import NOW, TODAY, Town

LEVEL = DbsLevel.ENHANCED_CHILDREN_BARRED


async def test_a_certificates_number_is_forgotten_and_its_outcome_stays(town: Town) -> None:
    worker = await town.member()
    for days, number in ((183, "recent"), (184, "old")):
        made = TODAY - timedelta(days=days)
        await record_check(
            worker_id=worker.id,
            check=Check(CheckKind.DBS, made, made, None, number, LEVEL),
            now=NOW,
            uow=town.uow(Role.COUNCIL_ADMINISTRATOR, worker.employer_id),
        )

    assert await forget(now=NOW, uow=the_bank(town)) == 1

    async with the_bank(town) as uow:
        kept = [each for each in (await uow.workers.read(worker.id)).checks if each.dbs_level]
        connection: AsyncConnection = uow._connection  # type: ignore[attr-defined]
        registration = await connection.scalar(
            select(WORKER_CHECK.c.reference).where(WORKER_CHECK.c.kind == "registration")
        )
    assert sorted(each.reference for each in kept) == ["", "", "recent"]
    assert {each.dbs_level for each in kept} == {LEVEL}
    assert registration == "SW000001"


async def test_records_of_working_time_are_never_forgotten(town: Town) -> None:
    there = await at_work(town)
    sheet = await locked(there, await opened(there, MONDAY))

    await forget(now=NOW + timedelta(days=4000), uow=there.system)

    assert await there.timesheet(sheet) == sheet
    assert LEAST_KEPT.on(TODAY) == 2
    async with the_bank(town) as uow:
        connection: AsyncConnection = uow._connection  # type: ignore[attr-defined]
        may = await connection.scalar(
            text("SELECT has_table_privilege(current_user, 'timesheet', 'DELETE')")
        )
    assert may is False


async def test_forgetting_is_seen_to_again_the_day_after(town: Town) -> None:
    async with the_bank(town) as uow:
        connection: AsyncConnection = uow._connection  # type: ignore[attr-defined]
        jobs = text(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'forget' "
            "AND args->>'region_id' = :region"
        )
        region = {"region": str(town.region.id)}
        assert await connection.scalar(jobs, region) == 1
    await forget(now=NOW, uow=the_bank(town))
    async with the_bank(town) as uow:
        connection = uow._connection  # type: ignore[attr-defined]
        assert await connection.scalar(jobs, region) == 2
