"""One council takes the place of another: reorganisation of local government."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from staffbank.domain.council import CouncilId, EmployerId


@dataclass(frozen=True)
class Heir:
    """Who takes an organisation's place, and from which day."""

    successor: UUID
    holds_from: date


@dataclass(frozen=True)
class Succession:
    """From a day on, whoever acts for the successor acts for the predecessor too.

    Nothing that was kept changes hands on paper: each placement, agreement and debt keeps the
    names that were signed, and the successor stands in them by law. Where the successor is
    itself succeeded, its own heir stands in both places from that day, and not before.
    """

    predecessor: CouncilId
    predecessor_employer: EmployerId
    successor: CouncilId
    successor_employer: EmployerId
    holds_from: date

    def gone_by_then(self, heirs: Mapping[UUID, Heir]) -> Heir | None:
        """Who has taken the successor's own place by that day; None where it still stands."""
        heir = heirs.get(self.successor)
        return heir if heir and heir.holds_from <= self.holds_from else None

    def comes_back(self, heirs: Mapping[UUID, Heir]) -> bool:
        """Say whether the predecessor would, on whatever day, stand in its own place again."""
        return self.predecessor in _line(self.successor, heirs)


def _line(organisation: UUID, heirs: Mapping[UUID, Heir]) -> Iterator[UUID]:
    """The organisation's heir, that one's heir, and so on."""
    seen = set[UUID]()
    while (heir := heirs.get(organisation)) and organisation not in seen:
        seen.add(organisation)
        organisation = heir.successor
        yield organisation


def who_stands_for(organisation: UUID, successors: Mapping[UUID, UUID]) -> UUID:
    """Itself, or the last of those who took its place one after another."""
    passed = {organisation}
    while (following := successors.get(organisation)) and following not in passed:
        organisation = following
        passed.add(organisation)
    return organisation
