"""A face of the bank: the pages of those who do one kind of thing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fastapi import APIRouter

from staffbank.domain.principal import Principal


@dataclass(frozen=True)
class Link:
    """A page that the navigation leads to; `text` is marked for translation."""

    path: str
    text: str


@dataclass(frozen=True)
class Face:
    """Whose pages they are, and where they begin: with the first of the `links`.

    `key` is the folder of its templates, and of its style sheet if it has one. `acting` is as
    whom somebody asks and does on its pages, whatever else she is.
    """

    key: str
    name: str
    is_for: Callable[[Principal], bool]
    links: Sequence[Link]
    routers: Sequence[APIRouter]
    acting: Callable[[Principal], Principal] = lambda who: who

    @property
    def home(self) -> str:
        """Its first page."""
        return self.links[0].path
