"""What an explanation says: ids and figures, no prose. Sentences are made in `wording.py`.

Sessions are stretches in minutes since the problem's epoch. Codes are those of
`eligibility.CODES` and the few named here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass

from staffbank_matching.plan import Unfilled
from staffbank_matching.problem import Stretch

Figure = int | float | str | tuple[str, ...] | tuple[int, int]

# What keeps a displacement from being done; "" is nothing.
BLOCKED = ("", "pinned", "floor", "seat", "whole", "rest", "too_many")


@dataclass(frozen=True)
class Job:
    """A worker on some sessions of a request."""

    worker: str
    request: str
    sessions: tuple[Stretch, ...]


@dataclass(frozen=True)
class Change:
    """What another plan would have more of than this one (below 0: less), figure by figure.

    `levels` has every figure by its name, in strict order, whatever the aims' weights are;
    `value` is the change of the certificate's value.
    """

    levels: Mapping[str, int]
    value: int


@dataclass(frozen=True)
class Obstacle:
    """A job of the plan that must go first, and why.

    `clash`: the two overlap, come too close, or are of work of which one person has one.
    `hours`, `rest`: her diary does not hold both. `floor`: her team can spare nobody more.
    `seat`: it has the seat. `pinned` jobs must stay, so that the displacement cannot be.
    """

    job: Job
    code: str
    pinned: bool


@dataclass(frozen=True)
class Displacement:
    """What giving the job would do to the plan, with what stands in its way taken out.

    `dropped` is all that goes: the obstacles, and work that is done whole or not at all and
    would no longer be whole. `added` is what is given one step elsewhere in return, besides
    the job. `change` is exact for that plan; a search for a better one could only find a
    change as good or better. It is None where `blocked` says why it cannot be done.
    """

    job: Job
    way: tuple[Obstacle, ...]
    dropped: tuple[Job, ...]
    added: tuple[Job, ...]
    change: Change | None
    blocked: str = ""


@dataclass(frozen=True)
class NearMiss:
    """The one thing that keeps a worker from a request, and by how little.

    `role`: hers is not accepted (size 1). `skill`: levels of `skill` that she lacks. `travel`:
    kilometres beyond her reach, rounded up to metres. `availability`: minutes of `session`
    for which she is not free. `hours`: minutes a week above her own limit. With that relaxed
    by `size`, and not by less, she is eligible. `share` compares sizes of different kinds.
    """

    worker: str
    request: str
    code: str
    size: float
    share: float
    skill: str = ""
    session: Stretch | None = None


@dataclass(frozen=True)
class Refusal:
    """A filter that a worker does not pass for a request, with its figures by name."""

    code: str
    figures: Mapping[str, Figure]


@dataclass(frozen=True)
class Choice:
    """A job of the plan: its points, and the best in her place where that was asked for."""

    job: Job
    parts: Mapping[str, int]
    pinned: bool
    runner_up: Displacement | None


@dataclass(frozen=True)
class Supply:
    """What one more worker for one seat of a request would be worth, in certificate points.

    At least `least`: what an open seat would add at once, its own points apart. At most
    `most`: the seat's worth less what the linear programme says one more seat is worth, or
    the whole seat where the plan has no prices.
    """

    request: str
    open_seats: int
    least: int
    most: float


@dataclass(frozen=True)
class AboutRequest:
    """A request. `patterns` counts the workers by all the filters that they fail.

    `candidates` are the eligible workers who do none of it, best first, where a seat is open.
    `near` has the nearest of the `near_misses` workers who miss by one thing.
    """

    request: str
    funnel: Unfilled
    patterns: tuple[tuple[tuple[str, ...], int], ...]
    chosen: tuple[Choice, ...]
    candidates: tuple[Displacement, ...]
    near: tuple[NearMiss, ...]
    near_misses: int
    supply: Supply


@dataclass(frozen=True)
class AboutWorker:
    """A worker. The funnel counts requests; `open_to` are those with open seats, best first.

    `near` are requests with open seats that she misses by one thing.
    """

    worker: str
    held: tuple[Choice, ...]
    funnel: Mapping[str, int]
    removed_first: Mapping[str, int]
    eligible: int
    open_to: tuple[Displacement, ...]
    near: tuple[NearMiss, ...]


@dataclass(frozen=True)
class AboutPair:
    """Why a worker is, or is not, on a request.

    `state`: `chosen`; `refused` (see `refusals`); `busy` (what she holds stands in the way);
    `outranked` (she could, and `ahead` have the seats, by so many points more); `free` (she
    could, and a seat is open); `blocked` (she alone does not make it whole, or no team can
    spare her). `forced` is what the plan would be with her on it.
    """

    worker: str
    request: str
    state: str
    refusals: tuple[Refusal, ...]
    near: tuple[NearMiss, ...]
    ahead: tuple[tuple[str, int], ...]
    forced: Displacement | None
    choice: Choice | None


@dataclass(frozen=True)
class Scarcity:
    """What one more person would be worth, of a role and a skill, beside a host's work.

    `when` is `weekday`, `weekend` or `night`. There are so many `open_seats` of that kind;
    she could fill `jobs` of them one after the other, for `least` points of the certificate;
    `most` is what the prices allow for all of them together.
    """

    role: str
    skill: str
    host: str
    when: str
    open_seats: int
    jobs: int
    least: int
    most: float


def to_json(reason: object) -> object:
    """The same as dictionaries, lists, numbers and strings."""
    if is_dataclass(reason):
        return {each.name: to_json(getattr(reason, each.name)) for each in fields(reason)}
    if isinstance(reason, Mapping):
        return {str(name): to_json(value) for name, value in reason.items()}
    if isinstance(reason, tuple | list):
        return [to_json(each) for each in reason]
    return reason
