"""How a member's own affairs are read."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import any_, func, or_, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from staffbank.domain.period import Period
from staffbank.domain.place import Place
from staffbank.persistence.documents import availability_of, hours_of, preferences_of
from staffbank.persistence.source import Source
from staffbank.persistence.tables import OFFER, WORKER, WORKER_BOOKING
from staffbank.ports.worker_views import HeldSessionsView, MemberRecordView

# Where she lives and what else she does is hers, and of those there who may reach her.
RECORDS = select(
    WORKER.c.id,
    func.jsonb_build_array(WORKER.c.latitude, WORKER.c.longitude).label("place"),
    WORKER.c.home_team_id,
    WORKER.c.home_hours,
    WORKER.c.other_hours,
    WORKER.c.availability,
    func.jsonb_build_array(WORKER.c.preferences, WORKER.c.longest_travel_km).label(
        "preferences"
    ),
    WORKER.c.qualified_on,
    WORKER.c.induction_ends_on,
).where(or_(WORKER.c.person == func.me(), WORKER.c.employer_id == any_(func.reached_from())))

_DURING = WORKER_BOOKING.c.during
HELD = select(
    OFFER.c.id,
    select(
        func.jsonb_agg(
            aggregate_order_by(
                func.jsonb_build_array(func.lower(_DURING), func.upper(_DURING)), _DURING
            )
        )
    )
    .where(WORKER_BOOKING.c.offer_id == OFFER.c.id)
    .scalar_subquery()
    .label("sessions"),
)


def _sessions(rows: list[list[str]] | None) -> tuple[Period, ...]:
    return tuple(Period(*map(_moment, row)) for row in rows or ())


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


WORKER_SOURCES: Mapping[type[Any], Source] = {
    MemberRecordView: Source(
        RECORDS,
        WORKER.c.id,
        {
            "place": lambda degrees: Place(*degrees),
            "home_hours": hours_of,
            "availability": availability_of,
            "preferences": lambda said: preferences_of(*said),
        },
    ),
    HeldSessionsView: Source(HELD, OFFER.c.id, {"sessions": _sessions}),
}
