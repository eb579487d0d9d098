"""On which sides of a placement somebody may act."""

from typing import Protocol
from uuid import UUID

from staffbank.domain.council import CouncilId, EmployerId
from staffbank.domain.deed import Deed
from staffbank.domain.permission import roles_at
from staffbank.domain.principal import Principal, Role
from staffbank.domain.side import Side


class TwoSided(Protocol):
    """A placement, or what belongs to one."""

    @property
    def home_employer_id(self) -> EmployerId: ...
    @property
    def host_council_id(self) -> CouncilId: ...


def scope_of(side: Side, thing: TwoSided) -> UUID:
    """The organisation on that side."""
    return thing.host_council_id if side is Side.HOST else thing.home_employer_id


def roles_of(side: Side, deed: Deed) -> frozenset[Role]:
    """The officers' roles by which the deed is done for that side."""
    return frozenset(role for role in roles_at(deed, side) if role is not Role.WORKER)


def sides_of(principal: Principal, deed: Deed, thing: TwoSided) -> tuple[Side, ...]:
    """The sides for which this deed is the officer's, by a role that she holds there."""
    return tuple(
        side
        for side in (Side.HOST, Side.HOME)
        if any(principal.holds(role, scope_of(side, thing)) for role in roles_of(side, deed))
    )
