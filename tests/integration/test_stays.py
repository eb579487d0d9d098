"""How long she stays with one host in all, and what it does to the tax on her way there."""

from dataclasses import replace
from datetime import date, timedelta

from staffbank.domain.availability import Availability
from staffbank.domain.cover_request import DaysAWeek
from staffbank.domain.extension import Extension, ExtensionState
from staffbank.domain.principal import Role
from staffbank.usecases.worker.record_check import record_check
from tests.integration.test_extensions import agreed, in_force, requested, signed
from tests.placed import MONDAY, Placed, confirmed, placed, started
from tests.town import EVERY_DAY, NOW, SOUND_CHECKS, Town

THREE_DAYS = (0, 1, 2)
FOR_YEARS = Availability(
    tuple(replace(each, last_day=date(2032, 11, 30)) for each in EVERY_DAY.weekly)
)
A_YEAR = DaysAWeek(MONDAY, THREE_DAYS, 52)


async def a_year_begun(town: Town) -> Placed:
    """Three days a week for a year, by somebody who is registered for long."""
    there = await placed(town, A_YEAR, availability=FOR_YEARS)
    await started(there)
    await record_check(
        worker_id=there.worker.id,
        check=replace(SOUND_CHECKS[0], expires_on=date(2032, 11, 30), checked_on=MONDAY),
        now=NOW + timedelta(days=7),
        uow=there.home(Role.COUNCIL_ADMINISTRATOR),
    )
    return there


async def extended(there: Placed, after: int, weeks: int) -> Extension:
    """Asked for six weeks before the end, after so many weeks; agreed, signed, in force."""
    now = NOW + timedelta(weeks=after - 6)
    shape = replace(A_YEAR, first_day=MONDAY + timedelta(weeks=after), weeks=weeks)
    extension = await requested(there, shape, days=(now - NOW).days)
    extension = await signed(there, await agreed(there, extension, now), now)
    done = await in_force(there, extension, now)
    assert done.state is ExtensionState.IN_FORCE, done.reason
    return done


async def test_the_way_is_taxed_from_the_day_on_which_more_than_24_months_are_expected(
    town: Town,
) -> None:
    there = await a_year_begun(town)

    first = await extended(there, after=52, weeks=52)
    second = await extended(there, after=104, weeks=6)
    third = await extended(there, after=110, weeks=4)

    asked = (NOW + timedelta(weeks=98)).date()
    assert (first.relief_ends_on, second.relief_ends_on) == (None, asked)
    assert third.relief_ends_on == asked, "not earlier, and not later"
    assert "free of tax" in str(first.document)
    assert "From 9 October 2028 the host is no temporary workplace" in str(second.document)
    assert "from 30 November 2026 to 3 January 2029, over 12 months" in str(second.document)


async def test_placements_with_one_host_that_run_on_are_one_stay(town: Town) -> None:
    one = await placed(town, replace(A_YEAR, weeks=26))
    after = replace(A_YEAR, first_day=MONDAY + timedelta(weeks=28), weeks=27)
    other = await confirmed(town, one.worker, after)

    first, second = await one.lock_terms(), await other.lock_terms()

    assert "Under twelve months in all." not in str(second.document)
    assert "from 30 November 2026 to 15 December 2027, over 12 months" in str(second.document)
    assert "free of tax" in str(first.document)


async def test_a_long_gap_begins_another_stay(town: Town) -> None:
    one = await placed(town, replace(A_YEAR, weeks=26))
    after = replace(A_YEAR, first_day=MONDAY + timedelta(weeks=32), weeks=22)

    other = await confirmed(town, one.worker, after)

    assert "Under twelve months in all." in str((await other.lock_terms()).document)
