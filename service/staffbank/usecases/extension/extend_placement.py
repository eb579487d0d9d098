"""A signed extension comes into force: she is held for its sessions."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from staffbank.domain.extension import Extension, ExtensionId, ExtensionState
from staffbank.domain.london import day_of, week_of
from staffbank.domain.placement import PlacementState
from staffbank.domain.problem import Declined
from staffbank.ports.clashes import AlreadyBooked
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.extension.hindrances import require_borne, require_cover

HELD = "She is held elsewhere for some of that time by now."
STOPPED = "The placement is no longer active."


async def extend_placement(
    *, extension_id: ExtensionId, now: datetime, unit_of_work: Callable[[], UnitOfWork]
) -> Extension:
    """Bring it into force, by the bank itself; one that is not signed stays as it is.

    It is declined, and the placement goes on as it was, where by now she is held elsewhere,
    the placement has stopped, the first session has begun, no master agreement covers it, a
    rule says no, or too few would be left at home: bookings come only now, and others may
    have been released since her home agreed.

    Raises:
        Declined: no such extension.
    """
    try:
        return await _in_force(extension_id, now, unit_of_work())
    except AlreadyBooked:
        async with (uow := unit_of_work()):
            extension = await uow.extensions.get(extension_id)
            return await _declined(extension, HELD, uow)


async def _in_force(extension_id: ExtensionId, now: datetime, uow: UnitOfWork) -> Extension:
    async with uow:
        extension = await uow.extensions.get(extension_id)
        if extension.state is not ExtensionState.SIGNED:
            return extension
        # she is locked before her placement, as by an extract of the register; offers wait
        await uow.workers.get(extension.worker_id)
        placement = await uow.placements.get(extension.placement_id)
        if placement.state is not PlacementState.ACTIVE:
            return await _declined(extension, STOPPED, uow)
        try:
            await require_cover(extension, now=now, uow=uow)
            await require_borne(extension, placement.consents, uow)
        except Declined as no:
            reason = " ".join(problem.message for problem in no.problems)
            return await _declined(extension, reason, uow)
        extended = replace(placement, sessions=(*placement.sessions, *extension.sessions))
        in_force = extension.come_into_force()
        await uow.placements.extend(placement, extension.sessions)
        await uow.placements.save(extended)
        await uow.extensions.save(in_force)
        first = week_of(day_of(extension.sessions[0].start))
        await uow.timers.open_week(placement.id, first)
        await uow.commit(
            extension.happened("in_force"),
            placement.happened("extended", sessions=len(extension.sessions)),
        )
    return in_force


async def _declined(extension: Extension, reason: str, uow: UnitOfWork) -> Extension:
    declined = extension.decline(reason=reason)
    await uow.extensions.save(declined)
    await uow.commit(extension.happened("declined", reason=reason))
    return declined
