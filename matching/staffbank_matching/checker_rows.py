"""Whether the rows of a certificate are so: limits that every lawful plan keeps.

A row says no whence it is: a rule of the problem is looked for from which it follows.
"""

from collections.abc import Sequence
from itertools import combinations

from staffbank_matching.checker_fairness import FOREVER
from staffbank_matching.checker_ground import Ground, Pair
from staffbank_matching.checker_hours import Standing
from staffbank_matching.price_certificate import Column
from staffbank_matching.problem import Worker

Entry = tuple[Column, int]  # a column and its coefficient


class Rows:
    """The rules of one ground, which are asked about rows."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.groups = {(group.kind, group.name): group for group in ground.groups}
        self.standing: dict[str, Standing] = {}
        self.apart: dict[frozenset[Pair], bool] = {}

    def hold(self, entries: Sequence[Entry], limit: int) -> bool:
        """Whether every lawful plan keeps it; pairs that nobody may be are left out before."""
        if limit >= 0 and _at_most(entries, 0):
            return True  # of nothing does a plan have less than none
        extras = [(column, factor) for column, factor in entries if column.kind != "pair"]
        pairs = [
            (self.ground.pairs[column.names[0], column.names[1], column.sessions], factor)
            for column, factor in entries
            if column.kind == "pair"
        ]
        kinds = {column.kind for column, _ in extras}
        if not kinds:
            return (
                self._seats(pairs, limit)
                or self._one_diary(pairs, limit)
                or self._floor(pairs, extras, limit)
            )
        if len(kinds) > 1:
            return False
        if kinds == {"away"}:
            return self._floor(pairs, extras, limit) or self._missed(pairs, extras, limit)
        rule = {"whole": self._whole, "again": self._again}.get(kinds.pop(), self._share)
        return rule(pairs, extras, limit)

    def _seats(self, pairs: list[tuple[Pair, int]], limit: int) -> bool:
        """No part has more workers than the request has seats."""
        if len({pair.request.id for pair, _ in pairs}) != 1 or not _at_most(pairs, 1):
            return False
        shared = set.intersection(*(set(pair.parts) for pair, _ in pairs))
        return bool(shared) and limit >= pairs[0][0].request.seats

    def _one_diary(self, pairs: list[tuple[Pair, int]], limit: int) -> bool:
        """One worker cannot do more of these together."""
        if not pairs:
            return limit >= 0
        if len({pair.worker.id for pair, _ in pairs}) != 1:
            return False
        members = [pair for pair, factor in pairs if factor > 0]
        alone = limit >= 1 and _at_most(pairs, 1)
        return self._standing(pairs[0][0].worker).keeps(pairs, limit) or (
            alone and all(self._apart(one, other) for one, other in combinations(members, 2))
        )

    def _standing(self, worker: Worker) -> Standing:
        if worker.id not in self.standing:
            own = self.ground.by_worker[worker.id]
            self.standing[worker.id] = Standing(worker, own, self.ground.problem.figures)
        return self.standing[worker.id]

    def _apart(self, one: Pair, other: Pair) -> bool:
        both = frozenset((one, other))
        if both not in self.apart:
            self.apart[both] = self._never_both(one, other)
        return self.apart[both]

    def _never_both(self, one: Pair, other: Pair) -> bool:
        if one.request is other.request:
            if one.request.block_weeks is None:
                return True
            if one.parts.start <= other.parts.stop and other.parts.start <= one.parts.stop:
                return True
        return self._standing(one.worker).forbids(one, other)

    def _floor(self, pairs: list[tuple[Pair, int]], away: list[Entry], limit: int) -> bool:
        """A team spares no more of its members than its floor says."""
        if not _at_most([*pairs, *away], 1):
            return False
        who = [pair.worker.id for pair, _ in pairs] + [each.names[0] for each, _ in away]
        if len(set(who)) != len(who):
            return False
        return any(
            limit >= floor.spare
            and all(self._misses(pair, number) for pair, _ in pairs)
            and all(each.number == number for each, _ in away)
            for number, floor in enumerate(self.ground.problem.floors)
        )

    def _missed(self, pairs: list[tuple[Pair, int]], away: list[Entry], limit: int) -> bool:
        """Whoever does this is missing under that floor."""
        if len(away) != 1 or len(pairs) != 1 or limit < 0:
            return False
        (column, less), (pair, factor) = away[0], pairs[0]
        same = pair.worker.id == column.names[0]
        return same and factor <= 1 and less <= -1 and self._misses(pair, column.number)

    def _misses(self, pair: Pair, number: int) -> bool:
        floor = self.ground.problem.floors[number]
        return pair.worker.team == floor.team and any(
            floor.since <= start < floor.until for start, _ in pair.displaced
        )

    def _whole(self, pairs: list[tuple[Pair, int]], whole: list[Entry], limit: int) -> bool:
        """What is filled whole has all its seats filled; or has none, if it must be whole."""
        (column, factor), *more = whole
        name = column.names[0]
        if more or limit < 0 or any(pair.request.id != name for pair, _ in pairs):
            return False
        request = self.ground.requests[name]
        if factor > 0 and all(each <= 0 for _, each in pairs):
            least = {pair.key: -each for pair, each in pairs}
            return factor <= request.seats and any(
                all(
                    least.get(p.key, 0) >= 1
                    for p in self.ground.by_request[name]
                    if part in p.parts
                )
                for part in range(len(self.ground.values[name]))
            )
        return (
            request.part_worth == 0 and -factor >= request.seats and self._seats(pairs, 1 << 40)
        )

    def _again(self, pairs: list[tuple[Pair, int]], again: list[Entry], limit: int) -> bool:
        """What she keeps counts once."""
        (column, factor), *more = again
        names = {(pair.worker.id, pair.request.id) for pair, _ in pairs}
        return (
            not more
            and names <= {column.names}
            and factor <= -1
            and limit >= 1
            and _at_most(pairs, 1)
        )

    def _share(self, pairs: list[tuple[Pair, int]], parts: list[Entry], limit: int) -> bool:
        """The minutes of a group are those of its segments."""
        who = {(column.kind, column.names[0]) for column, _ in parts}
        group = self.groups.get(who.pop()) if len(who) == 1 else None
        if group is None or limit < 0:
            return False
        told = {pair.key: factor for pair, factor in pairs}
        if all(factor == 1 for _, factor in parts):
            own = self.ground.members(group)
            few = all(-factor >= 0 for factor in told.values())
            return few and all(-told.get(pair.key, 0) >= pair.minutes for pair in own)
        everything = {column.number for column, factor in parts if factor == -1}
        mine = {pair.key: pair.minutes for pair in self.ground.members(group)}
        return (
            group.most == FOREVER
            and len(everything) == len(parts) == len(group.slopes)
            and all(factor <= mine.get(key, 0) for key, factor in told.items())
        )


def _at_most(entries: Sequence[tuple[object, int]], most: int) -> bool:
    return all(factor <= most for _, factor in entries)
