"""Facts that cannot be are refused as soon as they are said, and named."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from staffbank.domain.availability import BlockOut, NotAWindow, WeeklyHours, WeeklyOffer, Window
from staffbank.domain.check import Check, CheckKind, DbsLevel, NotACheck
from staffbank.domain.dated import Dated, NoFigureYet
from staffbank.domain.place import NotAPlace, Place
from staffbank.domain.profession import Level, Skill, SkillNeed, UnknownSkill
from staffbank.domain.worker import NotAWorker, Preferences
from tests.builders import OFFICE_HOURS, a_worker

DAY, DAY_BEFORE = date(2026, 3, 3), date(2026, 3, 2)


@pytest.mark.parametrize(
    ("said", "refusal", "named"),
    [
        (lambda: WeeklyHours(7, time(9), time(17)), NotAWindow, "7"),
        (lambda: WeeklyOffer(OFFICE_HOURS[0], DAY, DAY_BEFORE), NotAWindow, "2026-03-02"),
        (lambda: Window(DAY, time(17), DAY, time(9)), NotAWindow, "17:00"),
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
        (
            lambda: a_worker(preferences=Preferences(bank_hours_a_week=Decimal(61))),
            NotAWorker,
            "61",
        ),
        (lambda: a_worker(preferences=Preferences(longest_travel_km=-1)), NotAWorker, "-1"),
    ],
    ids=[
        "an eighth weekday",
        "an offer that ends first",
        "a window that ends first",
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
