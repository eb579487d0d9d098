"""Who has a part in a placement."""

from staffbank.domain.permission import Deed, require
from staffbank.domain.placement import Placement
from staffbank.domain.principal import Principal
from staffbank.domain.problem import not_found


def require_a_part(principal: Principal, deed: Deed, placement: Placement) -> None:
    """Do nothing for the worker, her home, her host or the region, where the deed is theirs.

    Raises:
        Declined: neither of them, or without the role that it takes there.
    """
    if principal.person == placement.person:
        require(principal, deed, scope=placement.home_employer_id)
        return
    for scope in (placement.host_council_id, placement.home_employer_id):
        if scope in principal.organisations:
            require(principal.as_officer, deed, scope=scope)
            return
    if principal.region_writes:
        require(principal, deed, scope=placement.region_id)
        return
    raise not_found("placement", "placementId")
