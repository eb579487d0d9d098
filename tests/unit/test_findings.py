"""What a run has found, written to a JSON column and read again."""

from staffbank.persistence.findings import (
    certificate_of,
    choice_of,
    document_of,
    reasons_of,
    way_out_of,
    where_there,
)
from staffbank.ports.certificate import AimView, CertificateView, TierBoundView
from staffbank.ports.explanation import (
    CandidateView,
    ChoiceView,
    EffectView,
    NearMissView,
    RunnerUpView,
    WayOutView,
)
from tests.builders import an_id

CERTIFICATE = CertificateView(
    9, 10, 0.1, "search", False, (TierBoundView(1, 9, 12, 10),), (AimView("tier 1", 9, 10, 8),)
)
NEAR = NearMissView(an_id("Ada"), "travel", 2.5, "Far.")
CANDIDATE = CandidateView(an_id("Bea"), -9, 1, "", (EffectView("travel", -12),))
WAY_OUT = WayOutView(1, (NEAR,), 10, 12.5, (CANDIDATE,))
RUNNER_UP = RunnerUpView(an_id("Bea"), -9, 0, "")


def test_what_is_written_is_read_again() -> None:
    assert where_there(certificate_of)(document_of(CERTIFICATE)) == CERTIFICATE
    assert where_there(way_out_of)(document_of(WAY_OUT)) == WAY_OUT
    for choice in (ChoiceView(2, RUNNER_UP), ChoiceView(1, None)):
        assert where_there(choice_of)(document_of(choice)) == choice


def test_what_was_not_kept_is_none() -> None:
    assert document_of(None) is None
    assert where_there(certificate_of)(None) is None


def test_a_way_out_of_an_earlier_run_has_no_candidates() -> None:
    kept = document_of(WAY_OUT) or {}
    del kept["candidates"]

    assert way_out_of(kept).candidates == ()


def test_reasons_of_earlier_runs_are_read_by_the_words_of_today() -> None:
    (found,) = reasons_of([{"reason": "barred_host", "workers": 3}])

    assert (found.reason, found.workers) == ("barred", 3)
