"""Assignments that stand before the search begins: pins, and what people were told."""

from dataclasses import replace

import numpy as np

from staffbank_matching.board import Board
from staffbank_matching.cuts import cuts_against
from staffbank_matching.eligibility import CODES
from staffbank_matching.exact import Limits
from staffbank_matching.ledger import NOBODY, Play, drop, empty_ledger, fits, has_seat, take
from staffbank_matching.problem import NotAProblem, Pin, Previous
from staffbank_matching.programme import programme_of
from staffbank_matching.proof import master_of
from staffbank_matching.ragged import Longs
from staffbank_matching.score import seats_filled
from staffbank_matching.table import table_of

LIMITS = Limits(seconds=60.0, work=10.0)  # for what pins begin, which is little


def pinned(board: Board) -> Board:
    """The board with the pins fixed, and with them what was told and is still lawful.

    Raises:
        NotAProblem: where a pin cannot be kept; the message names the first one and why.
    """
    return board if _is_free(board) else _pinned(board)


def _is_free(board: Board) -> bool:
    """Whether nothing was pinned and nobody was told."""
    return not board.columns.pins and not any(each.told for each in board.columns.previous)


def _pinned(board: Board) -> Board:
    table = table_of(board)
    play = Play(table, empty_ledger(table))
    for number, pin in enumerate(board.columns.pins):
        _place_pin(board, play, number, pin)
    if made_whole(replace(board, fixed=play.ledger.taken > 0)) is None:
        raise NotAProblem(
            "$.pins: what may only be filled whole cannot be, with these pins; "
            "take those of such requests away"
        )
    pins = play.chosen
    for each in board.columns.previous:
        if each.told:
            _place_told(board, play, each)
    fixed = replace(board, fixed=play.ledger.taken > 0)
    if made_whole(fixed) is not None:
        return fixed
    play.replay(pins)
    for each in board.columns.previous:
        pair = _place_told(board, play, each) if each.told else NOBODY
        if pair != NOBODY and made_whole(replace(board, fixed=play.ledger.taken > 0)) is None:
            drop(pair, play.table, play.ledger)
    return replace(board, fixed=play.ledger.taken > 0)


def _place_told(board: Board, play: Play, told: Previous) -> int:
    pair = _first_that_fits(board, play, told)
    if pair != NOBODY:
        take(pair, play.table, play.ledger)
    return pair


def made_whole(board: Board) -> Longs | None:
    """The fixed pairs, and others that fill whole what may not be filled in part.

    None where there are no such others.
    """
    options, work = board.options, board.columns.work
    fixed = np.flatnonzero(board.fixed)
    filled = seats_filled(board, fixed)
    short = np.unique(options.part_request[filled < board.seats])
    begun = np.intersect1d(short, board.request[fixed])
    begun = begun[board.lumpy[begun] & (work.part_worth[begun] == 0)]
    if not len(begun):
        return fixed
    wanted = board.fixed | np.isin(board.request, begun)
    # what else these workers might do may displace duties that are in the way
    wanted |= (
        np.isin(board.pairs.worker, board.pairs.worker[wanted])
        & ~board.diaries.plain[board.pairs.worker]
    )
    found = _smallest(board.only(wanted))
    return None if found is None else np.flatnonzero(wanted)[found]


def _smallest(board: Board) -> Longs | None:
    """A lawful plan of as few pairs as can be, the fixed ones among them."""
    programme = programme_of(board, fair=False)
    master = master_of(board, programme)
    aim = np.zeros(len(programme.gain), dtype=np.int64)
    aim[: programme.pairs] = -1
    master.model.aim(aim)
    while True:
        found = master.model.search(LIMITS, seed=1)
        if found.values is None:
            return None
        chosen = master.chosen(found)
        cuts = cuts_against(board, chosen)
        if not cuts:
            return chosen
        for cut in cuts:
            master.forbid(cut)


def _place_pin(board: Board, play: Play, number: int, pin: Pin) -> None:
    held = board.find(pin.worker, pin.request, pin.sessions)
    if any(play.ledger.taken[pair] for pair in held):
        return
    pair = _first_that_fits(board, play, pin)
    if pair == NOBODY:
        raise NotAProblem(f"$.pins[{number}]: {_why_not(board, play, pin)}; take the pin away")
    take(pair, play.table, play.ledger)


def _first_that_fits(board: Board, play: Play, wanted: Pin | Previous) -> int:
    for pair in board.find(wanted.worker, wanted.request, wanted.sessions):
        free = not play.ledger.taken[pair] and has_seat(pair, play.table, play.ledger)
        if free and fits(pair, play.table, play.ledger):
            return int(pair)
    return NOBODY


def _why_not(board: Board, play: Play, pin: Pin) -> str:
    who = f"{pin.worker} on {pin.request}"
    if len(board.find(pin.worker, pin.request, pin.sessions)):
        play.replay(np.zeros(0, dtype=np.int64))
        if _first_that_fits(board, play, pin) == NOBODY:  # though she is the first
            return f"{who} would be missed by her team, which can spare nobody (floors)"
        return f"{who} does not go together with the pins before it (seats, rest or hours)"
    worker, request = board.numbers_of(pin.worker, pin.request)
    refused = board.sieve.refusals(request)[:, worker]
    reasons = [code for code, no in zip(CODES, refused, strict=True) if no]
    return f"{who} is not lawful ({', '.join(reasons) or 'not with these sessions'})"
