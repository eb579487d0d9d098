"""The weekly rest, as constraints of the CP-SAT model."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from staffbank_matching.board import Board
from staffbank_matching.diary import Diary, weeks_with_rest
from staffbank_matching.times import Bools, Ints, Sessions, week_of


@dataclass(frozen=True)
class Lull:
    """A stretch that would do for the rest of a week.

    It is one if no pair of `blockers` is taken, and of each set in `displacers` at least one
    (each set displaces a duty that stands in the stretch).
    """

    blockers: frozenset[int]
    displacers: frozenset[tuple[int, ...]]

    def at_least_as_easy(self, other: "Lull") -> bool:
        """Say whether this one is there whenever the other is."""
        return self.blockers <= other.blockers and self.displacers <= other.displacers


@dataclass(frozen=True)
class Prospect:
    """All that may stand in one worker's diary. Rows of `displaces` are her pairs in order."""

    diary: Diary
    pairs: tuple[int, ...]
    sessions: Sessions
    displaces: Bools

    @property
    def pair_of_session(self) -> Ints:
        """The number of each session's pair."""
        return np.array(self.pairs, dtype=np.int64)[self.sessions.owners]


def rest_each_week(cp: cp_model.CpModel, take: Sequence[cp_model.IntVar], board: Board) -> None:
    """A week with bank work has one of the stretches that would do for its rest.

    Source: Working Time Regulations 1998 (SI 1998/1833), reg. 11(1), (4) and (7).
    """
    for worker, pairs in board.of_worker.items():
        prospect = Prospect(
            board.found.diaries[worker], pairs, board.sessions(pairs), board.displaces(worker)
        )
        for week in _weeks_in_doubt(prospect):
            rests = []
            for lull in lulls(prospect, week):
                rest = cp.new_bool_var("")
                rests.append(rest)
                for n in sorted(lull.blockers):
                    cp.add_implication(rest, ~take[n])
                for displacers in sorted(lull.displacers):
                    cp.add_bool_or([~rest, *(take[n] for n in displacers)])
            if prospect.diary.guarded[week]:
                cp.add_bool_or(rests)
                continue
            for n in _pairs_starting_in(prospect, week):
                cp.add_bool_or([~take[n], *rests])


def lulls(prospect: Prospect, week: int) -> list[Lull]:
    """The stretches that could be the week's rest, without those another makes needless.

    Such a stretch may begin when some work ends, or as early as still leaves enough of it
    in the week: any other lies in a longer one that begins so.
    """
    figures = prospect.diary.figures
    length = figures.weekly_rest + figures.daily_rest
    earliest = figures.weeks[week] - figures.daily_rest
    latest = figures.weeks[week + 1] - figures.weekly_rest
    ends = np.concatenate(
        (prospect.sessions.ends, prospect.diary.duties[1], prospect.diary.booked[1])
    )
    begins = {earliest, *ends[(ends >= earliest) & (ends <= latest)].tolist()}
    found: list[Lull] = []
    for begin in sorted(begins):
        lull = _lull(prospect, begin, begin + length)
        if lull and not any(other.at_least_as_easy(lull) for other in found):
            found = [other for other in found if not lull.at_least_as_easy(other)] + [lull]
    return found


def _lull(prospect: Prospect, begin: int, end: int) -> Lull | None:
    diary, sessions = prospect.diary, prospect.sessions
    if ((diary.booked[0] < end) & (diary.booked[1] > begin)).any():
        return None
    inside = (sessions.starts < end) & (sessions.ends > begin)
    blockers = frozenset(prospect.pair_of_session[inside].tolist())
    duties = np.flatnonzero((diary.duties[0] < end) & (diary.duties[1] > begin))
    displacers = set()
    for duty in duties:
        freeing = [prospect.pairs[n] for n in np.flatnonzero(prospect.displaces[:, duty])]
        displacers.add(tuple(n for n in freeing if n not in blockers))
    return None if () in displacers else Lull(blockers, frozenset(displacers))


def _weeks_in_doubt(prospect: Prospect) -> list[int]:
    """Weeks with bank work that would have no rest if all that may happen did."""
    diary, sessions = prospect.diary, prospect.sessions
    everything = Sessions(sessions.starts, sessions.ends, np.zeros(1, dtype=np.int64))
    all_duties = np.ones((1, len(diary.duties[0])), dtype=np.bool_)
    rested = weeks_with_rest(diary, everything, all_duties)[0]
    asked = diary.guarded.copy()
    asked[week_of(sessions.starts, diary.figures)] = True
    return np.flatnonzero(asked & ~rested).tolist()


def _pairs_starting_in(prospect: Prospect, week: int) -> list[int]:
    inside = week_of(prospect.sessions.starts, prospect.diary.figures) == week
    return sorted(set(prospect.pair_of_session[inside].tolist()))
