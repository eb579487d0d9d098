"""What every plan must keep, one function each, as a CP-SAT model."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from staffbank_matching.board import Board
from staffbank_matching.times import Bools
from staffbank_matching.week_hours import stay_within_week_hours
from staffbank_matching.weekly_rest import rest_each_week

Take = Sequence[cp_model.IntVar]  # by number of pair: is it taken
Constraint = Callable[[cp_model.CpModel, Take, Board], None]


@dataclass(frozen=True)
class Model:
    """The model, and for each pair the variable that says whether it is taken."""

    cp: cp_model.CpModel
    take: Take


def fill_each_slot_once(cp: cp_model.CpModel, take: Take, board: Board) -> None:
    """A bundle takes no more workers than it has slots."""
    for bundle, pairs in board.of_bundle.items():
        rivals = [take[n] for n in pairs]
        seats = len(board.bundles[bundle].slots)
        if seats == 1:
            cp.add_at_most_one(rivals)
        elif seats < len(rivals):
            cp.add(cp_model.LinearExpr.sum(rivals) <= seats)


def be_in_one_place(cp: cp_model.CpModel, take: Take, board: Board) -> None:
    """A worker never takes two slots with sessions that overlap or leave too little rest."""
    for pairs in board.of_worker.values():
        bundles = [board.pairs[n].bundle for n in pairs]
        for clique in cliques(board.clashes[np.ix_(bundles, bundles)]):
            cp.add_at_most_one([take[pairs[n]] for n in clique])


def keep_pins(cp: cp_model.CpModel, take: Take, board: Board) -> None:
    """A pinned pair is taken."""
    for n in board.pinned_pairs:
        cp.add(take[n] == 1)


CONSTRAINTS: tuple[Constraint, ...] = (
    fill_each_slot_once,
    be_in_one_place,
    stay_within_week_hours,
    rest_each_week,
    keep_pins,
)


def model_of(board: Board) -> Model:
    """Every constraint, over every lawful pair.

    One is left out, and added by `cut_long_days` where a plan breaks it: three or more
    sessions, each two of which go together, may chain into a working day that is too long.
    """
    cp = cp_model.CpModel()
    take = [cp.new_bool_var("") for _ in board.pairs]
    for constrain in CONSTRAINTS:
        constrain(cp, take, board)
    return Model(cp, take)


def cliques(clashing: Bools) -> Iterator[list[int]]:
    """Groups that hold every clashing two, each group clashing throughout.

    Large groups make the solver's linear relaxation far tighter than twos.
    """
    size = len(clashing)
    weights = 1 << np.arange(size, dtype=object)
    near = [int((weights * row).sum()) & ~(1 << n) for n, row in enumerate(clashing)]
    uncovered = list(near)
    for first in range(size):
        while left := uncovered[first] >> first + 1 << first + 1:
            group, common = [first], near[first]
            while common:
                wanted = left & common or common
                member = (wanted & -wanted).bit_length() - 1
                group.append(member)
                common &= near[member]
            held = sum(1 << member for member in group)
            for member in group:
                uncovered[member] &= ~held
            yield sorted(group)
