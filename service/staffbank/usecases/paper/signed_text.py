"""A text that two sides sign by its digest, taken apart for a page."""

from collections.abc import Iterator
from datetime import datetime

from staffbank.domain.london import spoken_moment
from staffbank.ports.documents import Section


def clauses(document: str) -> Iterator[Section]:
    """Each numbered heading of the signed text, and the lines under it."""
    heading, lines = "", list[str]()
    for line in document.splitlines():
        if line.startswith("   "):
            lines.append(line.strip())
            continue
        if heading:
            yield Section(heading, tuple(lines))
        heading, lines = line, []
    if heading:
        yield Section(heading, tuple(lines))


def signatures(*signed: tuple[str, datetime | None]) -> Section:
    """Who signed, and when."""
    return Section("Signatures", tuple(f"{who}: {_when(at)}." for who, at in signed))


def _when(at: datetime | None) -> str:
    return spoken_moment(at) if at else "not yet"
