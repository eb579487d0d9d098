"""The audit chains of all regions, walked from end to end by somebody who sees every row."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from psycopg.errors import InsufficientPrivilege, UndefinedTable
from sqlalchemy import Connection, Text, cast, create_engine, func, select, text, union_all
from sqlalchemy.exc import ProgrammingError

from staffbank.domain.audit_chain import (
    Fault,
    Head,
    Link,
    Proof,
    Tampering,
    Written,
    first_fault,
)
from staffbank.persistence.ledger_tables import AUDIT_ENTRY, AUDIT_LINK
from staffbank.persistence.tables import COUNCIL, EMPLOYER, REGION

NAMES = union_all(*(select(each.c.id, each.c.name) for each in (REGION, COUNCIL, EMPLOYER)))
ALL_AS_OF_ONE_MOMENT = text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
EVERY_ROW_OR_NONE = text("SET LOCAL row_security = off")
KEPT_FROM = text("SELECT now() - interval '6 years'")  # as forget_audit_entries has it
UNLINKED = text("""
    SELECT chain, entry.id, entry.at, entry.event FROM audit_entry AS entry, unnest(
      CASE entry.organisations WHEN '{}' THEN ARRAY[entry.region_id]
      ELSE entry.organisations END) AS chain
    WHERE NOT EXISTS (SELECT FROM audit_link AS link
      WHERE link.organisation = chain AND link.entry_id = entry.id)
    ORDER BY entry.at
""")
PLACES = (
    select(
        *AUDIT_LINK.c,
        AUDIT_ENTRY.c.id.label("id"),
        AUDIT_ENTRY.c.at.label("entry_at"),
        AUDIT_ENTRY.c.region_id.label("entry_region"),
        AUDIT_ENTRY.c.event.label("entry_event"),
        AUDIT_ENTRY.c.person,
        AUDIT_ENTRY.c.subject,
        AUDIT_ENTRY.c.organisations,
        cast(AUDIT_ENTRY.c.details, Text).label("details"),
    )
    .outerjoin_from(AUDIT_LINK, AUDIT_ENTRY, AUDIT_ENTRY.c.id == AUDIT_LINK.c.entry_id)
    .order_by(AUDIT_LINK.c.organisation, AUDIT_LINK.c.number)
)


class CannotProve(Exception):
    """What is to be proved cannot be read; the message says why, and the way out."""


@dataclass(frozen=True)
class Asked:
    """Whose chains are asked for: those of `only`, or all where it is None."""

    only: frozenset[UUID] | None
    names: Mapping[UUID, str]

    def __contains__(self, organisation: UUID) -> bool:
        return self.only is None or organisation in self.only

    def name(self, organisation: UUID) -> str:
        """What it is called; its id where nobody is called anything by that."""
        return self.names.get(organisation, str(organisation))


def prove(url: str, *, heads: Sequence[Head] = (), council: str | None = None) -> Proof:
    """Walk the chains as of one moment, while the bank goes on.

    Raises:
        CannotProve: the user does not see every row, or none of the tables; or there is no
            such council.
    """
    with _reading(url) as connection:
        return walk(connection, heads=heads, council=council)


def walk(
    connection: Connection, *, heads: Sequence[Head] = (), council: str | None = None
) -> Proof:
    """Walk what the connection's user sees. Raises CannotProve: there is no such council."""
    asked = _asked(connection, council)
    told = [head for head in heads if head.organisation in asked]
    faults, walked = _walked(connection, asked, told)
    for row in connection.execute(UNLINKED):
        if row.chain in asked:
            fault = Fault(Tampering.INSERTED, "an entry", row.id, row.at, row.event)
            faults.setdefault(row.chain, fault)
    counting = select(func.count(AUDIT_LINK.c.entry_id.distinct()))
    if asked.only is not None:
        counting = counting.where(AUDIT_LINK.c.organisation.in_(asked.only))
    entries = connection.scalar(counting) or 0
    named = sorted(
        ((asked.name(key), fault) for key, fault in faults.items()), key=lambda each: each[0]
    )
    return Proof(entries, walked, tuple(named))


def _walked(
    connection: Connection, asked: Asked, told: Sequence[Head]
) -> tuple[dict[UUID, Fault], int]:
    """The faults of all chains that are there or that a head names, and how many there are."""
    kept_from = connection.execute(KEPT_FROM).scalar_one()
    missing = {head.organisation for head in told}
    faults = dict[UUID, Fault]()
    walked = 0
    for organisation, places in _chains(connection, asked, missing):
        walked += 1
        own = [head for head in told if head.organisation == organisation]
        fault = first_fault(organisation, places, heads=own, kept_from=kept_from)
        if fault:
            faults[organisation] = fault
    return faults, walked


def _chains(
    connection: Connection, asked: Asked, expected: set[UUID]
) -> Iterator[tuple[UUID, Iterator[tuple[Link, Written | None]]]]:
    query = PLACES.execution_options(yield_per=1000)
    if asked.only is not None:
        query = query.where(AUDIT_LINK.c.organisation.in_(asked.only))
    found = set[UUID]()
    rows = connection.execute(query)
    for organisation, of_one in groupby(rows, key=lambda row: row.organisation):
        found.add(organisation)
        yield organisation, map(_place, of_one)
    for organisation in expected - found:
        yield organisation, iter(())


def _place(row: Any) -> tuple[Link, Written | None]:
    link = Link(
        row.number, row.entry_id, row.at, row.event, row.written, row.previous, row.hash
    )
    if row.id is None:
        return link, None
    entry = Written(
        row.id,
        row.entry_region,
        row.entry_at,
        row.person,
        row.entry_event,
        row.subject,
        tuple(row.organisations),
        row.details,
    )
    return link, entry


def _asked(connection: Connection, council: str | None) -> Asked:
    """Whose chains they are: a council's are its own and its employer's."""
    names: dict[UUID, str] = {row.id: row.name for row in connection.execute(NAMES)}
    if council is None:
        return Asked(None, names)
    called = select(COUNCIL.c.id, EMPLOYER.c.id.label("employer_id")).outerjoin_from(
        COUNCIL, EMPLOYER, EMPLOYER.c.council_id == COUNCIL.c.id
    )
    rows = connection.execute(called.where(func.lower(COUNCIL.c.name) == council.lower())).all()
    if not rows:
        known = connection.scalars(select(COUNCIL.c.name).distinct().order_by(COUNCIL.c.name))
        raise CannotProve(f"there is no council {council!r}: choose from {', '.join(known)}")
    only = {each for row in rows for each in row if each is not None}
    return Asked(frozenset(only), names)


@contextmanager
def _reading(url: str) -> Iterator[Connection]:
    engine = create_engine(url, hide_parameters=True)
    try:
        with engine.connect() as connection:
            connection.execute(ALL_AS_OF_ONE_MOMENT)
            connection.execute(EVERY_ROW_OR_NONE)
            yield connection
    except ProgrammingError as refused:
        raise _in_words(refused) from refused
    finally:
        engine.dispose()


def _in_words(refused: ProgrammingError) -> Exception:
    match refused.orig:
        case InsufficientPrivilege():
            return CannotProve(
                "this user does not see every row of the audit trail, and would prove nothing: "
                "use one with BYPASSRLS that may read all tables, as the one for backups may"
            )
        case UndefinedTable():
            return CannotProve("there are no audit chains yet: run `staffbank migrate` first")
        case _:
            return refused
