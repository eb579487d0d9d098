"""Bitsets of workers: one bit each, in words of 64."""

from typing import NamedTuple

import numpy as np

from staffbank_matching.columns import Columns
from staffbank_matching.compiled import compiled
from staffbank_matching.options import Options
from staffbank_matching.problem import NotAProblem
from staffbank_matching.ragged import Bools, Ints, Longs, Words
from staffbank_matching.rules import Rules, clashing

MOST_WORDS = 1 << 28  # of one set of bitsets: two gigabytes


class Masks(NamedTuple):
    """Bitsets of workers, one row for each host, role, need, or distinct session.

    `home` and `barring` are by host, `role` by role, `need` by need: who *has* it. `free` and
    `clear` are by distinct session: who is free for it, and whose promises leave room for it.
    `session` says which distinct session each session of each option is.
    """

    home: Words
    barring: Words
    role: Words
    need: Words
    free: Words
    clear: Words
    session: Longs
    everybody: Words


def masks_of(columns: Columns, options: Options, rules: Rules) -> Masks:
    """The bitsets of a problem.

    Raises:
        NotAProblem: where they would be too large.
    """
    people, names = columns.people, columns.names
    count = len(people.ids)
    since = int(options.sessions.starts.min(initial=0))  # so that all are above zero
    key = (options.sessions.starts.astype(np.int64) - since) << 32
    distinct, session = np.unique(key | options.sessions.ends - since, return_inverse=True)
    starts, ends = (distinct >> 32) + since, (distinct & 0xFFFFFFFF) + since
    words = max(1, -(-count // 64))
    if len(distinct) * words > MOST_WORDS:
        raise NotAProblem(
            f"$: whether each of {count:,} workers can do each of {len(distinct):,} sessions "
            f"of different times is more than {64 * MOST_WORDS:,} answers; give fewer workers, "
            "fewer weeks, or times that more sessions share"
        )
    free = np.zeros((len(distinct), words), dtype=np.uint64)
    _mark_free(people.free.first, people.free.starts, people.free.ends, starts, ends, free)
    clear = np.zeros((0, words), dtype=np.uint64)
    if len(people.booked.starts):
        clear = np.full((len(distinct), words), ~np.uint64(0))
        booked = people.booked
        _mark_booked(booked.first, booked.starts, booked.ends, starts, ends, rules, clear)
    need = np.zeros((len(names.needs), words), dtype=np.uint64)
    for number, (skill, level) in enumerate(names.needs):
        need[number] = bits(people.skills[:, skill] >= level)
    barring = np.zeros((len(names.hosts), words), dtype=np.uint64)
    whose = np.repeat(np.arange(count), np.diff(people.barred_hosts.first))
    for host in np.unique(people.barred_hosts.flat):
        by = np.zeros(count, dtype=np.bool_)
        by[whose[people.barred_hosts.flat == host]] = True
        barring[host] = bits(by)
    return Masks(
        home=_each(people.home, len(names.hosts)),
        barring=barring,
        role=_each(people.role, len(names.roles)),
        need=need,
        free=free,
        clear=clear,
        session=session.astype(np.int64),
        everybody=bits(np.ones(count, dtype=np.bool_)),
    )


def _each(codes: Ints, count: int) -> Words:
    words = max(1, -(-len(codes) // 64))
    found = np.zeros((count, words), dtype=np.uint64)
    for code in range(count):
        found[code] = bits(codes == code)
    return found


def bits(marks: Bools) -> Words:
    """Marks as bits, 64 a word."""
    padded = np.zeros(max(1, -(-len(marks) // 64)) * 64, dtype=np.bool_)
    padded[: len(marks)] = marks
    return np.packbits(padded, bitorder="little").view(np.uint64)


@compiled
def _mark_free(
    first: Longs,
    starts: Ints,
    ends: Ints,
    session_starts: Longs,
    session_ends: Longs,
    free: Words,
) -> None:
    for worker in range(len(first) - 1):
        word, bit = worker >> 6, np.uint64(1) << np.uint64(worker & 63)
        k = first[worker]
        while k < first[worker + 1]:
            since, until = starts[k], ends[k]
            while k + 1 < first[worker + 1] and starts[k + 1] == until:
                k += 1
                until = ends[k]
            k += 1
            n = np.searchsorted(session_starts, since)
            while n < len(session_starts) and session_starts[n] < until:
                if session_ends[n] <= until:
                    free[n, word] |= bit
                n += 1


@compiled
def _mark_booked(
    first: Longs,
    starts: Ints,
    ends: Ints,
    session_starts: Longs,
    session_ends: Longs,
    rules: Rules,
    clear: Words,
) -> None:
    week = 7 * 1440  # no session is longer
    for worker in range(len(first) - 1):
        word, bit = worker >> 6, np.uint64(1) << np.uint64(worker & 63)
        for k in range(first[worker], first[worker + 1]):
            n = np.searchsorted(session_starts, starts[k] - rules.daily_rest - week)
            while n < len(session_starts) and session_starts[n] < ends[k] + rules.daily_rest:
                if clashing(session_starts[n], session_ends[n], starts[k], ends[k], rules):
                    clear[n, word] &= ~bit
                n += 1
