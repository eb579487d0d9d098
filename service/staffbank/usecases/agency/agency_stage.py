"""Whether agencies may be asked for a request."""

from staffbank.domain.cover_request import CoverRequest, RequestState
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.stage import Stage


def require_agency_stage(request: CoverRequest) -> None:
    """Raises Declined (wrong_state) where it is not open, or not released to agencies."""
    if request.state is not RequestState.OPEN or request.stage is not Stage.AGENCY:
        message = (
            "This request is not released to agencies; the budget holder does so once the "
            "region has been asked (releaseToAgency)."
        )
        raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("requestId",)))
