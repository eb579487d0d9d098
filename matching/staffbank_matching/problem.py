"""What the engine is asked. Every time is a whole number of minutes since `Problem.epoch`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise

Stretch = tuple[int, int]  # from the first minute that belongs to it to the first that does not
Point = tuple[float, float]  # latitude and longitude in degrees (WGS 84)

DAY = 24 * 60
TIERS = (1, 2, 3, 4)
LEVELS = (1, 2, 3)


class NotAProblem(ValueError):
    """What was given cannot be asked; the message says where, why and what to do."""


@dataclass(frozen=True)
class Need:
    """A skill at a level: 1 aware, 2 independent, 3 can lead."""

    skill: str
    level: int


@dataclass(frozen=True)
class Slot:
    """Work for one worker, who does all its `sessions`; they are in order and do not overlap.

    Tier 1 matters most. `wishes` are nice to have. `place` is None where the work is remote.
    Slots of one `request` that differ in nothing but their id are interchangeable.
    """

    id: str
    request: str
    host: str
    team: str
    roles: tuple[str, ...]
    sessions: tuple[Stretch, ...]
    tier: int
    value: int = 1
    needs: tuple[Need, ...] = ()
    wishes: tuple[Need, ...] = ()
    place: Point | None = None


@dataclass(frozen=True)
class Worker:
    """A member of the bank, as far as matching needs to know her.

    `free` says when she may be placed: what she offers, less what the law forbids. `duties`
    are sessions in her home post: a bank session that overlaps one, or would leave less than
    the daily rest beside it, displaces it. `booked` are bank sessions promised already.
    `bank_minutes_a_week` is her own limit on bank work, `working_minutes_a_week` the limit on
    home and bank work together (2880 is 48 hours), None where she has opted out of one.
    All stretches are in order and do not overlap within their kind.
    """

    id: str
    home: str
    role: str
    place: Point
    reach_km: float
    bank_minutes_a_week: int
    working_minutes_a_week: int | None
    skills: Mapping[str, int] = field(default_factory=dict)
    free: tuple[Stretch, ...] = ()
    duties: tuple[Stretch, ...] = ()
    booked: tuple[Stretch, ...] = ()
    familiar_teams: frozenset[str] = frozenset()
    familiar_hosts: frozenset[str] = frozenset()
    preferred_hosts: frozenset[str] = frozenset()
    barred_hosts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Figures:
    """The figures of the working-time rules, in minutes.

    `weeks` are the starts of successive weeks (Monday 00:00 in London, so a week in which the
    clocks change is an hour off seven days), then the end of the last one. A session belongs
    to the week in which it starts.
    """

    weeks: tuple[int, ...]
    daily_rest: int = 11 * 60
    weekly_rest: int = 24 * 60

    @property
    def longest_day(self) -> int:
        """What 24 hours leave for work and the breaks in it once the daily rest is taken."""
        return DAY - self.daily_rest


@dataclass(frozen=True)
class Pin:
    """An assignment that must stay in the plan."""

    worker: str
    slot: str


@dataclass(frozen=True)
class Problem:
    """Slots to fill and workers to fill them with.

    Raises:
        NotAProblem: where something in it cannot be. Whether the pins are lawful is asked
            later, by `pins.refused_pins`, since that needs all the rules.
    """

    epoch: datetime
    figures: Figures
    slots: tuple[Slot, ...] = ()
    workers: tuple[Worker, ...] = ()
    pins: tuple[Pin, ...] = ()

    def __post_init__(self) -> None:
        for fault in _faults(self):
            raise NotAProblem(fault)


def _faults(problem: Problem) -> Iterator[str]:
    if problem.epoch.utcoffset() != UTC.utcoffset(None):
        yield f"$.epoch: {problem.epoch.isoformat()} is not in UTC; end it with Z"
    yield from _faults_of_figures(problem.figures)
    yield from _repeated("$.slots", [slot.id for slot in problem.slots])
    yield from _repeated("$.workers", [worker.id for worker in problem.workers])
    for number, slot in enumerate(problem.slots):
        yield from _faults_of_slot(f"$.slots[{number}]", slot, problem.figures.weeks)
    for number, worker in enumerate(problem.workers):
        yield from _faults_of_worker(f"$.workers[{number}]", worker)
    yield from _faults_of_pins(problem)


def _faults_of_figures(figures: Figures) -> Iterator[str]:
    weeks = figures.weeks
    if len(weeks) < 2:  # noqa: PLR2004 one week has two ends
        yield f"$.figures.weeks: {list(weeks)}: give each week's start, then the last one's end"
    for number, (start, end) in enumerate(pairwise(weeks), 1):
        if end <= start:
            yield f"$.figures.weeks[{number}]: {end} does not come after {start}"
    yield from _outside("$.figures.daily_rest", figures.daily_rest, 0, DAY)
    yield from _outside("$.figures.weekly_rest", figures.weekly_rest, 0, 7 * DAY)


def _faults_of_slot(path: str, slot: Slot, weeks: Sequence[int]) -> Iterator[str]:
    if not slot.roles:
        yield f"{path}.roles: [] names no role; give those who may fill {slot.id}"
    if not slot.sessions:
        yield f"{path}.sessions: [] is no work; give one session at least"
    yield from _disorder(f"{path}.sessions", slot.sessions)
    for number, (start, _) in enumerate(slot.sessions):
        if not weeks[0] <= start < weeks[-1]:
            yield (
                f"{path}.sessions[{number}]: it starts at {start}, outside the weeks "
                f"({weeks[0]} to {weeks[-1]}); give the weeks that hold it in $.figures.weeks"
            )
    yield from _outside(f"{path}.tier", slot.tier, TIERS[0], TIERS[-1])
    yield from _outside(f"{path}.value", slot.value, 1, 1_000_000)
    for kind, needs in (("needs", slot.needs), ("wishes", slot.wishes)):
        for number, need in enumerate(needs):
            yield from _outside(
                f"{path}.{kind}[{number}].level", need.level, LEVELS[0], LEVELS[-1]
            )
    if slot.place is not None:
        yield from _faults_of_place(path, slot.place)


def _faults_of_worker(path: str, worker: Worker) -> Iterator[str]:
    yield from _faults_of_place(path, worker.place)
    yield from _outside(f"{path}.reach_km", worker.reach_km, 0, 20_040)
    yield from _outside(f"{path}.bank_minutes_a_week", worker.bank_minutes_a_week, 0, 7 * DAY)
    if worker.working_minutes_a_week is not None:
        limit = worker.working_minutes_a_week
        yield from _outside(f"{path}.working_minutes_a_week", limit, 0, 7 * DAY)
    for skill, level in worker.skills.items():
        yield from _outside(f"{path}.skills.{skill}", level, LEVELS[0], LEVELS[-1])
    yield from _disorder(f"{path}.free", worker.free)
    yield from _disorder(f"{path}.duties", worker.duties)
    yield from _disorder(f"{path}.booked", worker.booked)


def _faults_of_pins(problem: Problem) -> Iterator[str]:
    slots = {slot.id for slot in problem.slots}
    workers = {worker.id for worker in problem.workers}
    for number, pin in enumerate(problem.pins):
        if pin.worker not in workers:
            yield f"$.pins[{number}].worker: no worker has the id {pin.worker!r}"
        if pin.slot not in slots:
            yield f"$.pins[{number}].slot: no slot has the id {pin.slot!r}"
    yield from _repeated("$.pins", [pin.slot for pin in problem.pins], what="slot")


def _faults_of_place(path: str, place: Point) -> Iterator[str]:
    yield from _outside(f"{path}.place[0]", place[0], -90, 90)
    yield from _outside(f"{path}.place[1]", place[1], -180, 180)


def _outside(path: str, value: float, least: float, most: float) -> Iterator[str]:
    if not least <= value <= most:
        yield f"{path}: {value} is not from {least} to {most}"


def _disorder(path: str, stretches: Iterable[Stretch]) -> Iterator[str]:
    last: int | None = None
    for number, (start, end) in enumerate(stretches):
        if end <= start:
            yield f"{path}[{number}]: it ends at {end}, which is not after its start {start}"
        if last is not None and start < last:
            yield f"{path}[{number}]: it starts at {start}, before the last one ends ({last})"
        last = end


def _repeated(path: str, ids: Sequence[str], what: str = "id") -> Iterator[str]:
    for repeated, times in Counter(ids).items():
        if times > 1:
            again = ids.index(repeated, ids.index(repeated) + 1)
            yield f"{path}[{again}]: {what} {repeated!r} stands here {times} times, not once"
