"""One side signs the addendum of an extension."""

from datetime import datetime

from staffbank.domain.agreement import Signature
from staffbank.domain.deed import Deed
from staffbank.domain.extension import Extension, ExtensionId
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.extension.hindrances import require_cover
from staffbank.usecases.placement.either_side import require_a_side


async def sign_extension(
    *, extension_id: ExtensionId, digest: str, now: datetime, uow: UnitOfWork
) -> Extension:
    """Sign the text that has this digest; after the second signature the bank holds her.

    Raises:
        Declined: not permitted, no such extension, out of turn, another text, the same person
            on both sides, its first session has begun, or no master agreement covers it.
    """
    async with uow:
        extension = await uow.extensions.get(extension_id)
        side = require_a_side(
            uow.principal, Deed.SIGN_EXTENSION, extension, spoken=extension.signed_by_sides
        )
        await require_cover(extension, now=now, uow=uow)
        signed = extension.sign(
            side,
            signature=Signature(uow.principal.person, now),
            digest=digest,
        )
        await uow.extensions.save(signed)
        await uow.commit(extension.happened("signed", digest=digest))
    return signed
