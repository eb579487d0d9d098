"""A signed extension comes into force: she is held for its sessions."""

from collections.abc import Callable
from dataclasses import replace

from staffbank.domain.extension import Extension, ExtensionId, ExtensionState
from staffbank.domain.london import day_of, week_of
from staffbank.domain.placement import PlacementState
from staffbank.ports.unit_of_work import AlreadyBooked, UnitOfWork

HELD = "She is held elsewhere for some of that time by now."
STOPPED = "The placement is no longer active."


async def extend_placement(
    *, extension_id: ExtensionId, unit_of_work: Callable[[], UnitOfWork]
) -> Extension:
    """Bring it into force, by the bank itself; one that is not signed stays as it is.

    Where she was booked elsewhere meanwhile, or the placement has stopped, it is declined.

    Raises:
        Declined: no such extension.
    """
    try:
        return await _in_force(extension_id, unit_of_work())
    except AlreadyBooked:
        async with (uow := unit_of_work()):
            extension = await uow.extensions.get(extension_id)
            return await _declined(extension, HELD, uow)


async def _in_force(extension_id: ExtensionId, uow: UnitOfWork) -> Extension:
    async with uow:
        extension = await uow.extensions.get(extension_id)
        if extension.state is not ExtensionState.SIGNED:
            return extension
        placement = await uow.placements.get(extension.placement_id)
        if placement.state is not PlacementState.ACTIVE:
            return await _declined(extension, STOPPED, uow)
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
