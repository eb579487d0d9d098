"""A release gives the home employer's word for her checks; a confirmation accepts it."""

from datetime import datetime

from staffbank.domain.event import Event
from staffbank.domain.london import day_of
from staffbank.domain.offer import Offer
from staffbank.domain.passport import PassportEntry, kinds_of, to_accept
from staffbank.ports.unit_of_work import UnitOfWork


async def warrant(offer: Offer, now: datetime, uow: UnitOfWork) -> tuple[PassportEntry, ...]:
    """Warrant her checks as they are recorded now."""
    entries = await uow.passports.of(offer.worker_id)
    await uow.passports.warrant(offer, entries, by=uow.principal.person, at=now)
    return entries


async def accept(offer: Offer, now: datetime, uow: UnitOfWork) -> tuple[Event, ...]:
    """Accept what home warrants; no event where the host had accepted all of it before."""
    asked = to_accept(await uow.passports.of(offer.worker_id), offer, day=day_of(now))
    new = await uow.passports.accept(offer, asked, by=uow.principal.person, at=now)
    accepted = [entry for entry in asked if entry.id in new]
    if not accepted:
        return ()
    involved = frozenset({offer.home_employer_id, offer.host_council_id})
    details = {"checks": kinds_of(accepted), "host": str(offer.host_council_id)}
    return (Event("passport.accepted", offer.worker_id, involved, details, offer.person),)
