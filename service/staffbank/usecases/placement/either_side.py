"""Who has a part in a placement, or in what belongs to one."""

from collections.abc import Collection
from typing import NoReturn, Protocol
from uuid import UUID

from staffbank.domain.council import CouncilId, EmployerId, RegionId
from staffbank.domain.deed import Deed
from staffbank.domain.permission import MATRIX, hold_to_what_was_given, require, roles_at
from staffbank.domain.principal import Principal, Role
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.side import Side


class HerPart(Protocol):
    """A placement, or what belongs to one: a worker, her home and her host."""

    @property
    def person(self) -> str: ...
    @property
    def home_employer_id(self) -> EmployerId: ...
    @property
    def host_council_id(self) -> CouncilId: ...
    @property
    def region_id(self) -> RegionId: ...


def require_a_part(principal: Principal, deed: Deed, thing: HerPart) -> Side:
    """The side for which the deed is the caller's; the worker stands on her home's.

    Raises:
        Declined: neither of them nor the region, or without the role that it takes there.
    """
    hold_to_what_was_given(principal, deed)
    if principal.person == thing.person:
        require(principal, deed, scope=thing.home_employer_id)
        return Side.HOME
    if sides := _sides(principal, deed, thing):
        return sides[0]
    if not any(principal.holds(role, thing.region_id) for role in MATRIX[deed]):
        _not_theirs(principal, deed, thing)
    return Side.REGION


def require_a_side(
    principal: Principal, deed: Deed, thing: HerPart, *, spoken: Collection[Side] = ()
) -> Side:
    """The side for which this deed is the officer's: one that has not `spoken`, if there is.

    Where she holds the role on both sides, as after a merger of the two, the second of two
    people so finds the side that is still open. What is the worker's own word stands on her
    home's.

    Raises:
        Declined: neither side, without the role that it takes there, or the worker herself.
    """
    hold_to_what_was_given(principal, deed)
    if principal.person == thing.person:
        require(principal, deed, scope=thing.home_employer_id)
        if Role.WORKER in MATRIX[deed]:
            return Side.HOME
        message = "It is your own placement; somebody else of your employer's has to say it."
        raise Declined(Problem(ProblemCode.SAME_PERSON, message, ("placementId",)))
    sides = _sides(principal, deed, thing)
    if not sides:
        _not_theirs(principal, deed, thing)
    return next((side for side in sides if side not in spoken), sides[0])


def _scope(side: Side, thing: HerPart) -> UUID:
    return thing.host_council_id if side is Side.HOST else thing.home_employer_id


def _officers(side: Side, deed: Deed) -> frozenset[Role]:
    """The officers' roles by which the deed is done for that side."""
    return roles_at(deed, side) - {Role.WORKER}


def _sides(principal: Principal, deed: Deed, thing: HerPart) -> tuple[Side, ...]:
    """The sides for which the deed is the officer's, by a role that she holds there."""
    return tuple(
        side
        for side in (Side.HOST, Side.HOME)
        if any(principal.holds(role, _scope(side, thing)) for role in _officers(side, deed))
    )


def _not_theirs(principal: Principal, deed: Deed, thing: HerPart) -> NoReturn:
    """Raise Declined, with the roles that it takes on the side where the caller stands."""
    ours = [
        side
        for side in (Side.HOST, Side.HOME)
        if _scope(side, thing) in principal.organisations
    ]
    sides = ours or [Side.HOST, Side.HOME]
    able = {role for side in sides for role in _officers(side, deed)} or MATRIX[deed]
    roles = " or ".join(sorted(role.value.replace("_", " ") for role in able))
    message = f"To {deed.value} you need the role {roles} there."
    raise Declined(Problem(ProblemCode.NOT_PERMITTED, message))
