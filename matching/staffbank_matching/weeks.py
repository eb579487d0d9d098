"""Minutes of work by week, and how much of them is night work."""

from staffbank_matching.compiled import compiled, inner
from staffbank_matching.ragged import Ints, Longs
from staffbank_matching.rules import Rules


@compiled
def week_of(start: int, weeks: Longs) -> int:
    """The week in which a session starts; -1 or the number of weeks where it is in none."""
    low, high = 0, len(weeks)
    while low < high:
        middle = (low + high) // 2
        if weeks[middle] <= start:
            low = middle + 1
        else:
            high = middle
    return low - 1 if low < len(weeks) else len(weeks) - 1


@inner
def add_minutes(starts: Ints, ends: Ints, a: int, b: int, weeks: Longs, found: Longs) -> None:
    """Add the minutes of sessions a to before b to the weeks in which they start."""
    for k in range(a, b):
        week = week_of(starts[k], weeks)
        if 0 <= week < len(found):
            found[week] += ends[k] - starts[k]


@inner
def add_nights(starts: Ints, ends: Ints, rules: Rules, found: Longs) -> None:
    """Add, by week, the minutes of those sessions that are night work."""
    if len(rules.night_starts) == 0:
        return
    night = 0
    for k in range(len(starts)):
        while night < len(rules.night_ends) and rules.night_ends[night] <= starts[k]:
            night += 1
        dark, n = 0, night
        while n < len(rules.night_starts) and rules.night_starts[n] < ends[k]:
            dark += min(ends[k], rules.night_ends[n]) - max(starts[k], rules.night_starts[n])
            n += 1
        week = week_of(starts[k], rules.weeks)
        if dark >= rules.night_share and 0 <= week < len(found):
            found[week] += ends[k] - starts[k]
