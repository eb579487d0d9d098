"""One council takes the place of another: reorganisation of local government."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

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


def who_stands_for(organisation: UUID, successors: Mapping[UUID, UUID]) -> UUID:
    """Itself, or the last of those who took its place one after another."""
    passed = {organisation}
    while (following := successors.get(organisation)) and following not in passed:
        organisation = following
        passed.add(organisation)
    return organisation
