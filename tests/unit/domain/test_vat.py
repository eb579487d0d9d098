"""VAT on a colleague from another council."""

from datetime import date
from decimal import Decimal

import pytest

from staffbank.domain.council import EmployerKind
from staffbank.domain.problem import Declined
from staffbank.domain.vat import RATE, VatDecision, VatTreatment, decided

COUNCIL, TRUST = EmployerKind.LOCAL_AUTHORITY, EmployerKind.TRUST_COMPANY
OUTSIDE = VatTreatment.OUTSIDE_SCOPE_SPECIAL_LEGAL_REGIME
TODAY = date(2026, 12, 1)


def test_vat_is_charged_unless_finance_says_why_not() -> None:
    assert VatDecision().rate(TODAY) == Decimal("0.20")
    with pytest.raises(Declined) as declined:
        decided(OUTSIDE, reason=" ", home=COUNCIL, host=COUNCIL)

    assert declined.value.problems[0].rule == "VAT-5"


def test_outside_the_scope_nothing_is_added() -> None:
    decision = decided(
        OUTSIDE, reason="Statutory duty, advice of 3 May.", home=COUNCIL, host=COUNCIL
    )

    assert decision.rate(TODAY) == 0
    assert "Statutory duty" in decision.sentence


@pytest.mark.parametrize(("home", "host"), [(TRUST, COUNCIL), (COUNCIL, TRUST)])
def test_a_trust_company_always_charges_vat(home: EmployerKind, host: EmployerKind) -> None:
    with pytest.raises(Declined, match="trust company"):
        decided(OUTSIDE, reason="Advice.", home=home, host=host)


def test_the_rate_is_dated_and_said_to_be_unverified() -> None:
    assert (RATE.on(TODAY), RATE.verified) == (Decimal("0.20"), False)
