"""Whoever a check says may not work stops at once."""

from datetime import datetime

from staffbank.domain.check import Check
from staffbank.domain.event import Event
from staffbank.domain.fitness import fails, reason_of, said_of
from staffbank.domain.waiting import Waiting
from staffbank.domain.worker import Worker
from staffbank.ports.unit_of_work import UnitOfWork


async def stop_unfit(
    worker: Worker, check: Check, *, now: datetime, uow: UnitOfWork
) -> list[Event]:
    """Suspend her placements that the check hits, and give an event for each.

    `worker` has the check in her record. They go on when home and region say so,
    and with the consents that a rule wants.
    """
    events = []
    for placement in await uow.placements.running_of(worker.id):
        to_come = tuple(each for each in placement.sessions if each.end > now)
        if not to_come:
            continue
        if not fails(said_of(check, worker, to_come), placement.consents):
            continue
        reason = reason_of(check)
        await uow.placements.save(placement.suspend(reason=reason, at=now))
        await uow.timers.remind(Waiting.RESUMPTION, placement.id, since=now)
        events.append(placement.happened("suspended", reason=reason.value))
    return events
