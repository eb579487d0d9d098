"""What the engine leaves at home: so many members of a team a day."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from staffbank.domain.home_floor import Away, days_away
from staffbank.domain.london import day_of, days, whole_day
from staffbank.ports.unit_of_work import Snapshot
from staffbank.usecases.match_run.horizon import Horizon
from staffbank_matching import problem as engine

ONE_DAY = timedelta(days=1)


def floors_of(snapshot: Snapshot, horizon: Horizon) -> Iterator[engine.Floor]:
    """One floor a day for each team that keeps one: how many more it can spare.

    Everybody who is held counts as away, released or not: nobody is proposed whose release the
    floor would refuse, should all that is offered come about.
    """
    first, last = day_of(horizon.period.start), day_of(horizon.period.end)
    for floor in snapshot.floors:
        members = [each for each in snapshot.workers if each.home_team_id == floor.team_id]
        held = (Away(each, snapshot.bookings.get(each.id, ())) for each in members)
        missing = Counter(day for away in held for day in days_away(away, first, last))
        for day in days(first, last - ONE_DAY) if members else ():
            whole = whole_day(day)
            yield engine.Floor(
                team=str(floor.team_id),
                since=max(0, horizon.minute(whole.start)),
                until=horizon.minute(whole.end),
                spare=max(0, floor.strength - floor.least - missing[day]),
            )
