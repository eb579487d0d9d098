"""Who does what in the demonstration: one invented officer for each role of each council."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from staffbank.cli.demo.region import REGION, DemoCouncil
from staffbank.domain.principal import Grant, Principal, Role
from staffbank.ports.views import CouncilView


@dataclass(frozen=True)
class Office:
    """A council and its employer, as far as officers are concerned."""

    name: str
    council_id: UUID
    employer_id: UUID

    def officer(self, role: Role) -> Principal:
        """Whoever holds this role there, for the council and for its employer."""
        place = self.name.lower().replace(" ", "-")
        scopes = (self.council_id, self.employer_id)
        return Principal(
            f"{role.value}.{place}@example.org",
            REGION.id,
            frozenset(Grant(role, scope) for scope in scopes),
        )

    def member(self, person: str) -> Principal:
        """A social worker of the employer's, for herself."""
        return Principal(person, REGION.id, frozenset({Grant(Role.WORKER, self.employer_id)}))


def regional(role: Role) -> Principal:
    """Whoever holds this role for the region."""
    return Principal(
        f"{role.value}@example.org", REGION.id, frozenset({Grant(role, REGION.id)})
    )


def offices_drawn(councils: Sequence[DemoCouncil]) -> tuple[Office, ...]:
    """The offices of a region that is about to be founded."""
    return tuple(Office(c.name, c.new.council.id, c.new.employer.id) for c in councils)


def offices_there(councils: Sequence[CouncilView]) -> tuple[Office, ...]:
    """The offices of a region that is there."""
    return tuple(Office(view.name, view.id, view.employer_id) for view in councils)
