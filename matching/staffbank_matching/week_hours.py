"""The hours of a worker's week, as constraints of the CP-SAT model."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from staffbank_matching.board import Board
from staffbank_matching.diary import Diary, duty_minutes, minutes_by_week
from staffbank_matching.times import Ints, Sessions

Displacers = tuple[int, ...]  # the worker's pairs that displace one duty
Row = tuple[int, tuple[tuple[int, int], ...], tuple[tuple[Displacers, int], ...]]


@dataclass(frozen=True)
class Week:
    """One week of one worker.

    `bank` has (pair, minutes); `duties` the minutes that are worked unless one of the
    displacers is taken; `booked` and `sure` the minutes of bank and home work that stay.
    """

    bank: tuple[tuple[int, int], ...]
    duties: tuple[tuple[Displacers, int], ...]
    booked: int
    sure: int


def stay_within_week_hours(
    cp: cp_model.CpModel, take: Sequence[cp_model.IntVar], board: Board
) -> None:
    """A week with a bank session of the plan keeps to her own limit and to the working week's.

    Bank work, booked and new, stays within what she offers a week; duties kept, booked and
    new bank work together stay within the limit on all work. A displaced duty is not worked.

    Source: Working Time Regulations 1998 (SI 1998/1833), reg. 4(1) (the limit's figure).
    """
    for worker, pairs in board.of_worker.items():
        diary = board.found.diaries[worker]
        kept: dict[Displacers, cp_model.IntVar] = {}
        rows: set[Row] = set()
        for week in set(weeks_of(board, worker, pairs)):
            rows.update(_rows(week, diary))
        for limit, bank, duties in sorted(rows):
            for displacers, _ in duties:
                if displacers not in kept:
                    kept[displacers] = cp.new_bool_var("")
                    cp.add_bool_or([kept[displacers], *(take[n] for n in displacers)])
            total = _sum(take, bank) + cp_model.LinearExpr.weighted_sum(
                [kept[displacers] for displacers, _ in duties], [size for _, size in duties]
            )
            over_without_bank_work = sum(size for _, size in duties) > limit
            _hold(cp, total, limit, [take[n] for n, _ in bank if over_without_bank_work])


def weeks_of(board: Board, worker: int, pairs: Sequence[int]) -> Iterator[Week]:
    """The worker's weeks in which one of `pairs` has a session."""
    diary = board.found.diaries[worker]
    bank = [_minutes(board, n, diary) for n in pairs]
    booked = minutes_by_week(diary.booked, diary.figures)
    duty_of_week = duty_minutes(diary)
    displaced = board.displaces(worker)
    displacers = [
        tuple(pair for pair, hit in zip(pairs, hits, strict=True) if hit)
        for hits in displaced.T
    ]
    for week in range(len(booked)):
        new = tuple(
            (n, int(minutes[week]))
            for n, minutes in zip(pairs, bank, strict=True)
            if minutes[week]
        )
        if not new:
            continue
        duties: defaultdict[Displacers, int] = defaultdict(int)
        for duty in duty_of_week[:, week].nonzero()[0]:
            duties[displacers[duty]] += int(duty_of_week[duty, week])
        sure = duties.pop((), 0)
        yield Week(new, tuple(sorted(duties.items())), int(booked[week]), sure)


def _rows(week: Week, diary: Diary) -> Iterator[Row]:
    """The rows that the week adds, without those that can never bind."""
    bank = sum(minutes for _, minutes in week.bank)
    home = sum(minutes for _, minutes in week.duties)
    own = diary.bank_limit - week.booked
    if bank > own:
        yield own, week.bank, ()
    law = diary.working_limit - week.booked - week.sure
    if home + min(bank, own) > law:
        yield law, week.bank, week.duties


def _hold(
    cp: cp_model.CpModel,
    total: cp_model.LinearExpr,
    limit: int,
    takers: Sequence[cp_model.IntVar],
) -> None:
    """Limit the total, in all cases or, given `takers`, where one of them is taken."""
    least = min(0, limit)
    if not takers:
        cp.add_linear_constraint(total, least, limit)
    for taken in takers:
        cp.add_linear_constraint(total, least, limit).only_enforce_if(taken)


def _sum(
    take: Sequence[cp_model.IntVar], terms: Sequence[tuple[int, int]]
) -> cp_model.LinearExpr:
    return cp_model.LinearExpr.weighted_sum(
        [take[n] for n, _ in terms], [size for _, size in terms]
    )


def _minutes(board: Board, n: int, diary: Diary) -> Ints:
    sessions: Sessions = board.sessions([n])
    return minutes_by_week((sessions.starts, sessions.ends), diary.figures)
