"""When the work of a placement stood still, and what that means for its hours."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from staffbank.domain.london import spoken_moment
from staffbank.domain.period import Period
from staffbank.domain.problem import Problem, ProblemCode

# The bank starts a placement by a job, which may be a little behind; that is no late start.
BEHIND = timedelta(hours=1)


class PauseReason(Enum):
    """Why the work of a placement stops for a while."""

    SICKNESS = "sickness"
    HOME_EMERGENCY = "home_emergency"
    FITNESS_CONCERN = "fitness_concern"
    SAFEGUARDING = "safeguarding"  # a flag only: the referral is made outside of the bank
    REGISTRATION = "registration"  # a recheck of the register failed
    CHECK = "check"  # a DBS or right-to-work check failed
    NOT_READY = "not_ready"  # what her first day asks for is missing, and no longer waived
    OTHER = "other"


@dataclass(frozen=True)
class Stop:
    """From when to when it stood still; `until` is None while nothing has ended it."""

    suspended: bool  # over a concern or a failed check; paused otherwise
    since: datetime
    until: datetime | None = None

    def covers_some_of(self, work: Period) -> bool:
        """Whether some of this time lies in the stop."""
        return work.end > self.since and (self.until is None or work.start < self.until)


Stops = tuple[Stop, ...]


def ended(stops: Stops, at: datetime) -> Stops:
    """The stops, the one that lasts ended at this moment."""
    return tuple(
        replace(each, until=max(at, each.since)) if each.until is None else each
        for each in stops
    )


def was_at_work(session: Period, stops: Iterable[Stop], started_at: datetime | None) -> bool:
    """Whether she was to work the whole session: begun by then, and not stopped."""
    if started_at is None or session.start + BEHIND < started_at:
        return False
    return not any(stop.covers_some_of(session) for stop in stops)


def in_suspension(worked: Sequence[Period], stops: Iterable[Stop]) -> Iterator[Problem]:
    """A problem for each stretch of work that falls into a suspension."""
    suspensions = [stop for stop in stops if stop.suspended]
    for work in worked:
        for stop in suspensions:
            if not stop.covers_some_of(work):
                continue
            until = f" to {spoken_moment(stop.until)}" if stop.until else ", and still is"
            message = (
                f"Worked from {spoken_moment(work.start)} to {spoken_moment(work.end)}: the "
                f"placement was suspended from {spoken_moment(stop.since)}{until}, and nobody "
                "works in that time. Say what you worked outside of it, or why you did not."
            )
            yield Problem(ProblemCode.INVALID, message, ("worked",))
