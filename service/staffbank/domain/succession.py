"""One council takes the place of another: reorganisation of local government."""

from dataclasses import dataclass
from datetime import date

from staffbank.domain.council import CouncilId, EmployerId


@dataclass(frozen=True)
class Succession:
    """From a day on, whoever acts for the successor acts for the predecessor too.

    Nothing that was kept changes hands on paper: each placement, agreement and debt keeps the
    names that were signed, and the successor stands in them by law.
    """

    predecessor: CouncilId
    predecessor_employer: EmployerId
    successor: CouncilId
    successor_employer: EmployerId
    holds_from: date
