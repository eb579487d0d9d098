"""An extract of the professional register, as an employer downloads it: SWE-5."""

import csv
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from io import StringIO

from staffbank.domain.check import Check, CheckKind, RegisterStatus

MOST_NUMBERS = 100  # of one search
MOST_CHARACTERS = 200_000
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
A_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

NUMBER, STATUS, UNTIL = "registration number", "status", "registered until"
COLUMNS = (NUMBER, STATUS, UNTIL)
WORDS = {
    "registered": RegisterStatus.REGISTERED,
    "registered with warning": RegisterStatus.WARNED,
    "registered with advice": RegisterStatus.WARNED,
    "registered with conditions": RegisterStatus.CONDITIONS,
    "registered with interim conditions": RegisterStatus.CONDITIONS,
    "suspended": RegisterStatus.SUSPENDED,
    "interim suspension": RegisterStatus.SUSPENDED,
    "removed": RegisterStatus.REMOVED,
    "lapsed": RegisterStatus.NOT_LISTED,
    "not registered": RegisterStatus.NOT_LISTED,
}
STOPS = frozenset({RegisterStatus.SUSPENDED, RegisterStatus.REMOVED, RegisterStatus.NOT_LISTED})


class NotAnExtract(ValueError):
    """The file cannot be read as an extract; the message names the line and the way out."""


@dataclass(frozen=True)
class Entry:
    """What the register says of one number. `until` is None where she is not listed."""

    number: str
    status: RegisterStatus
    until: date | None


@dataclass(frozen=True)
class Extract:
    """What a search for `searched` numbers found. `digest` is the file's SHA-256.

    A number that was searched for and is not among `entries` is not on the register.
    """

    digest: str
    searched: frozenset[str]
    entries: Mapping[str, Entry]

    def says_of(self, number: str) -> Entry:
        """What the register says of a number that was searched for."""
        absent = Entry(number, RegisterStatus.NOT_LISTED, None)
        return self.entries.get(number, absent)


def read_extract(text: str, searched: Collection[str]) -> Extract:
    """Read the file: columns by their names, in any order; all others are passed over.

    No file of the register's was at hand when this was written: names and words are taken from
    the employer's page (unverified), and whatever they do not cover is refused, not guessed.

    Raises:
        NotAnExtract: too long, no or too many numbers, a column or a value is missing or
            unknown, or a number is there twice or was not searched for.
    """
    numbers = frozenset(number.strip().upper() for number in searched)
    if not 1 <= len(numbers) <= MOST_NUMBERS or "" in numbers:
        raise NotAnExtract(f"one search has 1 to {MOST_NUMBERS} numbers, not {len(numbers)}")
    if len(text) > MOST_CHARACTERS:
        raise NotAnExtract(
            f"the file has {len(text)} characters, and a search of {MOST_NUMBERS} numbers has "
            f"{MOST_CHARACTERS} at most"
        )
    entries: dict[str, Entry] = {}
    for line, row in _rows(text):
        entry = _entry(line, row)
        if entry.number in entries:
            raise NotAnExtract(f"line {line}: {entry.number} is there twice")
        if entry.number not in numbers:
            raise NotAnExtract(f"line {line}: {entry.number} was not searched for")
        entries[entry.number] = entry
    return Extract(sha256(text.encode()).hexdigest(), numbers, entries)


def _rows(text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    reader = csv.DictReader(StringIO(text.removeprefix("\ufeff")), strict=True)
    try:
        heads = [(name or "").strip().lower() for name in reader.fieldnames or ()]
        if missing := [name for name in COLUMNS if name not in heads]:
            raise NotAnExtract(
                f"there is no column {missing[0]!r}; the first line names "
                f"{', '.join(map(repr, COLUMNS))}"
            )
        for row in reader:
            values = (value or "" for value in row.values() if not isinstance(value, list))
            found = dict(zip(heads, (value.strip() for value in values), strict=False))
            yield reader.line_num, found
    except csv.Error as wrong:
        raise NotAnExtract(f"line {reader.line_num}: {wrong}; save it as CSV anew") from wrong


def _entry(line: int, row: Mapping[str, str]) -> Entry:
    number, word = row.get(NUMBER, "").upper(), " ".join(row.get(STATUS, "").lower().split())
    if not number:
        raise NotAnExtract(f"line {line}: there is no {NUMBER}")
    if word not in WORDS:
        known = ", ".join(map(repr, WORDS))
        raise NotAnExtract(f"line {line}: the {STATUS} {word!r} is none of {known}")
    until, status = row.get(UNTIL, ""), WORDS[word]
    try:
        last = date.fromisoformat(until) if until else None
    except ValueError:
        last = date.min
    if last is not None and not (A_DAY.fullmatch(until) and FIRST <= last <= LAST):
        raise NotAnExtract(
            f"line {line}: {UNTIL} {until!r} is no day from {FIRST.year} to {LAST.year}; write "
            "it as 2026-11-30"
        )
    return Entry(number, status, last)


def check_of(entry: Entry, *, looked_on: date, before: Check | None) -> Check:
    """The check that a look at the register is; `before` is the last one.

    Raises:
        NotAnExtract: she is listed and the file does not say until when.
    """
    listed = entry.status is not RegisterStatus.NOT_LISTED
    if listed and entry.until is None:
        raise NotAnExtract(f"{entry.number} is listed, and there is no {UNTIL}")
    since = before.valid_from if before and listed else looked_on
    until = entry.until or looked_on
    return Check(
        kind=CheckKind.REGISTRATION,
        checked_on=looked_on,
        valid_from=min(since, looked_on, until),
        expires_on=until,
        reference=entry.number,
        register_status=entry.status,
    )
