"""Offers, kept and found."""

from typing import Protocol

from staffbank.domain.cover_request import RequestId
from staffbank.domain.offer import Offer, OfferId
from staffbank.domain.release_opinion import ReleaseOpinion
from staffbank.domain.worker import WorkerId


class Offers(Protocol):
    """Offers. A live offer holds its worker: bookings come and go with its state."""

    async def add(self, offer: Offer) -> None:
        """Raise AlreadyBooked or SlotTaken; of any number at once exactly one gets through."""
        ...

    async def get(self, offer_id: OfferId) -> Offer: ...
    async def declined(self, worker_id: WorkerId, request_id: RequestId) -> bool:
        """Say whether she has declined it, at the times that it has now."""
        ...

    async def add_opinion(self, offer: Offer, said: ReleaseOpinion) -> None: ...
    async def live_on(self, request_id: RequestId) -> tuple[Offer, ...]: ...
    async def save(self, *offers: Offer) -> None: ...
