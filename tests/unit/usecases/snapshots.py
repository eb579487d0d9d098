"""What a run looks at. Each builder gives a sound one; a test names only what it is about."""

from datetime import date, datetime, time
from typing import Any

from staffbank.domain.availability import Availability, Instead
from staffbank.domain.cover_request import CoverRequest
from staffbank.domain.expansion import sessions
from staffbank.domain.london import moment
from staffbank.domain.offer import SlotId
from staffbank.domain.worker import Worker
from staffbank.ports.unit_of_work import Slot, Snapshot
from tests.builders import BIRMINGHAM, a_request, a_worker, an_id, an_offer_of_time

NOW: datetime = moment(date(2026, 3, 2), time(9))
ALL_WEEK = Availability(
    weekly=tuple(
        an_offer_of_time(day, "00:00", "00:00", instead=Instead.OF_HOME_WORK)
        for day in range(7)
    )
)


def a_member(name: str = "Ada Lovell", **facts: Any) -> Worker:
    """Somebody who offers every hour of the week."""
    return a_worker(name, **({"availability": ALL_WEEK} | facts))


def slots_of(request: CoverRequest, numbers: int | tuple[int, ...] = 1) -> tuple[Slot, ...]:
    """So many slots of the request, or those of these numbers."""
    wanted = range(1, numbers + 1) if isinstance(numbers, int) else numbers
    return tuple(
        Slot(
            SlotId(an_id(f"slot {number} of {request.id}")),
            request,
            number,
            BIRMINGHAM,
            sessions(request.shape),
        )
        for number in wanted
    )


def a_snapshot(*slots: Slot, workers: tuple[Worker, ...] = ()) -> Snapshot:
    """These slots and workers, nobody booked; one slot, and Ada alone, where none is named."""
    return Snapshot(workers or (a_member(),), slots or slots_of(a_request()), {})
