"""Offers, and the bookings they hold."""

from datetime import UTC
from typing import Any

from sqlalchemy import RowMapping, Select, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.consultation import Consultation, ConsultationMethod
from staffbank.domain.council import CouncilId, EmployerId, RegionId, TeamId
from staffbank.domain.cover_request import RequestId
from staffbank.domain.match_run import ProposalId
from staffbank.domain.offer import (
    LIVE,
    Offer,
    OfferId,
    OfferState,
    SlotId,
)
from staffbank.domain.problem import not_found
from staffbank.domain.release_opinion import ReleaseOpinion
from staffbank.domain.worker import WorkerId
from staffbank.persistence.clash import refusing
from staffbank.persistence.consent_documents import consents_document, consents_of
from staffbank.persistence.enqueued import Enqueued
from staffbank.persistence.moments import period_of, range_of
from staffbank.persistence.release_tables import RELEASE_OPINION
from staffbank.persistence.tables import COVER_REQUEST, OFFER, WORKER, WORKER_BOOKING
from staffbank.ports.clashes import AlreadyBooked, SlotTaken
from staffbank.ports.opinion import OpinionGiven

DECLINES = (
    select(OFFER.c.request_id, OFFER.c.worker_id)
    .join(COVER_REQUEST, COVER_REQUEST.c.id == OFFER.c.request_id)
    .where(OFFER.c.state == OfferState.DECLINED.value)
    .where(
        or_(
            COVER_REQUEST.c.times_changed_at.is_(None),
            OFFER.c.offered_at > COVER_REQUEST.c.times_changed_at,
        )
    )
)


class SqlOffers:
    """Rows of `offer` and `worker_booking`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, offer: Offer) -> None:
        async with refusing({"one_live_offer_a_slot": SlotTaken}):
            await self._connection.execute(insert(OFFER), _row(offer))
        number = select(WORKER.c.no).where(WORKER.c.id == offer.worker_id)
        worker_no = await self._connection.scalar(number)
        bookings = [
            {
                "region_id": offer.region_id,
                "worker_no": worker_no,
                "offer_id": offer.id,
                "person": offer.person,
                "home_employer_id": offer.home_employer_id,
                "host_council_id": offer.host_council_id,
                "during": range_of(session),
            }
            for session in offer.sessions
        ]
        async with refusing({"nobody_is_booked_twice": AlreadyBooked}):
            await self._connection.execute(insert(WORKER_BOOKING), bookings)
        await Enqueued("expire_offer", "offers", at=offer.answer_by).on(
            self._connection, region_id=str(offer.region_id), offer_id=str(offer.id)
        )

    async def get(self, offer_id: OfferId) -> Offer:
        query = _with_sessions().where(OFFER.c.id == offer_id)
        found = await self._connection.execute(query.with_for_update(of=OFFER, key_share=True))
        row = found.mappings().one_or_none()
        if row is None:
            raise not_found("offer", "offerId")
        return _offer(row)

    async def declined(self, worker_id: WorkerId, request_id: RequestId) -> bool:
        hers = DECLINES.where(OFFER.c.worker_id == worker_id)
        found = await self._connection.execute(hers.where(OFFER.c.request_id == request_id))
        return found.first() is not None

    async def declines(self) -> frozenset[tuple[RequestId, WorkerId]]:
        """Who has declined which request, at the times that it has now."""
        found = await self._connection.execute(DECLINES.distinct())
        return frozenset((RequestId(request), WorkerId(worker)) for request, worker in found)

    async def live_on(self, request_id: RequestId) -> tuple[Offer, ...]:
        query = (
            _with_sessions()
            .where(OFFER.c.request_id == request_id)
            .where(OFFER.c.state.in_([state.value for state in LIVE]))
            .order_by(OFFER.c.id)
        )
        found = await self._connection.execute(query.with_for_update(of=OFFER, key_share=True))
        return tuple(_offer(row) for row in found.mappings())

    async def add_opinion(self, offer: Offer, said: ReleaseOpinion) -> None:
        row = {
            "offer_id": offer.id,
            "region_id": offer.region_id,
            "person": offer.person,
            "home_employer_id": offer.home_employer_id,
            "host_council_id": offer.host_council_id,
            **vars(said),
            "opinion": said.opinion.value,
        }
        async with refusing({"one_opinion_each": OpinionGiven}):
            await self._connection.execute(insert(RELEASE_OPINION), row)

    async def save(self, *offers: Offer) -> None:
        if offers:
            change = update(OFFER).where(OFFER.c.id == bindparam("saved"))
            await self._connection.execute(change, [_changed(offer) for offer in offers])
        if over := [offer.id for offer in offers if offer.state not in LIVE]:
            held = WORKER_BOOKING.c.offer_id.in_(over)
            await self._connection.execute(delete(WORKER_BOOKING).where(held))


def _with_sessions() -> Select[Any]:
    """Each offer in one row, its bookings aggregated in it in order of time."""
    held = (
        select(
            func.array_agg(aggregate_order_by(WORKER_BOOKING.c.during, WORKER_BOOKING.c.during))
        )
        .where(WORKER_BOOKING.c.offer_id == OFFER.c.id)
        .scalar_subquery()
    )
    return select(OFFER, held.label("held"))


def _row(offer: Offer) -> dict[str, Any]:
    return {
        "id": offer.id,
        "region_id": offer.region_id,
        "slot_id": offer.slot_id,
        "request_id": offer.request_id,
        "team_id": offer.team_id,
        "worker_id": offer.worker_id,
        "person": offer.person,
        "home_employer_id": offer.home_employer_id,
        "host_council_id": offer.host_council_id,
        "proposal_id": offer.proposal_id,
        "state": offer.state.value,
        "offered_at": offer.offered_at,
        "offered_by": offer.offered_by,
        "answer_by": offer.answer_by,
        "consultation_method": ConsultationMethod.BANK.value,
        "consents": consents_document(offer.consents),
    }


def _changed(offer: Offer) -> dict[str, Any]:
    said = offer.consultation
    return {
        "saved": offer.id,
        "state": offer.state.value,
        "consulted_at": said.at if said else None,
        "consultation_comments": said.comments if said else None,
        "consultation_method": (said.method if said else ConsultationMethod.BANK).value,
        "reason": offer.reason,
        "released_by": offer.released_by,
        "consents": consents_document(offer.consents),
    }


def _offer(row: RowMapping) -> Offer:
    comments = row["consultation_comments"]
    return Offer(
        id=OfferId(row["id"]),
        region_id=RegionId(row["region_id"]),
        slot_id=SlotId(row["slot_id"]),
        request_id=RequestId(row["request_id"]),
        team_id=TeamId(row["team_id"]),
        worker_id=WorkerId(row["worker_id"]),
        person=row["person"],
        home_employer_id=EmployerId(row["home_employer_id"]),
        host_council_id=CouncilId(row["host_council_id"]),
        sessions=tuple(period_of(during) for during in row["held"] or ()),
        offered_at=row["offered_at"].astimezone(UTC),
        offered_by=row["offered_by"],
        answer_by=row["answer_by"].astimezone(UTC),
        proposal_id=ProposalId(row["proposal_id"]) if row["proposal_id"] else None,
        state=OfferState(row["state"]),
        consultation=(
            Consultation(
                row["consulted_at"].astimezone(UTC),
                comments,
                ConsultationMethod(row["consultation_method"]),
            )
            if comments is not None
            else None
        ),
        reason=row["reason"],
        released_by=row["released_by"],
        consents=consents_of(row["consents"]),
    )
