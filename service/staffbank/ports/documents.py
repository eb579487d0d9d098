"""Papers as accessible PDF."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Section:
    """A heading, and paragraphs under it."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Rows of words and figures under a caption; figures stand to the right."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures_from: int = 1  # the first column that holds figures


@dataclass(frozen=True)
class Paper:
    """A document: its title, what it is about in a line, sections, and a table if any."""

    title: str
    about: str
    sections: tuple[Section, ...]
    table: Table | None = None


class Printer(Protocol):
    """Makes a PDF that screen readers can read (PDF/UA-1)."""

    def pdf(self, paper: Paper) -> bytes: ...
