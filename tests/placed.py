"""A placement on its way, for tests that begin where the host has confirmed."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from staffbank.domain.agreement import Agreement, AgreementId
from staffbank.domain.consultation import ConsultationMethod
from staffbank.domain.cover_request import DaysAWeek, Shape
from staffbank.domain.london import day_of, week_of
from staffbank.domain.money import Pence
from staffbank.domain.placement import Placement, PlacementId
from staffbank.domain.principal import Principal, Role
from staffbank.domain.start_gate import StartGate
from staffbank.domain.timesheet import Timesheet
from staffbank.domain.worker import Worker
from staffbank.jobs.system import system
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.agreement.accede import accede
from staffbank.usecases.agreement.acknowledge_agreement import acknowledge_agreement
from staffbank.usecases.agreement.found_master_agreement import found_master_agreement
from staffbank.usecases.agreement.lock_terms import Money, lock_terms
from staffbank.usecases.agreement.sign_agreement import sign_agreement
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank.usecases.offer.confirm_placement import confirm_placement
from staffbank.usecases.offer.release_worker import release_worker
from staffbank.usecases.placement.prepare_start import prepare_start
from staffbank.usecases.placement.start_placement import start_placement
from staffbank.usecases.timesheet.approve_timesheet import approve_timesheet
from staffbank.usecases.timesheet.lock_timesheet import lock_timesheet
from staffbank.usecases.timesheet.open_timesheet import open_timesheet
from staffbank.usecases.timesheet.submit_timesheet import submit_timesheet
from staffbank.usecases.worker.record_check import record_check
from tests.town import NOW, SOUND_CHECKS, TODAY, Town

MONDAY = TODAY + timedelta(days=7)
TWO_DAYS = DaysAWeek(MONDAY, (0, 1), 4)
ALL_THERE = StartGate(
    supervisor="Sol Penn", induction_on=NOW.date(), delegation_recorded=True, account_ready=True
)


@dataclass(frozen=True)
class Placed:
    """A worker of Warwick's, confirmed by Solihull."""

    town: Town
    worker: Worker
    placement_id: PlacementId
    agreement_id: AgreementId

    @property
    def hers(self) -> UnitOfWork:
        """A unit of work of the worker's own."""
        return self.town.bank.unit_of_work(self.town.as_worker(self.worker))

    @property
    def system(self) -> UnitOfWork:
        """A unit of work of the bank itself."""
        return self.town.bank.unit_of_work(system(self.town.region.id))

    def home(self, role: Role, person: str | None = None) -> UnitOfWork:
        """A unit of work of somebody at her home employer."""
        return self._of(self.town.who(role, self.worker.employer_id, person))

    def host(self, role: Role, person: str | None = None) -> UnitOfWork:
        """A unit of work of somebody at the host."""
        return self._of(self.town.who(role, self.town.solihull.council.id, person))

    def _of(self, who: Principal) -> UnitOfWork:
        return self.town.bank.unit_of_work(who)

    async def placement(self) -> Placement:
        """As it is kept."""
        async with self.system as uow:
            return await uow.placements.get(self.placement_id)

    async def agreement(self) -> Agreement:
        """As it is kept."""
        async with self.system as uow:
            return await uow.agreements.get(self.agreement_id)

    async def timesheet(self, timesheet: Timesheet) -> Timesheet:
        """As it is kept."""
        async with self.system as uow:
            return await uow.timesheets.get(timesheet.id)

    async def lock_terms(self, now: datetime = NOW) -> Agreement:
        """Home's finance officer locks a rate of about £30 an hour, with VAT."""
        return await lock_terms(
            agreement_id=self.agreement_id,
            money=Money(Pence(4_177_100), admin_fee=Decimal(5)),
            now=now,
            uow=self.home(Role.FINANCE_OFFICER),
        )


async def placed(
    town: Town,
    shape: Shape | None = None,
    *,
    pre_signs_urgent: bool = False,
    master: bool = True,
    valid_to: date = date(2030, 12, 31),
    method: ConsultationMethod = ConsultationMethod.BANK,
    **facts: Any,
) -> Placed:
    """Offered, accepted, released, confirmed; every party has signed the master agreement."""
    worker = await town.member(**facts)
    if master:
        await under_a_master_agreement(
            town, pre_signs_urgent=pre_signs_urgent, valid_to=valid_to
        )
    return await confirmed(town, worker, shape, method=method)


async def confirmed(
    town: Town,
    worker: Worker,
    shape: Shape | None = None,
    *,
    comments: str = "Happy to.",
    method: ConsultationMethod = ConsultationMethod.BANK,
) -> Placed:
    """A worker of the bank's is offered, accepts, is released and confirmed."""
    offer = await town.offer(worker, await town.request(shape))
    await accept_offer(
        offer_id=offer.id,
        comments=comments,
        method=method,
        now=NOW,
        uow=town.bank.unit_of_work(town.as_worker(worker)),
    )
    await release_worker(
        offer_id=offer.id, now=NOW, uow=town.uow(Role.RELEASE_AUTHORISER, worker.employer_id)
    )
    placement = await confirm_placement(
        offer_id=offer.id,
        now=NOW,
        uow=town.uow(Role.SERVICE_MANAGER, town.solihull.council.id),
    )
    async with town.bank.unit_of_work(system(town.region.id)) as uow:
        agreement = await uow.agreements.of_placement(placement.id)
    return Placed(town, worker, placement.id, agreement.id)


async def under_a_master_agreement(
    town: Town, *, pre_signs_urgent: bool = False, valid_to: date = date(2030, 12, 31)
) -> None:
    """One for five years, which home and host of the placement have acceded to."""
    master = await found_master_agreement(
        title="West Midlands master agreement",
        valid_from=date(2026, 1, 1),
        valid_to=valid_to,
        uow=town.uow(Role.REGIONAL_ADMINISTRATOR),
    )
    for organisation in (town.warwick.employer.id, town.solihull.council.id):
        await accede(
            master_id=master.id,
            organisation=organisation,
            pre_signs_urgent=pre_signs_urgent,
            now=NOW,
            uow=town.uow(Role.SIGNATORY, organisation),
        )


async def ready(there: Placed) -> Agreement:
    """Terms locked, signed by both, acknowledged."""
    locked = await there.lock_terms()
    assert locked.digest is not None
    for uow in (there.home(Role.SIGNATORY), there.host(Role.SIGNATORY)):
        await sign_agreement(agreement_id=locked.id, digest=locked.digest, now=NOW, uow=uow)
    return await acknowledge_agreement(
        agreement_id=locked.id, digest=locked.digest, now=NOW, uow=there.hers
    )


async def started(there: Placed) -> Placement:
    """Ready, prepared for, and begun on its first morning."""
    await ready(there)
    prepared = await prepare_start(
        placement_id=there.placement_id, gate=ALL_THERE, uow=there.host(Role.SERVICE_MANAGER)
    )
    await looked_up(there, prepared.begins)
    return await start_placement(
        placement_id=there.placement_id, now=prepared.begins, uow=there.system
    )


async def looked_up(there: Placed, at: datetime) -> None:
    """Her employer has looked at the register on that day: she is on it."""
    check = replace(SOUND_CHECKS[0], checked_on=day_of(at))
    await record_check(
        worker_id=there.worker.id,
        check=check,
        now=at,
        uow=there.home(Role.COUNCIL_ADMINISTRATOR),
    )


async def at_work(town: Town) -> Placed:
    """Two days a week for four weeks, begun."""
    there = await placed(town, TWO_DAYS)
    await started(there)
    return there


async def opened(there: Placed, week: date, now: datetime | None = None) -> Timesheet:
    """The week's timesheet, opened by the worker when the week is over."""
    return await open_timesheet(
        placement_id=there.placement_id,
        week=week,
        now=now or NOW + timedelta(weeks=60),
        uow=there.hers,
    )


async def locked(there: Placed, timesheet: Timesheet) -> Timesheet:
    """Handed in, approved by the host's line manager, and locked."""
    await submit_timesheet(
        timesheet_id=timesheet.id, now=NOW + timedelta(weeks=60), uow=there.hers
    )
    await approve_timesheet(
        timesheet_id=timesheet.id,
        now=NOW + timedelta(weeks=60),
        uow=there.host(Role.LINE_MANAGER),
    )
    return await lock_timesheet(timesheet_id=timesheet.id, uow=there.system)


async def settled(there: Placed) -> None:
    """Every week of the placement handed in, approved and locked."""
    sessions = (await there.placement()).sessions
    for week in sorted({week_of(day_of(each.start)) for each in sessions}):
        await locked(there, await opened(there, week))
