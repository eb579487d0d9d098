"""An inbox is a worker's."""

from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.domain.principal import Principal, Role


def as_worker(principal: Principal, deed: Deed) -> None:
    """Do nothing for a worker, wherever she is employed. Raises Declined (not_permitted)."""
    hers = [grant.scope for grant in principal.grants if grant.role is Role.WORKER]
    require(principal, deed, scope=hers[0] if hers else principal.region_id)
