"""Who is calling."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from uuid import UUID

from staffbank.domain.council import RegionId


class Role(Enum):
    """What somebody is trusted with, within one organisation or one region."""

    WORKER = "worker"
    LINE_MANAGER = "line_manager"
    RELEASE_AUTHORISER = "release_authoriser"
    REQUESTER = "requester"
    BUDGET_HOLDER = "budget_holder"
    SERVICE_MANAGER = "service_manager"
    SIGNATORY = "signatory"
    FINANCE_OFFICER = "finance_officer"
    DIRECTOR_OF_CHILDRENS_SERVICES = "director_of_childrens_services"
    CHIEF_EXECUTIVE = "chief_executive"
    COUNCIL_ADMINISTRATOR = "council_administrator"
    COORDINATOR = "coordinator"
    ANALYST = "analyst"
    AUDITOR = "auditor"
    REGIONAL_ADMINISTRATOR = "regional_administrator"
    SYSTEM = "system"  # the bank's own jobs; never granted to a person


REGIONAL = frozenset(
    {Role.COORDINATOR, Role.ANALYST, Role.AUDITOR, Role.REGIONAL_ADMINISTRATOR, Role.SYSTEM}
)

REGIONAL_WRITERS = frozenset({Role.COORDINATOR, Role.REGIONAL_ADMINISTRATOR, Role.SYSTEM})


# Whoever of a host works with her or waits for her may learn how to reach her.
REACHES_HER = frozenset({Role.SERVICE_MANAGER, Role.LINE_MANAGER})

# Whoever signs, pays or is paid, and decides on her work, reads what it costs: the workings
# of a rate tell her salary.
SEES_MONEY = frozenset(
    {
        *(Role.SIGNATORY, Role.FINANCE_OFFICER, Role.RELEASE_AUTHORISER, Role.SERVICE_MANAGER),
        *(Role.COORDINATOR, Role.AUDITOR, Role.SYSTEM),
    }
)

# Whoever holds the region's bank to account reads who did what, with the reasons.
READS_THE_TRAIL = frozenset({Role.AUDITOR, Role.ANALYST})


@dataclass(frozen=True)
class Grant:
    """A role, and the id of the council, the employer or the region where it holds."""

    role: Role
    scope: UUID


@dataclass(frozen=True)
class Principal:
    """A person, a program or the bank itself, calling from one region.

    `person` is the issuer's subject. `only` are the names of the deeds that a program was given
    out of those that its roles may do; it is None for people, whose roles say it all.
    `documents` are the ids of those that a program had registered; `held_to_them`, it asks
    nothing else.
    """

    person: str
    region_id: RegionId
    grants: frozenset[Grant]
    only: frozenset[str] | None = None
    documents: frozenset[str] = frozenset()
    held_to_them: bool = False

    def holds(self, role: Role, scope: UUID) -> bool:
        """Say whether the role is granted for this organisation or region."""
        return Grant(role, scope) in self.grants

    def held_in(self, roles: frozenset[Role]) -> frozenset[UUID]:
        """The organisations, or the region, for which one of these roles is held."""
        return frozenset(grant.scope for grant in self.grants if grant.role in roles)

    @property
    def organisations(self) -> frozenset[UUID]:
        """The councils and employers for which some role other than worker's is held."""
        return frozenset(
            grant.scope
            for grant in self.grants
            if grant.role not in REGIONAL and grant.role is not Role.WORKER
        )

    @property
    def as_officer(self) -> "Principal":
        """The same person without her worker's roles, which speak for herself alone."""
        official = (grant for grant in self.grants if grant.role is not Role.WORKER)
        return replace(self, grants=frozenset(official))

    @property
    def as_worker(self) -> "Principal":
        """The same person in her worker's roles alone: of others she sees no more than any."""
        hers = (grant for grant in self.grants if grant.role is Role.WORKER)
        return replace(self, grants=frozenset(hers))

    def inheriting(self, successors: Mapping[UUID, UUID]) -> "Principal":
        """The same person, in her roles at a successor for its predecessors too.

        `successors` has each predecessor with the organisation that has taken its place.
        """
        inherited = frozenset(
            Grant(grant.role, predecessor)
            for grant in self.grants
            for predecessor, successor in successors.items()
            if grant.scope == successor
        )
        return replace(self, grants=self.grants | inherited) if inherited else self

    @property
    def region_wide(self) -> bool:
        """Whether some role lets the whole region be seen."""
        return any(self.holds(role, self.region_id) for role in REGIONAL)

    @property
    def reads_the_trail(self) -> bool:
        """Whether the audit trail of the region is hers to read."""
        return any(self.holds(role, self.region_id) for role in READS_THE_TRAIL)

    @property
    def region_writes(self) -> bool:
        """Whether some role lets things of the whole region be changed."""
        return any(self.holds(role, self.region_id) for role in REGIONAL_WRITERS)
