"""Pins that no lawful plan can keep."""

from collections import defaultdict
from collections.abc import Iterator

from staffbank_matching.board import Board, set_out
from staffbank_matching.eligibility import eligibility
from staffbank_matching.problem import NotAProblem, Problem


def check_pins(problem: Problem) -> None:
    """Ask whether the pins can be kept, each alone and all together.

    Raises:
        NotAProblem: where they cannot; the message names the first pin at fault and why.
    """
    if problem.pins:
        refuse_unlawful(set_out(problem, eligibility(problem)))


def refuse_unlawful(board: Board) -> None:
    """The same, where the board is set out already."""
    for fault in _faults(board):
        raise NotAProblem(fault)


def _faults(board: Board) -> Iterator[str]:
    slots = {slot.id: number for number, slot in enumerate(board.problem.slots)}
    for number, pin in enumerate(board.problem.pins):
        slot = slots[pin.slot]
        if reasons := board.found.reasons(board.pinned[slot], slot):
            yield (
                f"$.pins[{number}]: {pin.worker} may not fill {pin.slot} "
                f"({', '.join(reasons)}); take the pin away"
            )
    pins_of: defaultdict[str, list[str]] = defaultdict(list)
    for number, pin in enumerate(board.problem.pins):
        pins_of[pin.worker].append(pin.slot)
        worker = board.pinned[slots[pin.slot]]
        pairs = [
            n
            for name in pins_of[pin.worker]
            for n in board.of_worker[worker]
            if slots[name] in board.bundles[board.pairs[n].bundle].slots
        ]
        if not board.lawful(worker, pairs):
            yield (
                f"$.pins[{number}]: {pin.worker} cannot do {pin.slot} beside "
                f"{', '.join(pins_of[pin.worker][:-1])} (rest or hours); take one pin away"
            )
