"""What the engine is asked, from what the bank knows."""

from dataclasses import replace
from datetime import date, time, timedelta

from staffbank.domain.check import CheckKind
from staffbank.domain.cover_request import DaysAWeek, DutyDay, NightShift
from staffbank.domain.expansion import sessions
from staffbank.domain.london import moment
from staffbank.domain.opt_out import OptOut
from staffbank.domain.period import Period
from staffbank.domain.worker import WorkerId
from staffbank.usecases.match_run.engine_problem import problem_of
from staffbank.usecases.match_run.worked_before import worked_before
from tests.builders import a_request, an_id, leave
from tests.unit.usecases.snapshots import NOW, a_member, a_snapshot, slots_of

HOME_WEEK = 5 * 8 * 60
HOUR = timedelta(hours=1)


def test_the_open_slots_of_a_request_are_its_seats() -> None:
    other = a_request(DutyDay(date(2026, 3, 9)), id=an_id("another"))
    snapshot = a_snapshot(*slots_of(a_request(), (2, 3)), *slots_of(other))

    problem = problem_of(snapshot, now=NOW)

    assert {each.id: each.seats for each in problem.requests} == {
        str(an_id("a request")): 2,
        str(an_id("another")): 1,
    }


def test_the_way_between_two_places_takes_time() -> None:
    assert problem_of(a_snapshot(), now=NOW).figures.minutes_per_km == 1.5


def test_averages_are_over_the_17_weeks_of_the_law() -> None:
    problem = problem_of(a_snapshot(), now=NOW)

    assert problem.figures.reference_weeks == 17
    assert problem.workers[0].average_minutes_a_week == 48 * 60
    assert problem.workers[0].history == (HOME_WEEK,) * 16


def test_who_has_opted_out_has_no_limit_but_her_own() -> None:
    free = a_member(opt_out=OptOut(NOW.date()))
    by_day = tuple(
        check for check in free.checks if check.kind is not CheckKind.NIGHT_ASSESSMENT
    )
    free = replace(free, checks=by_day)

    (worker,) = problem_of(a_snapshot(workers=(free,)), now=NOW).workers

    assert (worker.working_minutes_a_week, worker.average_minutes_a_week) == (None, None)
    assert worker.bank_minutes_a_week == 37 * 60


def test_who_works_at_night_keeps_to_the_average_opt_out_or_not() -> None:
    free = a_member(opt_out=OptOut(NOW.date()))

    (worker,) = problem_of(a_snapshot(workers=(free,)), now=NOW).workers

    assert (worker.working_minutes_a_week, worker.average_minutes_a_week) == (None, 48 * 60)


def test_whoever_was_not_assessed_is_not_asked_for_a_night() -> None:
    assessed, other = a_member(), a_member(name="Bea Marlow", id=WorkerId(an_id("Bea")))
    other = replace(other, checks=())
    night = a_request(NightShift(date(2026, 3, 6)))
    snapshot = a_snapshot(*slots_of(night), workers=(assessed, other))

    (asked,) = problem_of(snapshot, now=NOW).requests

    assert asked.barred_workers == {str(other.id)}


WEEKS = tuple(moment(date(2026, 1, 5) + timedelta(weeks=n), time()) for n in range(3))


def test_leave_does_not_lower_what_was_worked() -> None:
    away = replace(a_member().availability, block_outs=(leave(date(2026, 1, 5)),))

    assert worked_before(a_member(availability=away), (), WEEKS) == (HOME_WEEK, HOME_WEEK)


def test_bank_work_counts_and_takes_the_place_of_the_home_work_it_displaces() -> None:
    tuesday = sessions(DutyDay(date(2026, 1, 13), time(9), time(19)))

    assert worked_before(a_member(), tuesday, WEEKS) == (HOME_WEEK, HOME_WEEK + 2 * 60)


def test_work_belongs_to_the_week_in_which_it_begins() -> None:
    start = moment(date(2026, 1, 11), time(20))
    night = Period(start, start + 12 * HOUR)
    before = Period(start - 8 * timedelta(days=1), start - 8 * timedelta(days=1) + HOUR)

    first, second = worked_before(a_member(), (before, night), WEEKS)

    assert (first, second) == (HOME_WEEK + 12 * 60, HOME_WEEK - 8 * 60)


def test_the_horizon_reaches_to_the_week_after_the_last_session() -> None:
    long = a_request(DaysAWeek(date(2026, 3, 9), (0, 1), 4))

    weeks = problem_of(a_snapshot(*slots_of(long)), now=NOW).figures.weeks

    assert len(weeks) == 8
