"""An office is spoken for by whoever holds it at the council, and by nobody else."""

from staffbank.domain.agency_engagement import HELD_BY, AgencyEngagement, Office
from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.domain.principal import Principal
from staffbank.domain.problem import Declined, Problem, ProblemCode


def require_office(
    principal: Principal, deed: Deed, office: Office, engagement: AgencyEngagement
) -> None:
    """Raises Declined (not_permitted)."""
    require(principal, deed, scope=engagement.council_id)
    role = HELD_BY[office]
    if not principal.holds(role, engagement.council_id):
        name = role.value.replace("_", " ")
        message = f"To speak as {name} you need the role {name} there."
        raise Declined(Problem(ProblemCode.NOT_PERMITTED, message, ("office",)))
