"""Where the clients of others ask: the address, and a token to show."""

from dataclasses import dataclass

from staffbank import clock
from staffbank.domain.principal import Role
from tests.town import Town


@dataclass(frozen=True)
class Counter:
    """The endpoint of a served bank."""

    address: str
    town: Town

    @property
    def token(self) -> str:
        """That of the region's coordinator."""
        return self.town.bank.tokens.issue(self.town.who(Role.COORDINATOR), now=clock.now())
