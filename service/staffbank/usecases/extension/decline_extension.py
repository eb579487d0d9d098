"""Somebody does not agree to an extension."""

from staffbank.domain.deed import Deed
from staffbank.domain.extension import Extension, ExtensionId
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.placement.either_side import require_a_part


async def decline_extension(
    *, extension_id: ExtensionId, reason: str, uow: UnitOfWork
) -> Extension:
    """Decline it, for the worker, her home or the host; the placement ends on its day.

    Raises:
        Declined: not permitted, no such extension, no reason, or in force.
    """
    async with uow:
        extension = await uow.extensions.get(extension_id)
        placement = await uow.placements.get(extension.placement_id)
        require_a_part(uow.principal, Deed.DECLINE_EXTENSION, placement)
        declined = extension.decline(reason=reason)
        await uow.extensions.save(declined)
        await uow.commit(extension.happened("declined", reason=declined.reason))
    return declined
