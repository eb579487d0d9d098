"""Who has a part in a placement."""

from staffbank.domain.permission import Deed, require, roles_at
from staffbank.domain.placement import Placement
from staffbank.domain.principal import Principal
from staffbank.domain.problem import Declined, Problem, ProblemCode, not_found
from staffbank.domain.side import Side


def require_a_part(principal: Principal, deed: Deed, placement: Placement) -> Side:
    """The side for which the deed is the caller's; the worker stands on her home's.

    Raises:
        Declined: neither of them, or without the role that it takes on that side.
    """
    if principal.person == placement.person:
        require(principal, deed, scope=placement.home_employer_id)
        return Side.HOME
    officer = principal.as_officer
    sides = {Side.HOST: placement.host_council_id, Side.HOME: placement.home_employer_id}
    for side, scope in sides.items():
        if any(officer.holds(role, scope) for role in roles_at(deed, side)):
            return side
    if principal.region_writes:
        require(principal, deed, scope=placement.region_id)
        return Side.REGION
    for side, scope in sides.items():
        if scope in officer.organisations:
            require(officer, deed, scope=scope, side=side)
    raise not_found("placement", "placementId")


def require_a_side(principal: Principal, deed: Deed, placement: Placement) -> Side:
    """The side that somebody speaks for, where the deed is theirs.

    Raises:
        Declined: neither home nor host, without the role that it takes there, or the worker.
    """
    side = require_a_part(principal, deed, placement)
    if principal.person == placement.person:
        message = "It is your own placement; somebody else of your employer's has to say it."
        raise Declined(Problem(ProblemCode.SAME_PERSON, message, ("placementId",)))
    return side
