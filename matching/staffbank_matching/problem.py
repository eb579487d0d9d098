"""What the engine is asked. Every time is a whole number of minutes since `Problem.epoch`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

Stretch = tuple[int, int]  # from the first minute that belongs to it to the first that does not
Point = tuple[float, float]  # latitude and longitude in degrees (WGS 84)

DAY = 24 * 60
WEEK = 7 * DAY
TIERS = (1, 2, 3, 4)
LEVELS = (1, 2, 3)
LARGEST_VALUE = 1_000_000


class NotAProblem(ValueError):
    """What was given cannot be asked; the message says where, why and what to do."""


@dataclass(frozen=True)
class Need:
    """A skill at a level: 1 aware, 2 independent, 3 can lead."""

    skill: str
    level: int


@dataclass(frozen=True)
class Fallback:
    """A role that is accepted as well, once the run's `Problem.now` has reached `since`."""

    role: str
    since: int


@dataclass(frozen=True)
class Request:
    """Work for `seats` workers, each of whom does all its `sessions`, but for what follows.

    Sessions are in order and do not overlap. Tier 1 matters most; `value` is the worth of one
    seat within its tier, 0 leaves it to the aims (hours or seats). `wishes` are nice to have.
    `place` is None where the work is remote.

    - `days_a_week`: the sessions list every day that could be worked; a worker does so many
      weekdays of them, the same ones in each week.
    - `block_weeks`: several workers may share a seat, in turn, each for whole blocks of so
      many weeks, counted from the first session's week.
    - `part_worth`: percent of its value that a filled seat keeps while another seat is open;
      0 means that it is filled whole or not at all.
    """

    id: str
    host: str
    team: str
    roles: tuple[str, ...]
    sessions: tuple[Stretch, ...]
    tier: int
    seats: int = 1
    value: int = 0
    needs: tuple[Need, ...] = ()
    wishes: tuple[Need, ...] = ()
    place: Point | None = None
    fallbacks: tuple[Fallback, ...] = ()
    days_a_week: int | None = None
    block_weeks: int | None = None
    part_worth: int = 100
    barred_workers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Worker:
    """A member of the bank, as far as matching needs to know her.

    `free` says when she may be placed: what she offers, less what the law forbids. `duties`
    are sessions in her home post: a bank session that overlaps one, or would leave less than
    the daily rest beside it, displaces it. `booked` are bank sessions promised already.

    Limits are in minutes a week, each None where there is none: `bank_minutes_a_week` is her
    own on bank work; `working_minutes_a_week` holds in each week for home and bank work
    together; `average_minutes_a_week` on the average of a reference period, for which
    `history` has the minutes worked in the weeks before the first one, the latest last.
    `wished_minutes` is the bank work that she hopes for over all weeks, None where she did
    not say. `hourly_pence` is what an hour of hers costs.

    All stretches are in order and do not overlap within their kind.
    """

    id: str
    home: str
    role: str
    place: Point
    reach_km: float
    bank_minutes_a_week: int | None = None
    working_minutes_a_week: int | None = None
    average_minutes_a_week: int | None = None
    history: tuple[int, ...] = ()
    team: str = ""
    skills: Mapping[str, int] = field(default_factory=dict)
    free: tuple[Stretch, ...] = ()
    duties: tuple[Stretch, ...] = ()
    booked: tuple[Stretch, ...] = ()
    familiar_teams: frozenset[str] = frozenset()
    familiar_hosts: frozenset[str] = frozenset()
    preferred_hosts: frozenset[str] = frozenset()
    barred_hosts: frozenset[str] = frozenset()
    wished_minutes: int | None = None
    hourly_pence: int = 0


@dataclass(frozen=True)
class Figures:
    """The figures of the working-time rules, in minutes.

    `weeks` are the starts of successive weeks (Monday 00:00 in London, so a week in which the
    clocks change is an hour off seven days), then the end of the last one. A session belongs
    to the week in which it starts.

    `rest_weeks` is 1 where the weekly rest is due in each week; 2 where a fortnight (weeks 1
    and 2, 3 and 4, …) may have it twice, or twice as long once, instead. `turnaround` is the
    least time between two sessions of different requests, and `minutes_per_km` is added to
    it for the way between their places. Averages are over `reference_weeks` weeks in a row.
    `nights` are the hours of the night; a session with `night_share` of them is night work,
    and whoever does some keeps, on the average, to `night_minutes_a_day` of all work for each
    day but the weekly rest day, opt-out or not.
    """

    weeks: tuple[int, ...]
    daily_rest: int = 11 * 60
    weekly_rest: int = 24 * 60
    rest_weeks: int = 1
    turnaround: int = 0
    minutes_per_km: float = 0.0
    reference_weeks: int = 17
    nights: tuple[Stretch, ...] = ()
    night_share: int = 3 * 60
    night_minutes_a_day: int = 8 * 60

    @property
    def longest_day(self) -> int:
        """What 24 hours leave for work and the breaks in it once the daily rest is taken."""
        return DAY - self.daily_rest


@dataclass(frozen=True)
class Pin:
    """An assignment that must stay; `sessions` where the request leaves a choice."""

    worker: str
    request: str
    sessions: tuple[Stretch, ...] = ()


@dataclass(frozen=True)
class Previous:
    """An assignment of the plan before this one. What was `told` stays where that is lawful."""

    worker: str
    request: str
    sessions: tuple[Stretch, ...] = ()
    told: bool = False


@dataclass(frozen=True)
class Floor:
    """At most `spare` members of a home team may miss duties that start from `since` on.

    It holds for duties that start before `until`.
    """

    team: str
    since: int
    until: int
    spare: int


@dataclass(frozen=True)
class Problem:
    """Requests to fill and workers to fill them with.

    Raises:
        NotAProblem: where something in it cannot be. Whether the pins are lawful is asked
            later, by `solve`, since that needs all the rules.
    """

    epoch: datetime
    figures: Figures
    requests: tuple[Request, ...] = ()
    workers: tuple[Worker, ...] = ()
    pins: tuple[Pin, ...] = ()
    previous: tuple[Previous, ...] = ()
    floors: tuple[Floor, ...] = ()
    now: int = 0

    def __post_init__(self) -> None:
        from staffbank_matching.faults import faults_of  # noqa: PLC0415 it names these types

        for fault in faults_of(self):
            raise NotAProblem(fault)
