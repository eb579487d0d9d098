"""The bank itself, as whom its jobs act."""

from staffbank.domain.council import RegionId
from staffbank.domain.principal import Grant, Principal, Role


def system(region_id: RegionId) -> Principal:
    """The bank itself, at work in one region."""
    return Principal("system", region_id, frozenset({Grant(Role.SYSTEM, region_id)}))
