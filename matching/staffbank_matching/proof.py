"""The whole problem in whole numbers, one level after another: until nothing better exists."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from staffbank_matching.board import Board
from staffbank_matching.branching import IMPOSSIBLE, WORK_A_NODE, Branched, branched
from staffbank_matching.child import in_child
from staffbank_matching.counting import most_of
from staffbank_matching.cuts import Cut, cuts_against
from staffbank_matching.exact import CP_SAT, Found, Limits, Model
from staffbank_matching.ledger import fits, has_seat, take
from staffbank_matching.price_proof import proof_by
from staffbank_matching.programme import Programme, Rows, with_rows
from staffbank_matching.race import Sum, raced
from staffbank_matching.ragged import Longs
from staffbank_matching.root import Opening, Root, opening
from staffbank_matching.rounding import take_in_order
from staffbank_matching.run import COUNT, SEARCH, UNFINISHED, Run
from staffbank_matching.score import level_gains
from staffbank_matching.subproblem import subproblem, transposed, whole

SHARE = 0.5  # of the time, for the proof of a sum; what it leaves improves the plan
GRACE = 1.0  # seconds for it to come to its end
MASTER_WORK = 600.0  # CP-SAT's deterministic time, where nobody limits it
FAR = 1 << 60
SHALLOW = 1e-5  # of the root's bound: the best plan is seldom farther below, or much farther


@dataclass
class Master:
    """The model of all of a board's pairs, in their order; extra columns come after them."""

    model: Model
    pairs: int

    def chosen(self, found: Found) -> Longs:
        """The pairs that a search has taken."""
        assert found.values is not None
        return np.flatnonzero(found.values[: self.pairs])

    def forbid(self, cut: Cut) -> None:
        """Add the cut."""
        self.model.add_row(*_row_of(cut), group=True)


def master_of(board: Board, programme: Programme) -> Master:
    """The model of the board: fixed pairs are taken."""
    model = Model(whole(programme), programme.upper)
    for pair in np.flatnonzero(board.fixed).tolist():
        model.add_row([pair], [-1], -1, group=True)
    return Master(model, programme.pairs)


def prove_levels(run: Run, programme: Programme) -> None:
    """Raise one level after another as far as it goes, each held while the next is raised."""
    gains = level_gains(run.board, programme)
    master: Master | None = None
    for number, (name, gain) in enumerate(gains.items()):
        if run.over:
            return
        run.report(name)
        value, most = run.reached[number], most_of(run.scale, name)
        method, solver = COUNT, ""
        if value < most:
            master = master or _held(run, programme, gains, number)
            found = _raised(run, master, gain, (number, len(gains)))
            if found < most:
                most, solver = found, CP_SAT
                method = SEARCH if most <= run.reached[number] else UNFINISHED
        run.lower_level(name, most, method, solver)
        if master is not None:
            master.model.hold(gain, run.reached[number])


def prove_sum(run: Run, root: Root, look: Callable[[], bool]) -> None:
    """Raise the one sum as far as it goes, from its root; `look` says when to stop.

    At first pairs are left as they are there which are otherwise only in plans a little below
    its bound; if the best plan is farther below, those which no better plan has otherwise.
    """
    run.report("sum")
    programme, proof = root.wide, proof_by(root.wide, root.close.prices)
    fixed = np.flatnonzero(run.board.fixed)
    until = run.clock.left * (1 - SHARE)
    depth = SHALLOW * proof.bound
    while not run.over and run.clock.left > until and run.value < run.bound:
        depth = min(depth, proof.bound - run.value)
        left_open = opening(programme, proof, fixed, depth)
        found = _searched(run, programme, left_open, run.clock.left - until, look)
        if found is None:
            return
        run.clock.use(found.work)
        cuts = [] if found.values is None else _tried(run, found.values)
        if found.bound is not None:
            how = SEARCH if found.proven else UNFINISHED
            most = max(found.bound // programme.scale, left_open.elsewhere)
            run.lower(most, how, solver=found.solver)
        for cut in cuts:
            programme = with_rows(programme, _rows_of(cut))
        if not cuts:
            ended = found.proven or (found.values is None and depth < proof.bound - run.value)
            if not ended or left_open.elsewhere <= run.value:
                return
            depth = proof.bound - run.value


def _searched(
    run: Run, programme: Programme, left_open: Opening, seconds: float, look: Callable[[], bool]
) -> Branched | None:
    """The pairs taken in the best choice of those left open, and its bound, all others told in.

    Where work ends the run HiGHS is alone: who is first is not the same each time.
    """
    free, taken = left_open.free, left_open.taken
    sub = subproblem(programme, transposed(programme), free, taken)
    gains, most = programme.gains(), programme.upper[sub.columns]
    found: Branched | None
    wanted = Sum(sub, gains[sub.columns], np.zeros(len(most), dtype=np.int64), most)
    if _broken_anyway(programme, left_open):  # what is taken cannot be together
        found = Branched(None, IMPOSSIBLE, proven=True, work=0.0)
    elif not len(sub.limit):  # each column is free of all others
        values = np.where(wanted.gains > 0, most, 0)
        found = Branched(values, int(wanted.gains @ values), proven=True, work=0.0)
    elif run.clock.work is None:
        plan = np.flatnonzero(np.isin(sub.columns, run.best))
        found = raced(wanted, seconds, look, plan, run.seed)
    else:
        nodes = max(1, int(SHARE * run.clock.work_left / WORK_A_NODE))
        stage = partial(branched, *wanted, seconds=seconds, nodes=nodes)
        found = in_child(stage, seconds=seconds + GRACE, should_stop=look)
    others = np.flatnonzero(taken)
    if found is not None and found.bound is not None:
        found = replace(found, bound=found.bound + int(gains[others].sum()))
    if found is None or found.values is None:
        return found
    pairs = sub.columns[np.flatnonzero(found.values)]
    return replace(found, values=np.concatenate((others, pairs[pairs < programme.pairs])))


def _broken_anyway(programme: Programme, left_open: Opening) -> bool:
    """Whether what is taken breaks a row, whatever becomes of the rest."""
    taken = np.zeros(len(programme.gain), dtype=np.int64)
    taken[: programme.pairs] = left_open.taken
    freeing = programme.upper.copy()
    freeing[: programme.pairs] = 0
    freeing[left_open.free] = 1
    least = programme.coefficient * taken[programme.column]
    least += np.minimum(programme.coefficient, 0) * freeing[programme.column]
    whose = np.repeat(np.arange(len(programme.limit)), np.diff(programme.first))
    sums = np.zeros(len(programme.limit), dtype=np.int64)
    np.add.at(sums, whose, least)
    return bool((sums > programme.limit).any())


def _rows_of(cut: Cut) -> Rows:
    columns, coefficients, limit = _row_of(cut)
    return Rows(
        np.array([0, len(columns)]),
        np.array(columns, dtype=np.int32),
        np.array(coefficients, dtype=np.int32),
        np.array([limit]),
    )


def _row_of(cut: Cut) -> tuple[list[int], list[int], int]:
    coefficients = [1] * len(cut.taken) + [-1] * len(cut.freeing)
    return [*cut.taken, *cut.freeing], coefficients, len(cut.taken) - 1


def _tried(run: Run, chosen: Longs) -> list[Cut]:
    """Offer the choice, as far as every diary allows; answer with what they say against it."""
    cuts = cuts_against(run.board, chosen)
    lawful = chosen if not cuts else _mended(run, chosen)
    run.offer(lawful)
    run.offer(_completed(run, lawful))
    return cuts


def _held(run: Run, programme: Programme, gains: dict[str, Longs], number: int) -> Master:
    master = master_of(run.board, programme)
    for (_, gain), value in list(zip(gains.items(), run.reached, strict=True))[:number]:
        master.model.hold(gain, value)
    return master


def _raised(run: Run, master: Master, gain: Longs, level: tuple[int, int]) -> int:
    """Raise the sum of `gain` in the model; answer with the most that it could be."""
    master.model.aim(gain)
    bound, number, levels = FAR, level[0], level[1]
    work = min(MASTER_WORK, run.clock.work_left) / (levels - number)
    until = run.clock.left * (1 - 1 / (levels - number))
    while not run.over and work > 0 and run.clock.left > until:
        _hint(run, master)
        limits = Limits(run.clock.left - until, work)
        found = master.model.search(limits, seed=run.seed, look=run.looked_at)
        run.clock.use(found.work)
        work -= found.work
        if found.values is None or found.bound is None:
            break
        bound = min(bound, found.bound)
        cuts = _tried(run, master.chosen(found))
        for cut in cuts:
            master.forbid(cut)
        if not cuts:
            break
    return bound


def _mended(run: Run, chosen: Longs) -> Longs:
    """As much of the choice as every diary allows, the weightiest first."""
    table, ledger = run.play.table, run.play.ledger
    run.play.replay(chosen[:0])
    first = np.lexsort((-table.weight[chosen], ~run.board.fixed[chosen]))
    for pair in chosen[first]:
        if has_seat(pair, table, ledger) and fits(pair, table, ledger):
            take(pair, table, ledger)
    run.settle()
    return run.play.chosen


def _completed(run: Run, chosen: Longs) -> Longs:
    """The choice and what still fits beside it, which later levels would ask for anyway."""
    run.play.replay(np.sort(chosen))
    heaviest = np.argsort(-run.play.table.weight, kind="stable")
    take_in_order(heaviest, run.play.table, run.play.ledger)
    run.settle()
    return run.play.chosen


def _hint(run: Run, master: Master) -> None:
    values = np.zeros(master.pairs, dtype=np.int64)
    values[run.best] = 1
    master.model.hint(values)
