"""Who may fill what: every worker against every slot, one filter at a time, as arrays."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from staffbank_matching.diary import Diary, opened, verdicts
from staffbank_matching.problem import Point, Problem, Slot, Stretch, Worker
from staffbank_matching.times import Bools, Sessions, clash, columns

EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True)
class Eligibility:
    """Workers by slots. `fails[code]` marks the pairs that the filter refuses.

    Codes stand in the order of the filters. The two about her diary, `rest` and `hours`, are
    asked only of pairs that no other filter refuses. `km` is 0 where the work is remote.
    """

    fails: Mapping[str, Bools]
    eligible: Bools
    km: npt.NDArray[np.float64]
    sessions: Sessions
    diaries: tuple[Diary, ...]

    def reasons(self, worker: int, slot: int) -> tuple[str, ...]:
        """Every filter that refuses this pair, by their indexes; empty where it is eligible."""
        return tuple(code for code, refused in self.fails.items() if refused[worker, slot])


def own_council(problem: Problem) -> Bools:
    """A placement is at another council than her own."""
    homes = _names([worker.home for worker in problem.workers])
    hosts = _names([slot.host for slot in problem.slots])
    return np.asarray(homes[:, None] == hosts, dtype=np.bool_)


def role(problem: Problem) -> Bools:
    """Her role is one of those asked for."""
    roles = {worker.role for worker in problem.workers}
    refused = {
        role: np.array([role not in slot.roles for slot in problem.slots], dtype=np.bool_)
        for role in roles
    }
    return _table(problem, [refused[worker.role] for worker in problem.workers])


def skill(problem: Problem) -> Bools:
    """She has every skill needed, at its level or above."""
    needs = {need for slot in problem.slots for need in slot.needs}
    lacks = {
        need: np.array(
            [worker.skills.get(need.skill, 0) < need.level for worker in problem.workers],
            dtype=np.bool_,
        )
        for need in needs
    }
    refused = _table(problem)
    for number, slot in enumerate(problem.slots):
        for need in slot.needs:
            refused[:, number] |= lacks[need]
    return refused


def barred_host(problem: Problem) -> Bools:
    """The host is not one that she will not work for."""
    hosts = _names([slot.host for slot in problem.slots])
    return _table(
        problem, [np.isin(hosts, sorted(worker.barred_hosts)) for worker in problem.workers]
    )


def travel(problem: Problem) -> Bools:
    """The work is within her reach in a straight line; remote work always is."""
    reach = np.array([worker.reach_km for worker in problem.workers], dtype=np.float64)
    return distances(problem.workers, problem.slots) > reach[:, None]


def availability(problem: Problem) -> Bools:
    """Each session lies inside one stretch in which she is free."""
    sessions = Sessions.of([slot.sessions for slot in problem.slots])
    rows = [sessions.any_of_owner(_not_free(worker, sessions)) for worker in problem.workers]
    return _table(problem, rows)


def booked(problem: Problem) -> Bools:
    """No session clashes with a bank session promised already."""
    sessions = Sessions.of([slot.sessions for slot in problem.slots])
    columnwise = sessions.starts[:, None], sessions.ends[:, None]
    refused = _table(problem)
    for number, worker in enumerate(problem.workers):
        if worker.booked:
            hits = clash(columnwise, columns(worker.booked), problem.figures)
            refused[number] = sessions.any_of_owner(np.asarray(hits.any(axis=1)))
    return refused


FILTERS: Mapping[str, Callable[[Problem], Bools]] = {
    "own_council": own_council,
    "role": role,
    "skill": skill,
    "barred_host": barred_host,
    "travel": travel,
    "availability": availability,
    "booked": booked,
}
CODES = (*FILTERS, "rest", "hours")


def eligibility(problem: Problem) -> Eligibility:
    """Ask every filter about every pair."""
    fails = {code: refuse(problem) for code, refuse in FILTERS.items()}
    passed = ~np.logical_or.reduce(list(fails.values()))
    diaries = tuple(opened(worker, problem.figures) for worker in problem.workers)
    fails["rest"], fails["hours"] = _diary_filters(problem, passed, diaries)
    return Eligibility(
        fails,
        passed & ~fails["rest"] & ~fails["hours"],
        distances(problem.workers, problem.slots),
        Sessions.of([slot.sessions for slot in problem.slots]),
        diaries,
    )


def distances(workers: Sequence[Worker], slots: Sequence[Slot]) -> npt.NDArray[np.float64]:
    """Kilometres in a straight line (haversine), workers by slots; 0 where remote."""
    lat, lon = _radians([worker.place for worker in workers])
    lat2, lon2 = _radians([slot.place or (0, 0) for slot in slots])
    lat, lon = lat[:, None], lon[:, None]
    chord = (
        np.sin((lat2 - lat) / 2) ** 2
        + np.cos(lat) * np.cos(lat2) * np.sin((lon2 - lon) / 2) ** 2
    )
    km = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(chord, 1)))
    return np.where([slot.place is None for slot in slots], 0.0, km)


def _diary_filters(
    problem: Problem, passed: Bools, diaries: Sequence[Diary]
) -> tuple[Bools, Bools]:
    """`rest`: with the slot alone she has her daily and weekly rest. `hours`: her limits hold.

    A slot whose own sessions leave too little daily rest is refused to all for `rest`.
    """
    rest, hours = _table(problem), _table(problem)
    for number, diary in enumerate(diaries):
        slots = np.flatnonzero(passed[number])
        proposed = Sessions.of([problem.slots[slot].sessions for slot in slots])
        if len(slots):
            found = verdicts(diary, proposed)
            rest[number, slots] = ~(found.daily & found.weekly)
            hours[number, slots] = ~found.hours
    return rest | _restless(problem, diaries), hours


def _restless(problem: Problem, diaries: Sequence[Diary]) -> Bools:
    if not diaries:
        return _table(problem)
    nobody = opened(Worker("", "", "", (0, 0), 0, 0, None), problem.figures)
    proposed = Sessions.of([slot.sessions for slot in problem.slots])
    return ~verdicts(nobody, proposed).daily if len(problem.slots) else _table(problem)


def _not_free(worker: Worker, sessions: Sessions) -> Bools:
    starts, ends = columns(_joined(worker.free))
    if not len(starts):
        return np.ones(len(sessions.starts), dtype=np.bool_)
    stretch = np.searchsorted(starts, sessions.starts, side="right") - 1
    return (stretch < 0) | (sessions.ends > ends[stretch])


def _joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The same time with stretches that touch made one."""
    found: list[Stretch] = []
    for start, end in stretches:
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _names(names: Sequence[str]) -> npt.NDArray[np.str_]:
    return np.array(names, dtype=np.str_)


def _radians(places: Sequence[Point]) -> npt.NDArray[np.float64]:
    return np.radians(np.array(places, dtype=np.float64).reshape(-1, 2)).T


def _table(problem: Problem, rows: Sequence[Bools] = ()) -> Bools:
    shape = len(problem.workers), len(problem.slots)
    return np.array(rows, dtype=np.bool_).reshape(shape) if rows else np.zeros(shape, np.bool_)
