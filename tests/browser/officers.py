"""Officers who hold several roles at a council and at its employer: small ones have such."""

from staffbank.domain.principal import Grant, Principal, Role
from staffbank.usecases.region.found_region import NewCouncil
from tests.town import Town


def an_officer(town: Town, of: NewCouncil, *roles: Role) -> Principal:
    """Somebody with all these roles."""
    scopes = (of.council.id, of.employer.id)
    grants = frozenset(Grant(role, scope) for role in roles for scope in scopes)
    named = f"{roles[0].value} of {of.council.name}"
    return Principal(named, town.region.id, grants)
