"""Ada Lovell, who works for Birmingham's trust, and what people say of her to the bank."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from staffbank import clock
from staffbank.domain.council import CouncilId, Employer, EmployerId, EmployerKind, Team, TeamId
from staffbank.domain.offer import Offer, OfferId, SlotId
from staffbank.domain.period import Period
from staffbank.domain.principal import Principal, Role
from staffbank_graphql.global_id import encode
from tests.builders import BIRMINGHAM, a_request, a_worker, an_id
from tests.unit.schema.desk import REGION, Desk, a_desk, somebody
from tests.unit.schema.views import NOW

TRUST = EmployerId(an_id("Birmingham Children's Trust"))
COVENTRY = CouncilId(an_id("Coventry"))
DESK = TeamId(an_id("Coventry front door"))
ADA = a_worker(person="ada")

JOINING: dict[str, Any] = {
    "employerId": encode("Employer", TRUST),
    "name": "Bel Okoro",
    "role": "SOCIAL_WORKER",
    "place": {"latitude": 52.5, "longitude": -1.9},
    "weeklyHours": "37",
    "homeHours": [
        {"weekday": weekday, "since": "09:00", "until": "17:00"}
        for weekday in ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")
    ],
}
ASKING: dict[str, Any] = {
    "teamId": encode("Team", DESK),
    "title": "Duty desk",
    "roles": ["SOCIAL_WORKER"],
    "shape": {"dutyDay": {"day": str(clock.now().date() + timedelta(days=30))}},
    "reason": "LONG_SICKNESS",
    "costCentre": "CV-100",
}
SATURDAY = 5


def ada_of_the_trust(*roles: Role, person: str = "ada") -> Principal:
    """Somebody of Birmingham's trust and of Coventry, and of the region, in these roles."""
    return somebody(
        *((role, scope) for role in roles for scope in (TRUST, COVENTRY, REGION)), person=person
    )


def _saturday_morning() -> Period:
    """A month from now, when the law has nothing against it."""
    begins = (clock.now() + timedelta(days=30)).replace(hour=10, minute=0)
    begins += timedelta(days=(SATURDAY - begins.weekday()) % 7)
    return Period(begins, begins + timedelta(hours=3))


def an_offer_to_ada() -> Offer:
    """The desk, offered to Ada."""
    request = a_request()
    return Offer(
        id=OfferId(an_id("an offer")),
        region_id=REGION,
        slot_id=SlotId(an_id("a slot")),
        request_id=request.id,
        team_id=DESK,
        worker_id=ADA.id,
        person="ada",
        home_employer_id=TRUST,
        host_council_id=COVENTRY,
        sessions=(_saturday_morning(),),
        offered_at=NOW,
        offered_by="cora",
        answer_by=clock.now() + timedelta(hours=48),
    )


OFFER_ID = encode("Offer", an_offer_to_ada().id)


@contextmanager
def adas_desk(folder: Path) -> Iterator[Desk]:
    """Ada, in all her roles, at a bank with a trust, a team, and an offer to her."""
    roles = (Role.WORKER, Role.COUNCIL_ADMINISTRATOR, Role.REQUESTER, Role.COORDINATOR)
    with a_desk(folder, principal=ada_of_the_trust(*roles)) as desk:
        trust = Employer(
            TRUST, CouncilId(an_id("Birmingham")), "Trust", EmployerKind.TRUST_COMPANY
        )
        team = Team(DESK, COVENTRY, "Front door", BIRMINGHAM)
        kept = (trust, team, ADA, a_request(), an_offer_to_ada())
        desk.shelves.keep({thing.id: thing for thing in kept})
        yield desk


def told(payload: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """The problems of a payload, which has no result then."""
    (result,) = (value for name, value in payload.items() if name != "problems")
    assert result is None
    return [(problem["code"], problem["path"]) for problem in payload["problems"]]
