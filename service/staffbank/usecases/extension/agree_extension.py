"""One of the three whose word it needs agrees to an extension."""

from dataclasses import replace
from datetime import datetime

from staffbank.domain.addendum import addendum
from staffbank.domain.consultation import Consultation, ConsultationMethod
from staffbank.domain.deed import Deed
from staffbank.domain.extension import Extension, ExtensionId, ExtensionState, Party
from staffbank.domain.permission import require
from staffbank.domain.principal import Principal
from staffbank.domain.schedule import digest_of, text_of
from staffbank.domain.side import Side
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.extension.hindrances import require_borne, require_cover
from staffbank.usecases.placement.either_side import require_a_side
from staffbank.usecases.placement.stay import stay_of

PARTIES = {Side.HOME: Party.HOME, Side.HOST: Party.BUDGET}


async def agree_extension(
    *,
    extension_id: ExtensionId,
    comments: str,
    now: datetime,
    uow: UnitOfWork,
    method: ConsultationMethod = ConsultationMethod.BANK,
) -> Extension:
    """Agree: the worker for herself, her home by a new release, the host by paying for it.

    `comments` are the worker's own words on being consulted, by this very question or by
    another `method`; the others have none to give. With the last of the three the addendum is
    drawn up, for both sides to sign.

    Raises:
        Declined: not permitted, no such extension, out of turn, her word without comments,
            whoever asked for it agrees, one person for two of the three, the placement is no
            longer active, its first session has begun, no master agreement covers it, a rule
            says no by now, or too few would be left at home.
    """
    async with uow:
        extension = await uow.extensions.get(extension_id)
        party = _party(uow.principal, extension)
        placement = await uow.placements.get(extension.placement_id)
        extension.check(placement)
        master = await require_cover(extension, now=now, uow=uow)
        if party is Party.HOME:
            await require_borne(extension, placement.consents, uow)
        agreed = extension.agree(
            party,
            by=uow.principal.person,
            consultation=Consultation(now, comments.strip(), method),
        )
        if agreed.state is ExtensionState.AGREED:
            stay = await stay_of(placement, uow, more=agreed)
            agreed = replace(agreed, relief_ends_on=stay.relief_ends_on)
            schedule = await uow.agreements.of_placement(placement.id)
            text = text_of(addendum(agreed, schedule, master, stay))
            agreed = agreed.drawn_up(text, digest_of(text))
        await uow.extensions.save(agreed)
        await uow.commit(extension.happened("agreed", party=party.value))
    return agreed


def _party(principal: Principal, extension: Extension) -> Party:
    """Whose word the caller's is. Raises Declined."""
    if principal.person == extension.person:
        require(principal, Deed.AGREE_EXTENSION, scope=extension.home_employer_id)
        return Party.WORKER
    agreed = {side for side, party in PARTIES.items() if party in extension.agreed}
    return PARTIES[require_a_side(principal, Deed.AGREE_EXTENSION, extension, spoken=agreed)]
