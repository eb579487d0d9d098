"""An employer may count the weekly rest of its people by the fortnight."""

from datetime import date, timedelta

import pytest

from staffbank.domain.cover_request import DaysAWeek
from staffbank.domain.principal import Role
from staffbank.domain.problem import ProblemCode
from staffbank.usecases.region.determine_weekly_rest import determine_weekly_rest
from tests.asking import entries, refusal
from tests.integration.api_desk import at_the_desk, shown_id
from tests.town import TODAY, Town

MONDAY = TODAY + timedelta(days=7)
SEVEN_DAYS = DaysAWeek(MONDAY, (0, 1, 2, 3, 4, 5, 6), 1)


async def by_the_fortnight(town: Town, day: date | None) -> None:
    """Warwick determines it."""
    await determine_weekly_rest(
        council_id=town.warwick.council.id,
        fortnights_from=day,
        uow=town.uow(Role.COUNCIL_ADMINISTRATOR, town.warwick.employer.id),
    )


async def test_seven_days_in_a_row_are_offered_where_the_employer_counts_by_the_fortnight(
    town: Town,
) -> None:
    worker, request = await town.member(), await town.request(SEVEN_DAYS)

    refused = await refusal(town.offer(worker, request))
    await by_the_fortnight(town, MONDAY)
    offer = await town.offer(worker, request)

    assert refused.rule == "WT-5"
    assert offer.sessions
    (entry,) = await entries(town, "employer.rest_determined")
    assert entry["fortnights_from"] == MONDAY.isoformat()


async def test_a_fortnight_begins_on_a_monday(town: Town) -> None:
    declined = await refusal(by_the_fortnight(town, MONDAY + timedelta(days=1)))

    assert "is no Monday" in declined.message


async def test_another_council_does_not_determine_it(town: Town) -> None:
    other = town.uow(Role.COUNCIL_ADMINISTRATOR, town.dudley.employer.id)

    declined = await refusal(
        determine_weekly_rest(
            council_id=town.warwick.council.id, fortnights_from=MONDAY, uow=other
        )
    )

    assert declined.code is ProblemCode.NOT_PERMITTED


async def test_it_is_determined_by_the_api_and_taken_back(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = at_the_desk(town, monkeypatch)
    who = town.who(Role.COUNCIL_ADMINISTRATOR, town.warwick.employer.id)
    council = shown_id("Council", town.warwick.council.id)
    for day in (MONDAY.isoformat(), None):
        done = await desk.do(
            who, "determine_weekly_rest", councilId=council, fortnightsFrom=day
        )
        assert done["fortnightsFrom"] == day
