"""Figures that a region has amended."""

from typing import Protocol

from staffbank.domain.dated import Amendment
from staffbank.domain.figure_book import NewStep


class FigureBook(Protocol):
    """The region's amendments; those that there are hold within the unit of work."""

    async def amend(self, said: NewStep, amendment: Amendment) -> None:
        """Keep it; one for the same day takes the place of what was said before."""
        ...
