"""Whatever is asked, there is a plain answer."""

import pytest

from staffbank_matching.aims import Aims
from staffbank_matching.problem import Request, Worker
from tests.unit.matching.builders import a_request, a_worker, hours, weekdays
from tests.unit.matching.proven import best

WEIGHED = Aims(weights=(8, 4, 2, 1))


@pytest.mark.parametrize("aims", [Aims(), WEIGHED], ids=["strict", "weighed"])
def test_nothing_asked_and_nobody_there_is_a_plan_of_nothing(aims: Aims) -> None:
    assert best(aims=aims).assignments == ()
    assert best(a_worker(), aims=aims).unfilled == ()
    assert best(a_request(), aims=aims).unfilled[0].main_reason == "no_workers"


@pytest.mark.parametrize(
    ("request_", "worker", "reason"),
    [
        (a_request(), a_worker(home="walsall"), "own_council"),
        (a_request(), a_worker(free=()), "availability"),
        (a_request("week", *weekdays()), a_worker(bank_minutes_a_week=2399), "hours"),
        (a_request("long", hours(8, 22)), a_worker(), "rest"),
        (a_request("a year", (0, 10080)), a_worker(), "rest"),
    ],
    ids=["no pair", "no time", "too many hours", "too long a day", "a week without an end"],
)
@pytest.mark.parametrize("aims", [Aims(), WEIGHED], ids=["strict", "weighed"])
def test_what_nobody_can_do_is_told_as_open_and_why(
    request_: Request, worker: Worker, reason: str, aims: Aims
) -> None:
    plan = best(request_, worker, previous=[(worker.id, request_.id)], aims=aims)

    assert [(told.request, told.main_reason) for told in plan.unfilled] == [
        (request_.id, reason)
    ]
    assert plan.certificate.value == plan.certificate.bound == 0
    assert plan.prices == {}
