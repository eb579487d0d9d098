"""How VAT is treated where one council's officer works for another."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from staffbank.domain.council import EmployerKind
from staffbank.domain.dated import Dated
from staffbank.domain.problem import Declined, Problem, ProblemCode

VATGPB8860 = (
    "HMRC VATGPB8860: https://gov.uk/hmrc-internal-manuals/vat-government-and-public-bodies/"
    "vatgpb8860"
)
RATE = Dated(
    "Standard rate of VAT",
    source="Value Added Tax Act 1994, s. 2(1)",
    steps={date(2011, 1, 4): Decimal("0.20")},
    verified=False,
    key="vat_rate",
    most=Decimal(1),
)


class VatTreatment(Enum):
    """Whether VAT is charged."""

    STANDARD_20 = "standard_20"
    OUTSIDE_SCOPE_SPECIAL_LEGAL_REGIME = "outside_scope_special_legal_regime"


@dataclass(frozen=True)
class VatDecision:
    """The treatment, and why finance chose another than the default."""

    treatment: VatTreatment = VatTreatment.STANDARD_20
    reason: str = ""

    def rate(self, on: date) -> Decimal:
        """The share that is added on that day."""
        standard = self.treatment is VatTreatment.STANDARD_20
        return RATE.on(on) if standard else Decimal(0)

    @property
    def sentence(self) -> str:
        """As a document has it."""
        if self.treatment is VatTreatment.STANDARD_20:
            return "standard rate, added to every recharge."
        return f"outside the scope, under a special legal regime. Reason: {self.reason}"


def decided(
    treatment: VatTreatment, *, reason: str, home: EmployerKind, host: EmployerKind
) -> VatDecision:
    """Finance's decision: VAT-1 to VAT-5.

    Raises:
        Declined: not the default and no reason given, or a trust company is a party.
    """
    if treatment is VatTreatment.STANDARD_20:
        return VatDecision(treatment, reason.strip())
    if EmployerKind.TRUST_COMPANY in {home, host}:
        message = "A trust company is a party: its supplies of staff bear VAT at the full rate."
        raise Declined(
            Problem(ProblemCode.RULE, message, ("vatTreatment",), "VAT-5", VATGPB8860)
        )
    if not reason.strip():
        message = "Say why no VAT is charged: the default is the standard rate."
        raise Declined(Problem(ProblemCode.RULE, message, ("vatReason",), "VAT-5", VATGPB8860))
    return VatDecision(treatment, reason.strip())
