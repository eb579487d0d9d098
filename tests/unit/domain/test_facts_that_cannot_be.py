"""Facts that cannot be are refused as soon as they are said, and named."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from staffbank.domain.availability import BlockOut, NotAWindow, WeeklyHours, WeeklyOffer, Window
from staffbank.domain.check import Check, CheckKind, DbsLevel, NotACheck
from staffbank.domain.dated import Dated, NoFigureYet
from staffbank.domain.opt_out import OptOut
from staffbank.domain.place import NotAPlace, Place
from staffbank.domain.profession import Level, Skill, SkillNeed, UnknownSkill
from staffbank.domain.worker import NotAWorker, Preferences
from tests.builders import OFFICE_HOURS, a_worker

DAY, DAY_BEFORE = date(2026, 3, 3), date(2026, 3, 2)


@pytest.mark.parametrize(
    ("said", "refusal", "named"),
    [
        (lambda: WeeklyHours(7, time(9), time(17)), NotAWindow, "7"),
        (lambda: WeeklyHours(0, time(9), time(9, 0, 30)), NotAWindow, "09:00:30"),
        (lambda: WeeklyOffer(OFFICE_HOURS[0], DAY, DAY_BEFORE), NotAWindow, "2026-03-02"),
        (lambda: Window(DAY, time(17), DAY, time(9)), NotAWindow, "17:00"),
        (lambda: Window(DAY, time(9, 0, 30), DAY, time(17)), NotAWindow, "09:00:30"),
        (lambda: BlockOut(DAY, DAY_BEFORE), NotAWindow, "2026-03-02"),
        (lambda: Place(91, 0), NotAPlace, "91"),
        (lambda: Skill("MAGIC", Level.AWARE, DAY), UnknownSkill, "MAGIC"),
        (lambda: SkillNeed("MAGIC"), UnknownSkill, "MAGIC"),
        (lambda: Check(CheckKind.DBS, DAY, DAY), NotACheck, "level"),
        (
            lambda: Check(CheckKind.RIGHT_TO_WORK, DAY, DAY, dbs_level=DbsLevel.BASIC),
            NotACheck,
            "level",
        ),
        (lambda: Check(CheckKind.RIGHT_TO_WORK, DAY, DAY, DAY_BEFORE), NotACheck, "2026-03-02"),
        (lambda: Check(CheckKind.REGISTRATION, DAY, DAY, DAY), NotACheck, "number"),
        (
            lambda: Check(CheckKind.REGISTRATION, DAY, DAY, reference="SW1"),
            NotACheck,
            "30 November",
        ),
        (lambda: a_worker(" "), NotAWorker, "name"),
        (lambda: a_worker(weekly_hours=Decimal(49)), NotAWorker, "49"),
        (lambda: a_worker(weekly_hours=Decimal(0)), NotAWorker, "0 hours"),
        (lambda: a_worker(weekly_hours=Decimal("40.5")), NotAWorker, r"40 a week.*40\.5"),
        (lambda: a_worker(weekly_hours=Decimal(37), home_hours=()), NotAWorker, "0 a week.*37"),
        (
            lambda: a_worker(home_hours=(*OFFICE_HOURS, WeeklyHours(0, time(16), time(18)))),
            NotAWorker,
            "Monday 09:00 to 17:00, and Monday 16:00 to 18:00",
        ),
        (
            lambda: a_worker(
                home_hours=(WeeklyHours(6, time(22), time(6)), WeeklyHours(0, time(5), time(9)))
            ),
            NotAWorker,
            "Sunday 22:00 to 06:00, and Monday 05:00 to 09:00",
        ),
        (
            lambda: a_worker(preferences=Preferences(bank_hours_a_week=Decimal(61))),
            NotAWorker,
            "61",
        ),
        (lambda: a_worker(preferences=Preferences(longest_travel_km=-1)), NotAWorker, "-1"),
    ],
    ids=[
        "an eighth weekday",
        "hours with seconds",
        "an offer that ends first",
        "a window that ends first",
        "a window with seconds",
        "a block-out that ends first",
        "a place off the globe",
        "an unknown skill",
        "an unknown need",
        "a DBS check without its level",
        "another check with one",
        "a check that ends first",
        "a registration without its number",
        "a registration without its end",
        "a worker without a name",
        "a contract over 48 hours",
        "a contract without hours",
        "home hours that are fewer than the contract's",
        "a contract without home hours",
        "home hours that overlap",
        "a Sunday night that runs into Monday's home hours",
        "more bank hours than a week has use for",
        "travel of less than nothing",
    ],
)
def test_it_is_refused_and_the_value_is_named(
    said: Callable[[], object], refusal: type[Exception], named: str
) -> None:
    with pytest.raises(refusal, match=named):
        said()


def test_a_figure_is_not_known_before_its_first_step() -> None:
    figure = Dated("Levy", "Schedule 2", {DAY: 5})

    assert figure.on(DAY) == 5
    with pytest.raises(NoFigureYet, match="2026-03-02"):
        figure.on(DAY_BEFORE)


def test_a_skill_unpractised_for_two_years_counts_one_level_less() -> None:
    skill = Skill("CP", Level.INDEPENDENT, DAY)

    assert skill.level_on(date(2028, 3, 3)) == 2
    assert skill.level_on(date(2028, 3, 4)) == 1
    assert replace(skill, level=Level.AWARE).level_on(date(2028, 3, 4)) == 0


def test_who_has_opted_out_may_have_a_longer_contract() -> None:
    long_days = tuple(WeeklyHours(weekday, time(8), time(18)) for weekday in range(5))

    ada = a_worker(
        home_hours=long_days, weekly_hours=Decimal(50), opt_out=OptOut(date(2026, 1, 1))
    )

    assert ada.weekly_hours == 50


def test_home_hours_that_touch_do_not_overlap() -> None:
    sunday_night = WeeklyHours(6, time(22), time(9))

    assert sunday_night in a_worker(home_hours=(*OFFICE_HOURS, sunday_night)).home_hours
