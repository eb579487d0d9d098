"""The member of the bank whose pages these are."""

from staffbank.web.desk import Data
from staffbank.web.page import NotAMember


def membership(found: Data) -> Data:
    """The worker of `me`. Raises NotAMember where she has not joined yet."""
    worker: Data | None = found["me"]["worker"]
    if worker is None:
        raise NotAMember
    return worker
