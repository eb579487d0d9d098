"""The host confirms: the offer becomes a placement."""

from dataclasses import replace
from datetime import datetime

from staffbank.domain.agreement import Agreement, AgreementId
from staffbank.domain.consent import NONE, Reasons
from staffbank.domain.deed import Deed
from staffbank.domain.legal_basis import legal_basis
from staffbank.domain.offer import OfferId
from staffbank.domain.permission import require
from staffbank.domain.placement import Placement, PlacementId
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.side import Side
from staffbank.domain.waiting import Waiting
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.identifier import new_id
from staffbank.usecases.offer.freshness import require_fresh
from staffbank.usecases.offer.passport import accept


async def confirm_placement(
    *, offer_id: OfferId, now: datetime, uow: UnitOfWork, given: Reasons = NONE
) -> Placement:
    """Confirm for the host, who from now on sees how to reach the worker.

    The agreement, which home and host are to sign, is opened with it, and what home warrants of
    her passport is accepted, once. `given` are the host side's consents.

    Raises:
        Declined: not permitted, no such offer, out of turn, whoever released her, or no
            longer lawful.
    """
    async with uow:
        offer = await uow.offers.get(offer_id)
        require(uow.principal, Deed.CONFIRM_PLACEMENT, scope=offer.host_council_id)
        if uow.principal.person in {offer.person, offer.offered_by, offer.released_by}:
            message = "You had a part in this offer; another manager has to confirm it."
            raise Declined(Problem(ProblemCode.SAME_PERSON, message))
        confirmed = offer.confirm()
        passed = await require_fresh(offer, now=now, side=Side.HOST, given=given, uow=uow)
        confirmed = replace(confirmed, consents=(*confirmed.consents, *passed))
        placement = Placement.of(
            confirmed, id=PlacementId(new_id()), at=now, by=uow.principal.person
        )
        await uow.offers.save(confirmed)
        home = await uow.organisations.employer(offer.home_employer_id)
        host = await uow.organisations.employer_of(offer.host_council_id)
        agreement = Agreement.on(
            placement,
            id=AgreementId(new_id()),
            legal_basis=legal_basis(home.kind, host.kind),
            at=now,
        )
        await uow.placements.add(placement)
        await uow.agreements.add(agreement)
        await uow.timers.remind(Waiting.SIGNATURE, agreement.id, since=now)
        accepted = await accept(offer, now, uow)
        await uow.commit(
            placement.happened("confirmed"),
            offer.happened("confirmed"),
            agreement.happened("opened", basis=agreement.legal_basis.value),
            *accepted,
            *offer.overridden(passed),
        )
    return placement
