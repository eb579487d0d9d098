"""Whoever keeps questions for one's own data asks the bank when they are due."""

import pytest

from tests.unit.schema.desk import Desk

DUE = """
query($on: Date!, $complex: Boolean! = false, $waited: [WaitedInput!]! = []) {
  subjectAccessDue(receivedOn: $on, complex: $complex, waited: $waited) {
    answerBy
    meantBy
    source
  }
}
"""
A_WEEK = {"since": "2026-02-02T09:00:00Z", "until": "2026-02-09T09:00:00Z"}


def due(desk: Desk, **given: object) -> tuple[str, str]:
    """By when it has to be, and is meant to be, answered."""
    found = desk.ask(DUE, **given)["subjectAccessDue"]
    assert "UK GDPR art. 12(3)" in found["source"]
    return found["answerBy"], found["meantBy"]


def test_one_calendar_month_or_three_and_what_was_waited_for(desk: Desk) -> None:
    assert due(desk, on="2026-01-31") == ("2026-02-28", "2026-02-28")
    assert due(desk, on="2026-03-03") == ("2026-04-03", "2026-03-31")
    assert due(desk, on="2026-03-03", complex=True) == ("2026-06-03", "2026-03-31")
    assert due(desk, on="2026-01-31", waited=[A_WEEK])[0] == "2026-03-07"


@pytest.mark.parametrize("until", ["2026-02-01T09:00:00Z", "2042-02-01T09:00:00Z"])
def test_a_clock_stands_still_for_a_while_and_not_backwards(desk: Desk, until: str) -> None:
    waited = [A_WEEK | {"until": until}]

    answer = desk.post(DUE, {"on": "2026-01-31", "waited": waited}).json()

    assert answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
