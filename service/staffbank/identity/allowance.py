"""What each caller may ask for a minute, and each stranger at the door."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Self

from staffbank.domain.council import RegionId
from staffbank.domain.principal import Principal
from staffbank.ports.budgets import MINUTE, Budget, Budgets, OutOfBudget, Spent
from staffbank.settings import Settings

REMEMBERED = 2_000  # callers
HOUSEHOLD = 64  # bits of an IPv6 address that one customer is given


@dataclass(frozen=True)
class Allowance:
    """Two budgets for whoever has said who it is, one for each address of strangers."""

    budgets: Budgets
    requests: Budget
    fields: Budget
    strangers: Budget

    @classmethod
    def of(cls, settings: Settings, budgets: Budgets) -> Self:
        """By the figures of these settings."""
        return cls(
            budgets,
            Budget("requests", settings.requests_a_minute),
            Budget("fields", settings.fields_a_minute),
            Budget("requests", settings.sign_ins_a_minute),
        )

    async def spend(self, who: Principal, fields: int) -> Spent:
        """Take one request of so many fields."""
        return await self.budgets.spend(purse_of(who), {self.requests: 1, self.fields: fields})

    def look(self, who: Principal) -> None:
        """Raise OutOfBudget for whom there is nothing left, without asking anybody."""
        spent = self.budgets.refused(purse_of(who))
        if spent is not None:
            raise OutOfBudget(spent)

    async def let_in(self, address: str) -> None:
        """Let somebody of this address sign in or get a token. Raises OutOfBudget."""
        spent = await self.budgets.spend(
            f"address:{neighbourhood(address)}", {self.strangers: 1}
        )
        if not spent.granted:
            raise OutOfBudget(spent)


def purse_of(who: Principal) -> str:
    """The name of somebody's budgets, which does not tell who it is."""
    return _purse_of(who.region_id, who.person)


@lru_cache(maxsize=REMEMBERED)
def _purse_of(region_id: RegionId, person: str) -> str:
    return sha256(f"{region_id} {person}".encode()).hexdigest()


def neighbourhood(address: str) -> str:
    """The address, or of one of IPv6 as much as one customer has."""
    try:
        known = ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(known, IPv6Address):
        return str(ip_network((known, HOUSEHOLD), strict=False))
    return address


def told(spent: Spent) -> dict[str, str]:
    """The headers that tell it: those of the IETF's draft, and how long to wait if refused."""
    policies = (f'"{each.budget.name}";q={each.budget.most};w={MINUTE}' for each in spent.lefts)
    lefts = (f'"{each.budget.name}";r={each.whole};t={each.full_in}' for each in spent.lefts)
    headers = {"ratelimit-policy": ", ".join(policies), "ratelimit": ", ".join(lefts)}
    if not spent.granted:
        headers["retry-after"] = str(max(spent.wait, 1))
    return headers
