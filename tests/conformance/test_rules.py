"""Each rule, against the cases that its law gives.

A case reads: the facts of one worker, the work asked of her, and what the rule says. Times
are London's. A check is its first day, its last and, where that is another day than the first,
the day on which it was made; a registration may have its status on the register after that.
`home` is the home post's week, from which she offers to be released unless `released` is
false; `booked` is what the bank holds her for already. Work is written `2026-03-28 14:00 to
22:00` (an end that is not later is the next day's) or `Mon Tue 08:00 to 17:36, 17 weeks from
2026-01-05`. What a case does not name is sound. What a rule lets pass begins with `warned:`
or `consent:`.
"""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from staffbank.domain.availability import Availability, Instead, WeeklyHours
from staffbank.domain.check import Check, CheckKind, DbsLevel, RegisterStatus
from staffbank.domain.cover_request import DaysAWeek
from staffbank.domain.expansion import sessions
from staffbank.domain.law.card import RuleCard
from staffbank.domain.law.figures import FIGURES
from staffbank.domain.law.lawful import WORKER_RULES
from staffbank.domain.law.plan import PLAN_RULES
from staffbank.domain.law.rules import RULES, verdicts
from staffbank.domain.law.sessions import SESSION_RULES
from staffbank.domain.law.standing import Standing
from staffbank.domain.opt_out import OptOut
from staffbank.domain.period import Period
from staffbank.domain.verdict import Allowed, NeedsConsent, Refused, Warned
from staffbank.domain.worker import Worker
from tests.builders import (
    a_dbs_check,
    a_registration,
    a_right_to_work,
    a_worker,
    an_offer_of_time,
    clock,
    leave,
)

CASES = Path(__file__).parent / "rules"
ONE_DAY = re.compile(r"(?P<first>\S+) (?P<since>\S+) to (?P<until>\S+)")
HOME_WEEK = re.compile(r"(?P<weekdays>[\w ]+) (?P<since>\S+) to (?P<until>\S+)")
EACH_WEEK = re.compile(
    r"(?P<weekdays>[\w ]+) (?P<since>\S+) to (?P<until>\S+), "
    r"(?P<weeks>\d+) weeks? from (?P<first>\S+)"
)
PREFIX = {Refused: "", Warned: "warned: ", NeedsConsent: "consent: "}
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
RELEASED = tuple(
    an_offer_of_time(
        day,
        "00:00",
        "00:00",
        first_day=date(2025, 1, 1),
        last_day=date(2028, 12, 31),
        instead=Instead.OF_HOME_WORK,
    )
    for day in range(7)
)


def _cases() -> list[Any]:
    return [
        pytest.param(card, case, id=f"{card.id}-{case['name']}")
        for card in RULES
        for case in yaml.safe_load((CASES / f"{card.id}.yaml").read_text())
    ]


def _work(lines: list[str]) -> tuple[Period, ...]:
    return tuple(sorted(period for line in lines for period in _line(line)))


def _line(line: str) -> tuple[Period, ...]:
    if found := EACH_WEEK.fullmatch(line):
        weekdays = tuple(WEEKDAYS.index(name) for name in found["weekdays"].split())
        weeks = int(found["weeks"])
    else:
        found = ONE_DAY.fullmatch(line)
        assert found is not None, f"{line!r} is not written as a case asks"
        weekdays = (date.fromisoformat(found["first"]).weekday(),)
        weeks = 1
    first, since, until = found["first"], clock(found["since"]), clock(found["until"])
    return sessions(DaysAWeek(date.fromisoformat(first), weekdays, weeks, since, until))


def _week(lines: list[str]) -> tuple[WeeklyHours, ...]:
    return tuple(
        WeeklyHours(WEEKDAYS.index(name), clock(found["since"]), clock(found["until"]))
        for found in map(HOME_WEEK.fullmatch, lines)
        if found
        for name in found["weekdays"].split()
    )


def _checks(case: dict[str, Any]) -> tuple[Check, ...]:
    registered = case.get("registered", [[date(2020, 12, 1), date(2030, 11, 30)]])
    permitted = case.get("right_to_work", [[date(2020, 1, 1), None]])
    dbs = case.get("dbs", [["enhanced_children_barred", date(2020, 1, 1), None]])
    return (
        *(_registration(*each) for each in registered),
        *(
            Check(CheckKind.NIGHT_ASSESSMENT, day, day)
            for day in case.get("night_assessments", [date(2020, 1, 1)])
        ),
        *(
            _dated(a_right_to_work(valid_from=each[0], expires_on=each[1]), each[2:])
            for each in permitted
        ),
        *(
            _dated(a_dbs_check(level=DbsLevel(level), valid_from=since, expires_on=until), made)
            for level, since, until, *made in dbs
        ),
    )


def _opt_out(case: dict[str, Any]) -> OptOut | None:
    since, noticed = case.get("opted_out_from"), case.get("opt_out_noticed_on")
    if since is None:
        return None
    agreed = OptOut(since)
    return agreed.ended(noticed) if noticed else agreed


def _registration(
    since: date, until: date, made: date | None = None, status: str = ""
) -> Check:
    found = replace(
        a_registration(valid_from=since, expires_on=until), checked_on=made or since
    )
    return replace(found, register_status=RegisterStatus(status)) if status else found


def _dated(check: Check, made: list[date]) -> Check:
    """The check, made on the day that the case names, or else when it begins to hold."""
    return replace(check, checked_on=made[0]) if made else check


def _worker(case: dict[str, Any]) -> Worker:
    off = tuple(leave(first, last) for first, last in case.get("leave", []))
    released = RELEASED if case.get("released", True) else ()
    return a_worker(
        home_hours=_week(case.get("home", ["Wed 14:00 to 14:01"])),
        checks=_checks(case),
        availability=Availability(weekly=released, block_outs=off),
        induction_ends_on=case.get("induction_ends_on"),
        opt_out=_opt_out(case),
        other_hours=Decimal(case.get("other_hours", 0)),
        employed_from=case.get("employed_from"),
        fortnights_from=case.get("fortnights_from"),
        probation_ends_on=case.get("probation_ends_on"),
        qualified_on=case.get("qualified_on", date(2010, 7, 1)),
    )


@pytest.mark.parametrize(("card", "case"), _cases())
def test_the_rule_decides_its_cases(card: RuleCard, case: dict[str, Any]) -> None:
    work, booked = _work(case["work"]), _work(case.get("booked", []))

    asked = frozenset(case.get("asks", ()))

    (verdict,) = (
        verdict
        for verdict in verdicts(_worker(case), work, booked, asked=asked)
        if verdict.rule == card.id
    )

    if case["says"] == "allowed":
        assert verdict == Allowed(card.id)
        return
    assert not isinstance(verdict, Allowed)
    (kind,) = {Refused, Warned, NeedsConsent} & {type(verdict)}
    assert f"{PREFIX[kind]}{verdict.because}" == case["says"]


@pytest.mark.parametrize("card", RULES, ids=lambda card: str(card.id))
def test_every_rule_has_a_name_a_sentence_and_a_source(card: RuleCard) -> None:
    assert card.name
    assert card.sentence.endswith(".")
    assert "reg. " in card.source or "https://" in card.source


def test_every_rule_has_its_cases_and_every_case_its_rule() -> None:
    assert {path.stem for path in CASES.iterdir()} == {card.id for card in RULES}


def test_every_rule_is_enforced_once() -> None:
    assert {*WORKER_RULES, *SESSION_RULES, *PLAN_RULES} == {card.id for card in RULES}
    assert {*WORKER_RULES, *SESSION_RULES} & {*PLAN_RULES} == set()


def test_every_figure_has_a_name_and_a_source() -> None:
    assert [figure for figure in FIGURES if not (figure.name and figure.source)] == []


def test_every_figure_of_working_time_and_rest_is_stated_by_its_source() -> None:
    assert [figure.source for figure in FIGURES if not figure.verified] == []


def test_what_is_inferred_is_said_to_be() -> None:
    assert [card.id for card in RULES if card.standing is Standing.INFERRED] == [
        "WT-2",
        "ASYE-1",
        "ELIG-1",
    ]
