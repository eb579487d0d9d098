"""The chain of an organisation's audit entries, and what has been done to it: decision 33.

Each link holds the digest of its entry and the hash of the link before. Whoever changes,
removes or adds an entry by hand would have to hash anew whatever follows; a head that was told
to somebody else shows that too.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from hashlib import sha256
from uuid import UUID

FURTHEST = 1000  # by so many places a link is looked for that was numbered anew


@dataclass(frozen=True)
class Written:
    """An audit entry as it is kept; `details` are as the database writes them."""

    id: UUID
    region_id: UUID
    at: datetime
    person: str
    event: str
    subject: UUID
    organisations: tuple[UUID, ...]
    details: str

    @property
    def digest(self) -> bytes:
        """SHA-256 over every column, as a JSON array."""
        plain = [
            str(self.id),
            str(self.region_id),
            _moment(self.at),
            self.person,
            self.event,
            str(self.subject),
            [str(each) for each in self.organisations],
        ]
        begun = json.dumps(plain, ensure_ascii=False).removesuffix("]")
        return sha256(f"{begun}, {self.details}]".encode()).digest()


@dataclass(frozen=True)
class Link:
    """One entry's place in a chain. It stays when the entry is forgotten."""

    number: int
    entry_id: UUID
    at: datetime
    event: str
    written: bytes
    previous: bytes
    hash: bytes

    @property
    def sound(self) -> bool:
        """Whether its hash is that of what it says."""
        words = (self.number, self.entry_id, _moment(self.at), self.written.hex(), self.event)
        said = " ".join(map(str, words)).encode()
        return sha256(self.previous + said).digest() == self.hash

    @property
    def sound_as(self) -> int | None:
        """The number by which it was hashed, if that is near the one that it has."""
        near = range(max(1, self.number - FURTHEST), self.number + FURTHEST)
        return next((each for each in near if replace(self, number=each).sound), None)


@dataclass(frozen=True)
class Head:
    """How far a chain had come: its number of entries, and the hash and time of the last."""

    organisation: UUID
    name: str
    entries: int
    hash: str
    at: datetime


class Tampering(Enum):
    """What was done to a chain."""

    CHANGED = "changed"
    REMOVED = "removed"
    INSERTED = "inserted"


@dataclass(frozen=True)
class Fault:
    """The first thing in a chain that is not as it was written.

    `which` says where it is in the chain. Id, time and event are those of the entry, and None
    where nothing is left that would say them.
    """

    kind: Tampering
    which: str
    entry_id: UUID | None = None
    at: datetime | None = None
    event: str | None = None
    because: str = ""

    @staticmethod
    def of(kind: Tampering, link: Link, because: str = "", which: str = "") -> "Fault":
        """A fault of the entry that has this link."""
        place = which or f"entry {link.number}"
        return Fault(kind, place, link.entry_id, link.at, link.event, because)


@dataclass(frozen=True)
class Proof:
    """How much was walked, and the first fault of each chain beside its organisation's name."""

    entries: int
    chains: int
    faults: tuple[tuple[str, Fault], ...]


Place = tuple[Link, Written | None]  # a link, and its entry if that is there


def first_fault(
    organisation: UUID,
    places: Iterable[Place],
    *,
    heads: Sequence[Head] = (),
    kept_from: datetime,
) -> Fault | None:
    """The first fault of the chain, if there is one.

    `places` are in order of number, `heads` those that were told of this chain. An entry from
    before `kept_from` may be gone, because it is forgotten by then; its link may not.
    """
    ahead = iter(places)
    before: Link | None = None
    vouched = 0
    told = sorted(heads, key=lambda head: head.entries)
    for link, entry in ahead:
        fault = _misplaced(organisation, before, link, ahead) or _unlike(link, entry, kept_from)
        if fault:
            return fault
        here = [head for head in told if head.entries == link.number]
        if any(head.hash != link.hash.hex() for head in here):
            return _hashed_anew(vouched + 1, link)
        vouched = link.number if here else vouched
        before = link
    return _cut_off(before.number if before else 0, told)


def _misplaced(
    organisation: UUID, before: Link | None, link: Link, ahead: Iterator[Place]
) -> Fault | None:
    """What is wrong with its place in the chain. Looks one link ahead where something is."""
    number, head = (
        (before.number + 1, before.hash) if before else (1, sha256(organisation.bytes).digest())
    )
    if link.number > number:
        return _gone(number, link.number - 1, before, link)
    if not link.sound:
        return _unsound(before, link, ahead)
    if link.previous == head:
        return None
    if before is None:
        return Fault.of(Tampering.CHANGED, link, "the chain did not begin with it")
    because = f"entry {link.number} was written after another than is there now"
    return Fault.of(
        Tampering.CHANGED, before, because, f"entry {before.number}, or one before it,"
    )


def _unsound(before: Link | None, link: Link, ahead: Iterator[Place]) -> Fault:
    was = link.sound_as
    if was is None:
        after = next(ahead, None)
        if after is not None and after[0].sound_as == link.number:
            return Fault.of(Tampering.INSERTED, link, "what follows was numbered anew")
        return Fault.of(Tampering.CHANGED, link, "its link is not the one that was written")
    if was > link.number:
        return _gone(link.number, was - 1, before, link)
    because = "what follows was numbered anew"
    if before is not None and was == link.number - 1:
        return Fault.of(Tampering.INSERTED, before, because)
    return Fault(Tampering.INSERTED, _from_to(was, link.number - 1), because=because)


def _unlike(link: Link, entry: Written | None, kept_from: datetime) -> Fault | None:
    """What is wrong with the entry, against what its link says of it."""
    if entry is None:
        return Fault.of(Tampering.REMOVED, link) if link.at >= kept_from else None
    return Fault.of(Tampering.CHANGED, link) if entry.digest != link.written else None


def _gone(first: int, last: int, before: Link | None, after: Link) -> Fault:
    since = f"after {in_words(before.at)} and " if before else ""
    because = f"with its link; written {since}before {in_words(after.at)}"
    return Fault(Tampering.REMOVED, _from_to(first, last), because=because)


def _hashed_anew(first: int, last: Link) -> Fault:
    because = f"all were hashed anew: a head that was told of entry {last.number} is another"
    which = f"one of the {_from_to(first, last.number)}" if first < last.number else ""
    return Fault.of(Tampering.CHANGED, last, because, which)


def _cut_off(entries: int, told: Sequence[Head]) -> Fault | None:
    if not told or told[-1].entries <= entries:
        return None
    because = f"a head was told when there were {told[-1].entries}"
    which = _from_to(entries + 1, told[-1].entries)
    return Fault(Tampering.REMOVED, which, at=told[-1].at, because=because)


def _from_to(first: int, last: int) -> str:
    return f"entry {first}" if first == last else f"entries {first} to {last}"


def in_words(at: datetime) -> str:
    """A moment, for people."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def _moment(at: datetime) -> str:
    plain = at.astimezone(UTC).replace(tzinfo=None)
    return f"{plain.isoformat(timespec='microseconds')}Z"
