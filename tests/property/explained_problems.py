"""Lawful plans of small problems, good and bad ones: whatever may have to be explained."""

import numpy as np
from hypothesis import strategies as st

from staffbank_matching.aims import Aims
from staffbank_matching.answer import assignments
from staffbank_matching.board import board_of
from staffbank_matching.columns import columns_of
from staffbank_matching.ledger import Play, empty_ledger
from staffbank_matching.pinning import pinned
from staffbank_matching.plan import Certificate, Plan, Status
from staffbank_matching.problem import Problem
from staffbank_matching.rounding import take_in_order
from staffbank_matching.run import settle
from staffbank_matching.table import table_of


def a_plan_of(problem: Problem, aims: Aims, seed: int) -> Plan:
    """Pairs as they come, all that fit or three quarters of them."""
    random = np.random.default_rng(seed)
    board = pinned(board_of(columns_of(problem), aims))
    table = table_of(board)
    play = Play(table, empty_ledger(table))
    take_in_order(np.flatnonzero(board.fixed), table, play.ledger)
    order = random.permutation(len(board.pairs))
    take_in_order(order[: len(order) * random.integers(3, 5) // 4], table, play.ledger)
    settle(board, play)
    return Plan(
        assignments=tuple(assignments(board, play.chosen)),
        unfilled=(),
        status=Status.STOPPED,
        levels=(),
        coverage=(),
        certificate=Certificate(0, 0, 0.0, "count"),
        greedy=(),
        prices={r.id: float(random.integers(0, 50)) for r in problem.requests},
    )


seeds = st.integers(0, 1 << 20)
