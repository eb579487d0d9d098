"""What one worker may take of a request: all of it, some weekdays, or some blocks of weeks."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from staffbank_matching.aims import Aims, Worth
from staffbank_matching.columns import Work
from staffbank_matching.problem import DAY, Figures, NotAProblem, Stretch
from staffbank_matching.ragged import Bools, Floats, Ints, Longs, Timetables, starts_of

MOST_LISTED = 20_000_000  # sessions of all options: about two gigabytes


@dataclass(frozen=True)
class Options:
    """All options of all requests, and the parts that they fill.

    A request has one part or, where it may be shared, one for each of its blocks; a part has
    as many seats as the request. An option fills the parts from `from_part` to before
    `to_part`. `of_request[r]` to before `of_request[r + 1]` are the options of request r, and
    so for `parts_of`. `exclusive` marks requests of which a worker has one option at most.
    """

    request: Ints
    of_request: Longs
    sessions: Timetables
    minutes: Ints
    from_part: Ints
    to_part: Ints
    part_request: Ints
    parts_of: Longs
    part_minutes: Ints
    exclusive: Bools

    def __len__(self) -> int:
        return len(self.request)

    def only(self, requests: Bools) -> "Options":
        """The options of some of the requests, which are numbered anew."""
        options, parts = requests[self.request], requests[self.part_request]
        number, part = np.cumsum(requests) - 1, np.cumsum(np.append(False, parts))
        sizes = self.to_part - self.from_part
        from_part = part[self.from_part[options]].astype(np.int32)
        count = int(np.count_nonzero(requests))
        return Options(
            request=number[self.request[options]].astype(np.int32),
            of_request=starts_of(np.diff(self.of_request)[requests], count),
            sessions=self.sessions.only(options),
            minutes=self.minutes[options],
            from_part=from_part,
            to_part=from_part + sizes[options],
            part_request=number[self.part_request[parts]].astype(np.int32),
            parts_of=starts_of(np.diff(self.parts_of)[requests], count),
            part_minutes=self.part_minutes[parts],
            exclusive=self.exclusive[requests],
        )

    def followed_by(self, other: "Options") -> "Options":
        """These, and then those of other requests."""
        requests, parts = np.int32(len(self.exclusive)), np.int32(len(self.part_request))
        return Options(
            request=np.concatenate((self.request, other.request + requests)),
            of_request=np.concatenate((self.of_request, other.of_request[1:] + len(self))),
            sessions=self.sessions.followed_by(other.sessions),
            minutes=np.concatenate((self.minutes, other.minutes)),
            from_part=np.concatenate((self.from_part, other.from_part + parts)),
            to_part=np.concatenate((self.to_part, other.to_part + parts)),
            part_request=np.concatenate((self.part_request, other.part_request + requests)),
            parts_of=np.concatenate((self.parts_of, other.parts_of[1:] + parts)),
            part_minutes=np.concatenate((self.part_minutes, other.part_minutes)),
            exclusive=np.concatenate((self.exclusive, other.exclusive)),
        )


def options_of(work: Work, figures: Figures) -> Options:
    """Every option of every request, the whole ones first.

    Raises:
        NotAProblem: where there are too many.
    """
    plain = (work.days == 0) & (work.blocks == 0)
    if plain.all():
        return _plain(work)
    made: list[tuple[int, tuple[Stretch, ...], int, int]] = []
    part_minutes: list[int] = []
    part_request: list[int] = []
    listed = 0
    for request, sessions in enumerate(work.sessions):
        first = len(part_minutes)
        blocks = blocks_of(sessions, int(work.blocks[request]), figures)
        runs = _runs(blocks)
        if work.days[request]:
            chosen = patterns(sessions, int(work.days[request]), figures)
            blocks = [chosen[0]]
            runs = ((0, 1, option) for option in chosen)
        for i, j, option in runs:
            made.append((request, option, first + i, first + j))
            listed += len(option)
            if listed > MOST_LISTED:
                raise NotAProblem(
                    f"$: the choices of days and blocks up to request {work.ids[request]!r} "
                    f"come to more than {MOST_LISTED:,} sessions; give longer blocks, fewer "
                    "weeks, or fewer of these requests"
                )
        part_minutes.extend(sum(end - start for start, end in block) for block in blocks)
        part_request.extend(request for _ in blocks)
    return _gathered(work, made, part_request, part_minutes)


def patterns(
    sessions: tuple[Stretch, ...], days: int, figures: Figures
) -> list[tuple[Stretch, ...]]:
    """Each choice of so many of the weekdays that occur, with its sessions."""
    weekday = [_weekday(start, figures) for start, _ in sessions]
    occurring = sorted(set(weekday))
    return [
        tuple(each for each, day in zip(sessions, weekday, strict=True) if day in chosen)
        for chosen in combinations(occurring, min(days, len(occurring)))
    ]


def blocks_of(
    sessions: tuple[Stretch, ...], weeks: int, figures: Figures
) -> list[tuple[Stretch, ...]]:
    """The sessions by blocks of so many weeks; all in one block where `weeks` is 0."""
    if not weeks:
        return [sessions]
    bounds = np.array(figures.weeks)
    week = np.searchsorted(bounds, [start for start, _ in sessions], side="right") - 1
    block = (week - week[0]) // weeks
    return [
        tuple(each for each, of in zip(sessions, block, strict=True) if of == number)
        for number in sorted(set(block.tolist()))
    ]


def _runs(
    blocks: list[tuple[Stretch, ...]],
) -> Iterator[tuple[int, int, tuple[Stretch, ...]]]:
    for length in range(len(blocks), 0, -1):
        for i in range(len(blocks) - length + 1):
            together = tuple(each for block in blocks[i : i + length] for each in block)
            yield i, i + length, together


def _weekday(start: int, figures: Figures) -> int:
    weeks = figures.weeks
    week = int(np.searchsorted(np.array(weeks), start, side="right")) - 1
    return min(6, (start - weeks[week] + 60) // DAY)  # an hour of grace: the clocks change


def _plain(work: Work) -> Options:
    count = np.arange(len(work.ids), dtype=np.int32)
    minutes = minutes_of(work.sessions)
    return Options(
        request=count,
        of_request=np.arange(len(count) + 1, dtype=np.int64),
        sessions=work.sessions,
        minutes=minutes,
        from_part=count,
        to_part=count + np.int32(1),
        part_request=count,
        parts_of=np.arange(len(count) + 1, dtype=np.int64),
        part_minutes=minutes,
        exclusive=np.zeros(len(count), dtype=np.bool_),
    )


def _gathered(
    work: Work,
    made: list[tuple[int, tuple[Stretch, ...], int, int]],
    part_request: list[int],
    part_minutes: list[int],
) -> Options:
    sessions = Timetables.of([each[1] for each in made])
    request, requests = np.array([each[0] for each in made], np.int32), len(work.ids)
    return Options(
        request=request,
        of_request=starts_of(np.bincount(request, minlength=requests), requests),
        sessions=sessions,
        minutes=minutes_of(sessions),
        from_part=np.array([each[2] for each in made], np.int32),
        to_part=np.array([each[3] for each in made], np.int32),
        part_request=np.array(part_request, np.int32),
        parts_of=starts_of(np.bincount(part_request, minlength=requests), requests),
        part_minutes=np.array(part_minutes, np.int32),
        exclusive=work.days > 0,
    )


def minutes_of(sessions: Timetables) -> Ints:
    """All minutes of each owner."""
    total = np.zeros(len(sessions.starts) + 1, dtype=np.int64)
    np.cumsum(sessions.ends - sessions.starts, out=total[1:])
    return (total[sessions.first[1:]] - total[sessions.first[:-1]]).astype(np.int32)


def part_values(work: Work, options: Options, aims: Aims) -> Longs:
    """What one seat of each part is worth within its tier.

    A block has its share by minutes of the request's worth, 1 at least.
    """
    minutes = np.zeros(len(work.ids), dtype=np.int64)
    np.add.at(minutes, options.part_request, options.part_minutes)
    seat = seat_values(work, average_minutes(work, options), aims)
    single = np.diff(options.parts_of)[options.part_request] == 1
    share = (
        seat[options.part_request]
        * options.part_minutes
        / np.maximum(1, minutes[options.part_request])
    )
    shared = np.maximum(1, np.rint(share)).astype(np.int64)
    return np.where(single, seat[options.part_request], shared)


def seat_values(work: Work, minutes: Floats, aims: Aims) -> Longs:
    """What one seat of each request is worth within its tier, given its `minutes`."""
    hours = minutes / 60
    by_aim = {
        Worth.SEAT: np.ones(len(hours)),
        Worth.HOUR: np.maximum(1, np.rint(hours)),
        Worth.MIXED: np.rint(8 + 6 * np.sqrt(hours)),
    }[aims.worth]
    return np.where(work.value > 0, work.value, by_aim).astype(np.int64)


def asked_minutes(work: Work, options: Options) -> Longs:
    """Whole minutes that one seat of each request asks for, rounded down."""
    return average_minutes(work, options).astype(np.int64)


def average_minutes(work: Work, options: Options) -> Floats:
    """Minutes that one seat of each request asks for, on the average of its day patterns."""
    all_minutes = minutes_of(work.sessions).astype(np.float64)
    for request in np.flatnonzero(work.days):
        first, last = options.of_request[request], options.of_request[request + 1]
        # each weekday is in the same number of patterns, so this is days over weekdays
        all_minutes[request] = options.minutes[first:last].sum() / (last - first)
    return all_minutes
