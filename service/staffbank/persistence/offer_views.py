"""How offers are read, and who reads what of them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import any_, case, func, or_, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from staffbank.domain.offer import OfferState
from staffbank.persistence.release_tables import RELEASE_OPINION
from staffbank.persistence.source import Source
from staffbank.persistence.tables import OFFER
from staffbank.ports.offer_views import OfferView
from staffbank.ports.opinion import OpinionView

# The host learns how an offer stands, not what she said nor why she was kept.
HER_SIDE = or_(
    func.region_wide(),
    OFFER.c.person == func.me(),
    OFFER.c.home_employer_id == any_(func.my_organisations()),
)
FOR_BOTH = OFFER.c.state.in_([OfferState.WITHDRAWN.value, OfferState.REJECTED.value])
OPINIONS = (
    select(
        func.jsonb_agg(
            aggregate_order_by(
                func.jsonb_build_array(
                    RELEASE_OPINION.c.opinion,
                    RELEASE_OPINION.c.note,
                    RELEASE_OPINION.c.by,
                    RELEASE_OPINION.c.at,
                ),
                RELEASE_OPINION.c.at,
            )
        )
    )
    .where(RELEASE_OPINION.c.offer_id == OFFER.c.id)
    .scalar_subquery()
    .label("opinions")
)
OFFERS = select(
    OFFER.c.id,
    OFFER.c.slot_id,
    OFFER.c.request_id,
    OFFER.c.worker_id,
    OFFER.c.home_employer_id,
    OFFER.c.host_council_id,
    OFFER.c.state,
    OFFER.c.offered_at,
    OFFER.c.answer_by,
    OFFER.c.consulted_at,
    OFFER.c.consultation_method,
    OFFER.c.proposal_id,
    case((HER_SIDE, OFFER.c.consultation_comments)).label("consultation_comments"),
    case((or_(HER_SIDE, FOR_BOTH), OFFER.c.reason)).label("reason"),
    OPINIONS,
)


def _opinions(rows: list[list[str]] | None) -> tuple[OpinionView, ...]:
    return tuple(
        OpinionView(opinion, note, by, datetime.fromisoformat(at).astimezone(UTC))
        for opinion, note, by, at in rows or ()
    )


OFFER_SOURCES: Mapping[type[Any], Source] = {
    OfferView: Source(OFFERS, OFFER.c.id, {"opinions": _opinions})
}
