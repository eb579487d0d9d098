"""An employer brings what the register says of its members."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from staffbank.domain.check import Check, CheckKind, RegisterStatus
from staffbank.domain.council import EmployerId
from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.fitness import with_check
from staffbank.domain.london import day_of
from staffbank.domain.permission import require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.register import Extract, NotAnExtract, check_of, read_extract
from staffbank.domain.worker import Worker, WorkerId
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.identifier import new_id
from staffbank.usecases.worker.stop_unfit import stop_unfit


@dataclass(frozen=True)
class Download:
    """The file's text, the numbers that were searched for, and the day of the search."""

    text: str
    searched: Collection[str]
    looked_on: date


@dataclass(frozen=True)
class Finding:
    """What the register says of a member, and how many of her placements it stopped."""

    worker_id: WorkerId
    number: str
    status: RegisterStatus
    placements_suspended: int = 0


@dataclass(frozen=True)
class Imported:
    """The file's SHA-256, and what it says of each member that it speaks of."""

    digest: str
    findings: tuple[Finding, ...]


async def import_register(
    *, employer_id: EmployerId, download: Download, now: datetime, uow: UnitOfWork
) -> Imported:
    """Record a look at the register for each member who was searched for, all or none.

    Whoever is suspended, removed or no longer listed stops at once: her placements are
    suspended, until home and region say that they go on. The file is not kept, its digest is.

    Raises:
        Declined: not permitted, a search still to come, or no extract; the line is named.
    """
    if download.looked_on > day_of(now):
        message = f"The search is dated {download.looked_on}, which is still to come."
        raise Declined(Problem(ProblemCode.INVALID, message, ("lookedOn",)))
    try:
        extract = read_extract(download.text, download.searched)
        async with uow:
            require(uow.principal, Deed.IMPORT_REGISTER, scope=employer_id)
            return await _kept(employer_id, extract, download.looked_on, now, uow)
    except NotAnExtract as wrong:
        message = f"Nothing was imported: {wrong}."
        raise Declined(Problem(ProblemCode.INVALID, message, ("csv",))) from wrong


async def _kept(
    employer_id: EmployerId, extract: Extract, looked_on: date, now: datetime, uow: UnitOfWork
) -> Imported:
    findings, events = [], []
    for worker in await uow.workers.registered_as(employer_id, extract.searched):
        before = _last(worker)
        number = before.reference.upper()
        if number not in extract.searched:
            continue  # she is registered under another number by now
        entry = extract.says_of(number)
        check = check_of(entry, looked_on=looked_on, before=before)
        await uow.workers.add_check(worker, new_id(), check)
        stopped = []
        if looked_on >= before.checked_on:  # an older look stops nobody whom a newer one lets
            stopped = await stop_unfit(with_check(worker, check), check, now=now, uow=uow)
        events += stopped
        findings.append(Finding(worker.id, entry.number, entry.status, len(stopped)))
    event = Event(
        "register.imported",
        employer_id,
        frozenset({employer_id}),
        {
            "digest": extract.digest,
            "looked_on": looked_on.isoformat(),
            "searched": len(extract.searched),
            "members": len(findings),
        },
    )
    await uow.commit(event, *events)
    return Imported(extract.digest, tuple(findings))


def _last(worker: Worker) -> Check:
    """The registration that was looked at last, of one day the one recorded last."""
    known = [check for check in worker.checks if check.kind is CheckKind.REGISTRATION]
    latest = max(check.checked_on for check in known)
    return [check for check in known if check.checked_on == latest][-1]
