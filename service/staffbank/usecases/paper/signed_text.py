"""A text that two sides sign by its digest, taken apart for a page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from staffbank.domain.london import day_of, spoken, spoken_moment
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


@dataclass(frozen=True)
class Signed:
    """For whom, by whom and when; `acceded_at` where it was given beforehand, by accession."""

    who: str
    at: datetime | None
    by: str | None = None
    acceded_at: datetime | None = None

    @property
    def sentence(self) -> str:
        """One line of the section."""
        if self.at is None:
            return f"{self.who}: not yet."
        parts = [self.by, spoken_moment(self.at)]
        if self.acceded_at:
            when = spoken(day_of(self.acceded_at))
            parts.append(f"by its accession of {when} to the master agreement")
        return f"{self.who}: {', '.join(filter(None, parts))}."


def signatures(*signed: Signed) -> Section:
    """Who signed, and when; people by the name that the issuer of tokens knows them by."""
    return Section("Signatures", tuple(each.sentence for each in signed))
