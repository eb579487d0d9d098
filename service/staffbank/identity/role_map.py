"""What the claims of an issuer's tokens are worth here: a file that says who may do what."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from uuid import UUID

from staffbank.domain.council import RegionId
from staffbank.domain.principal import REGIONAL, Grant, Principal, Role
from staffbank.identity.tokens import BAD_TOKEN, NotAuthenticated

GRANTABLE = {role.value: role for role in Role if role is not Role.SYSTEM}
KNOWN = frozenset({"region", "organisations", "regional_roles", "groups"})


class UnusableRoleMap(Exception):
    """STAFFBANK_ROLE_MAP_FILE cannot be read or understood; the message says where."""


class NoRoleHere(NotAuthenticated):
    """The token is sound, and nobody has given its bearer a role in this bank."""


@dataclass(frozen=True)
class Tenant:
    """A directory of people: what its roles and groups are worth, and in which region.

    App roles hold at every one of its `organisations`. Those of the region count only where
    `regional_roles` says so: whoever runs a council's directory hands out that council's roles.
    """

    region_id: RegionId
    organisations: tuple[UUID, ...] = ()
    regional_roles: bool = False
    groups: Mapping[str, Grant] = field(default_factory=dict)

    def grants(self, claims: Mapping[str, Any]) -> frozenset[Grant]:
        """What these claims grant; roles and groups that are not known are passed over."""
        named = (GRANTABLE.get(name) for name in _texts(claims.get("roles")))
        by_role = (grant for role in named if role is not None for grant in self._of(role))
        by_group = (
            self.groups[group] for group in _texts(claims.get("groups")) if group in self.groups
        )
        return frozenset([*by_role, *by_group])

    def _of(self, role: Role) -> Iterator[Grant]:
        if role not in REGIONAL:
            yield from (Grant(role, organisation) for organisation in self.organisations)
        elif self.regional_roles:
            yield Grant(role, self.region_id)


@dataclass(frozen=True)
class RoleMap:
    """Tenants by the `tid` of their tokens; by their `iss` where the issuer knows no tenants.

    `person_claim` is who somebody is here: never a name or an address, which directories
    change and hand to others.
    """

    tenants: Mapping[str, Tenant]
    person_claim: str = "sub"

    @classmethod
    def read(cls, file: Path, person_claim: str = "sub") -> Self:
        """Read the file, which is TOML. Raises UnusableRoleMap."""
        try:
            said = tomllib.loads(file.read_text())
            tenants = {name: _tenant(name, each) for name, each in said["tenants"].items()}
        except KeyError as wrong:
            raise UnusableRoleMap(
                f"{_where(file)} has no {wrong} where one is needed"
            ) from wrong
        except (OSError, ValueError, TypeError, AttributeError) as wrong:
            raise UnusableRoleMap(f"{_where(file)} cannot be used: {wrong}") from wrong
        return cls(tenants, person_claim)

    def knows(self, tenant: str) -> bool:
        """Whether tokens of this tenant are looked at."""
        return tenant in self.tenants

    def principal_of(self, claims: Mapping[str, Any]) -> Principal:
        """Who these claims, which are sound, speak for.

        Raises:
            NotAuthenticated: of a tenant that is not known, or of no person.
            NoRoleHere: nothing of it is worth a role.
        """
        tenant = self.tenants.get(tenant_of(claims))
        person = claims.get(self.person_claim)
        if tenant is None or not isinstance(person, str) or not person.strip():
            raise NotAuthenticated(BAD_TOKEN)
        grants = tenant.grants(claims)
        if not grants:
            raise NoRoleHere(
                "You are known, and have no role in this bank. Ask whoever runs your council's "
                "accounts for one, then sign in anew."
            )
        return Principal(person, tenant.region_id, grants)


def tenant_of(claims: Mapping[str, Any]) -> str:
    """The tenant that a token is of."""
    return str(claims.get("tid", claims.get("iss", "")))


def _tenant(name: str, said: Mapping[str, Any]) -> Tenant:
    if unknown := sorted(set(said) - KNOWN):
        raise ValueError(f"tenant {name}: {unknown[0]!r} is none of {', '.join(sorted(KNOWN))}")
    region_id = RegionId(_id(name, said["region"]))
    groups = {group: _grant(name, words) for group, words in said.get("groups", {}).items()}
    regional = said.get("regional_roles", False)
    if not isinstance(regional, bool):
        raise ValueError(f"tenant {name}: regional_roles is true or false")  # noqa: TRY004
    if not regional and any(grant.role in REGIONAL for grant in groups.values()):
        raise ValueError(f"tenant {name}: a group has a role of the region; set regional_roles")
    organisations = tuple(_id(name, each) for each in said.get("organisations", ()))
    return Tenant(region_id, organisations, regional, groups)


def _grant(tenant: str, words: str) -> Grant:
    name, _, scope = words.partition("@")
    if name not in GRANTABLE:
        known = ", ".join(GRANTABLE)
        raise ValueError(f"tenant {tenant}: there is no role {name!r}; choose from {known}")
    return Grant(GRANTABLE[name], _id(tenant, scope))


def _id(tenant: str, text: object) -> UUID:
    try:
        return UUID(str(text))
    except ValueError as wrong:
        raise ValueError(f"tenant {tenant}: {text!r} is no id") from wrong


def _texts(claim: object) -> tuple[str, ...]:
    found = claim if isinstance(claim, list) else [claim]
    return tuple(each for each in found if isinstance(each, str))


def _where(file: Path) -> str:
    return f"STAFFBANK_ROLE_MAP_FILE={file}"
