"""What plans are compared by, and the one sum that the certificate speaks of."""

from dataclasses import dataclass

import numpy as np

from staffbank_matching.aims import POINTS_PER_VALUE
from staffbank_matching.board import KEPT, Board
from staffbank_matching.fairness import FAIRNESS_PER_POINT, Share, fairness_of, shares_of
from staffbank_matching.preferences import PARTS
from staffbank_matching.programme import Programme
from staffbank_matching.ragged import Longs

SECONDARY = ("kept", "continuity", "fairness", "preference", "travel", "cost")


@dataclass(frozen=True)
class Score:
    """A plan's figures. `covered` is by tier, `figures` by the names in `SECONDARY`."""

    covered: dict[int, int]
    figures: dict[str, int]
    total: int

    @property
    def levels(self) -> tuple[int, ...]:
        """In strict order, the most important first."""
        return (*self.covered.values(), *(self.figures[name] for name in SECONDARY))


@dataclass(frozen=True)
class Scale:
    """Scores plans of one board."""

    board: Board
    shares: tuple[Share, ...]
    wanted: dict[int, int]

    def score(self, chosen: Longs) -> Score:
        """The figures of a plan of these pairs."""
        board = self.board
        figures = dict(zip(PARTS, board.points[chosen].sum(axis=0).tolist(), strict=True))
        figures["kept"] = kept_of(board, chosen)
        figures["fairness"] = fairness_of(self.shares, chosen, len(board.pairs))
        covered = self._covered(chosen)
        weights = board.tier_weights
        total = sum(
            POINTS_PER_VALUE * weights[tier - 1] * value for tier, value in covered.items()
        )
        total += sum(figures[name] for name in ("continuity", "preference", "travel"))
        total += KEPT * figures["kept"] + figures["fairness"] // FAIRNESS_PER_POINT
        return Score(covered, figures, total)

    def compared(self, chosen: Longs) -> tuple[int, ...]:
        """What a better plan has more of."""
        return self.rank(self.score(chosen))

    def rank(self, score: Score) -> tuple[int, ...]:
        """The same of a score."""
        return score.levels if self.board.aims.weights is None else (score.total,)

    @property
    def names(self) -> list[str]:
        """What the levels of a score are called, in order."""
        return [*(f"tier {tier}" for tier in self.wanted), *SECONDARY]

    def _covered(self, chosen: Longs) -> dict[int, int]:
        board = self.board
        options, work = board.options, board.columns.work
        filled = seats_filled(board, chosen)
        full = np.ones(len(work.ids), dtype=np.bool_)
        np.logical_and.at(full, options.part_request, filled >= board.seats)
        lumpy = board.lumpy & ~full
        part_worth = np.where(lumpy, work.part_worth, 100)[options.part_request]
        worth = np.where(part_worth < 100, board.value * part_worth // 100, board.value)  # noqa: PLR2004 percent
        tier = work.tier[options.part_request]
        return {each: int((worth * filled)[tier == each].sum()) for each in self.wanted}


def scale_of(board: Board) -> Scale:
    """The scale of this board."""
    tier = board.columns.work.tier[board.options.part_request]
    worth = board.value * board.seats
    wanted = {int(each): int(worth[tier == each].sum()) for each in np.unique(tier)}
    return Scale(board, shares_of(board), wanted)


def seats_filled(board: Board, chosen: Longs) -> Longs:
    """By part, how many of its seats these pairs fill."""
    options, option = board.options, board.pairs.option[chosen]
    change = np.zeros(len(options.part_request) + 1, dtype=np.int64)
    np.add.at(change, options.from_part[option], 1)
    np.add.at(change, options.to_part[option], -1)
    return change.cumsum()[:-1]


def kept_of(board: Board, chosen: Longs) -> int:
    """How many assignments of the plan before are in this one."""
    if not board.columns.previous:
        return 0
    plain = len(board.options) == len(board.columns.work.ids)
    if plain or all(each.sessions for each in board.columns.previous):
        return int(np.count_nonzero(board.kept[chosen]))  # each is one pair, and no other's
    people, work, options = board.columns.people, board.columns.work, board.options
    made: dict[tuple[str, str], list[int]] = {}
    for pair in chosen[board.kept[chosen]]:
        name = people.ids[board.pairs.worker[pair]], work.ids[board.request[pair]]
        made.setdefault(name, []).append(int(board.pairs.option[pair]))
    return sum(
        any(
            not each.sessions or options.sessions[option] == tuple(each.sessions)
            for option in made.get((each.worker, each.request), ())
        )
        for each in board.columns.previous
    )


def level_gains(board: Board, programme: Programme) -> dict[str, Longs]:
    """By level, in order, what each column of the programme adds to it."""
    extras, work = programme.extras, board.columns.work
    tier = work.tier[board.request]
    whole = np.maximum(extras.request, 0)
    covered = _covered_by_pair(board)
    found: dict[str, Longs] = {}
    for each in np.unique(work.tier):
        unit = POINTS_PER_VALUE * board.tier_weights[each - 1]
        by_whole = np.where(
            (extras.request >= 0) & (work.tier[whole] == each), extras.gain // unit, 0
        )
        found[f"tier {each}"] = np.concatenate((np.where(tier == each, covered, 0), by_whole))
    nothing = np.zeros(extras.columns, dtype=np.int64)
    by_pair = {name: board.points[:, column] for column, name in enumerate(PARTS)}
    for name in SECONDARY:
        if name == "fairness":
            found[name] = np.concatenate((np.zeros(len(board.pairs)), extras.fair))
        elif name == "kept":
            found[name] = np.concatenate((board.kept, extras.kept))
        else:
            found[name] = np.concatenate((by_pair[name], nothing))
    return {name: gains.astype(np.int64) for name, gains in found.items()}


def _covered_by_pair(board: Board) -> Longs:
    """By pair, the value that it covers; discounted where other seats may stay open."""
    options, work = board.options, board.columns.work
    lumpy = board.lumpy[options.part_request]
    part_worth = np.where(lumpy, work.part_worth[options.part_request], 100)
    worth = np.where(lumpy, board.value * part_worth // 100, board.value)
    total = np.zeros(len(worth) + 1, dtype=np.int64)
    np.cumsum(worth, out=total[1:])
    return (total[options.to_part] - total[options.from_part])[board.pairs.option]
