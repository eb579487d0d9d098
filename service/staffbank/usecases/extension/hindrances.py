"""What an extension has to have behind it, each time that somebody goes on with it."""

from collections.abc import Iterable
from datetime import datetime

from staffbank.domain.consent import Consent
from staffbank.domain.extension import Extension
from staffbank.domain.home_floor import Away, remaining, too_few
from staffbank.domain.london import day_of
from staffbank.domain.master_agreement import MasterAgreement
from staffbank.domain.problem import Declined
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.agreement.covering import covering
from staffbank.usecases.offer.obstacles import rules_against


async def require_cover(
    extension: Extension, *, now: datetime, uow: UnitOfWork
) -> MasterAgreement:
    """The master agreement that it stands under, where all of it is to come.

    Raises:
        Declined: its first session has begun, or no master agreement covers its days.
    """
    extension.must_be_to_come(at=now)
    return await covering(
        (extension.home_employer_id, extension.host_council_id),
        day_of(extension.sessions[0].start),
        day_of(extension.sessions[-1].end),
        path="extensionId",
        uow=uow,
    )


async def require_borne(
    extension: Extension, given: Iterable[Consent], uow: UnitOfWork
) -> None:
    """Do nothing where the law and her home team bear it.

    Her team's row stays locked until the unit of work ends, so that no release slips in.

    Raises:
        Declined: a rule says no, or too few would be left at home.
    """
    worker = await uow.workers.read(extension.worker_id)
    booked = await uow.workers.booked(extension.worker_id)
    problems = rules_against(
        worker, extension.sessions, booked, given=given, path="extensionId"
    )
    floor = await uow.organisations.floor(worker.home_team_id) if worker.home_team_id else None
    if floor is not None:
        colleagues = await uow.workers.released_of(floor.team_id)
        others = [each for each in colleagues if each.worker.id != worker.id]
        left = remaining(floor, Away(worker, extension.sessions), others)
        problems += too_few(left, path="extensionId")
    if problems:
        raise Declined(*problems)
