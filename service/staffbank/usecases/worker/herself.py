"""What a worker alone may do."""

from staffbank.domain.principal import Principal
from staffbank.domain.problem import not_found
from staffbank.domain.worker import Worker


def her_own(worker: Worker, principal: Principal) -> None:
    """Do nothing if it is she who calls. Raises Declined (not_found)."""
    if worker.person != principal.person:
        raise not_found("worker", "workerId")
