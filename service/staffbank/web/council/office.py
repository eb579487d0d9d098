"""Whom somebody acts for at the desk, and what she may do there."""

from collections.abc import Mapping
from dataclasses import dataclass

from staffbank.domain.deed import Deed
from staffbank.domain.permission import roles_at
from staffbank.domain.principal import Role
from staffbank.domain.side import Side
from staffbank.web.page import Page


@dataclass(frozen=True)
class Office:
    """The councils that she acts for, by their ids, and her roles at each."""

    councils: Mapping[str, str]
    held: frozenset[tuple[str, str]]

    @classmethod
    async def of(cls, page: Page) -> "Office":
        """Hers, as the bank knows it."""
        roles = (await page.ask("me"))["me"]["roles"]
        official = [each for each in roles if each["council"] and each["role"] != "WORKER"]
        return cls(
            {each["council"]["id"]: each["council"]["name"] for each in official},
            frozenset((each["role"], each["council"]["id"]) for each in official),
        )

    def may(self, deed: Deed, council: str | None, side: Side = Side.HOST) -> bool:
        """Whether one of her roles may do this for that council, on that side."""
        roles = roles_at(deed, side) - {Role.WORKER}
        return any((role.name, council) in self.held for role in roles)

    def where(self, deed: Deed) -> list[str]:
        """The councils for which she may do it, on whichever side."""
        sides = (Side.HOME, Side.HOST)
        return [each for each in self.councils if any(self.may(deed, each, s) for s in sides)]
