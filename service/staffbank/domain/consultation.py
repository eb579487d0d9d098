"""That an officer was consulted before anybody signs for her: S113-2."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from staffbank.domain.london import spoken_moment
from staffbank.domain.problem import Declined, Problem, ProblemCode

S113 = "Local Government Act 1972, s. 113(1)"


class ConsultationMethod(Enum):
    """How she was consulted, as she says herself."""

    BANK = "bank"  # by the bank's own question, answered in her own words
    MEETING = "meeting"
    TELEPHONE = "telephone"
    E_MAIL = "e_mail"


SPOKEN = {
    ConsultationMethod.BANK: "by the bank's own question",
    ConsultationMethod.MEETING: "in a meeting",
    ConsultationMethod.TELEPHONE: "by telephone",
    ConsultationMethod.E_MAIL: "by e-mail",
}


@dataclass(frozen=True)
class Consultation:
    """The record that the officer was consulted before her services are placed elsewhere.

    Source: Local Government Act 1972, s. 113(1). `comments` are her own words; "none" is an
    answer, silence is not.
    """

    at: datetime
    comments: str
    method: ConsultationMethod = ConsultationMethod.BANK

    @property
    def how(self) -> str:
        """The method, in a sentence."""
        return SPOKEN[self.method]


def must_be_consulted(before: datetime, consultation: Consultation | None) -> None:
    """Do nothing where she was consulted by then. Raises Declined: S113-2."""
    if consultation is None:
        message = "She has not been consulted; nobody signs for her before that."
    elif before < consultation.at:
        message = (
            f"She was consulted on {spoken_moment(consultation.at)}, after this signature of "
            f"{spoken_moment(before)}. Sign again."
        )
    else:
        return
    raise Declined(Problem(ProblemCode.RULE, message, (), "S113-2", S113))
