"""How widely a request is put to people: own council, neighbours, region, agency."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import Enum

from staffbank.domain.council import CouncilId
from staffbank.domain.dated import Dated
from staffbank.domain.london import day_of
from staffbank.domain.place import Place
from staffbank.domain.working_days import BankHolidaysUnknown, working_days_after

PROPOSED = "A proposal of the bank's; no source states it"


class Stage(Enum):
    """Who is asked. Each stage asks those of the one before it too, own people apart."""

    OWN_COUNCIL = "own_council"  # the council looks among its own; the bank waits
    NEIGHBOURS = "neighbours"  # members of councils nearby
    REGION = "region"  # every member
    AGENCY = "agency"  # agencies may be asked; a member is still preferred


NEIGHBOURHOOD = Dated(
    "Distance up to which two councils are neighbours, km",
    source=PROPOSED,
    steps={date(2026, 1, 1): 30.0},
    verified=False,
    key="neighbourhood_km",
)
WINDOW = Dated(
    "Working days after which a request is put to more people",
    source=PROPOSED,
    steps={date(2026, 1, 1): 2},
    verified=False,
    key="stage_window",
)

# What follows by itself when the window is over. Nothing goes to an agency by itself.
WIDER = {Stage.OWN_COUNCIL: Stage.NEIGHBOURS, Stage.NEIGHBOURS: Stage.REGION}


def widens_at(stage: Stage, since: datetime) -> datetime | None:
    """When the next stage begins by itself; None where none does."""
    if stage not in WIDER:
        return None
    number = WINDOW.on(day_of(since))
    try:
        return working_days_after(since, number)
    except BankHolidaysUnknown:
        return since + timedelta(days=2 * number)


def neighbours(
    host: CouncilId, places: Mapping[CouncilId, Place], *, on: date
) -> frozenset[CouncilId]:
    """The councils whose point is near enough to the host's, itself left out."""
    far = NEIGHBOURHOOD.on(on)
    return frozenset(
        council
        for council, place in places.items()
        if council != host and place.km_to(places[host]) <= far
    )
