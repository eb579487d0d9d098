"""Columns of the programme that are no pairs: whole requests, absences, and fair shares."""

from dataclasses import dataclass, field

import numpy as np

from staffbank_matching.board import KEPT, Board, discounted
from staffbank_matching.fairness import FAIRNESS_PER_POINT, Share, shares_of
from staffbank_matching.price_certificate import Column
from staffbank_matching.ragged import Floats, Ints, Longs
from staffbank_matching.rules import displaces


@dataclass
class Extras:
    """Rows and columns to be put after those of the pairs; as in `Programme`.

    `fair` is what each column adds to fairness by its unit, `kept` what it adds to how many
    assignments of the plan before are kept; `request` is the request that a column says is
    filled whole, -1 of any other column.
    """

    columns: int = 0
    first: Longs = field(default_factory=lambda: np.zeros(1, dtype=np.int64))
    column: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int32))
    coefficient: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int32))
    limit: Longs = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    gain: Floats = field(default_factory=lambda: np.zeros(0))
    upper: Longs = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    fair: Longs = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    kept: Longs = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    request: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int32))


class _Draft:
    """Extras in the making."""

    def __init__(self, pairs: int) -> None:
        self.pairs = pairs
        self.rows: list[tuple[Longs, Longs, int]] = []
        self.names: list[Column] = []
        self.gain: list[float] = []
        self.fair: list[int] = []
        self.kept: list[int] = []
        self.request: list[int] = []
        self.upper: list[int] = []

    def column(
        self,
        name: Column,
        gain: float,
        upper: int,
        *,
        fair: int = 0,
        kept: int = 0,
        request: int = -1,
    ) -> int:
        """Add a column; answer with its number."""
        self.names.append(name)
        self.gain.append(gain)
        self.fair.append(fair)
        self.kept.append(kept)
        self.request.append(request)
        self.upper.append(upper)
        return self.pairs + len(self.gain) - 1

    def row(self, columns: Longs, coefficients: Longs, limit: int) -> None:
        """Add a row."""
        self.rows.append((columns, coefficients, limit))

    def done(self) -> Extras:
        """As arrays."""
        sizes = [len(row[0]) for row in self.rows]
        return Extras(
            len(self.gain),
            np.concatenate(([0], np.cumsum(sizes))).astype(np.int64),
            np.concatenate([[], *(row[0] for row in self.rows)]).astype(np.int32),
            np.concatenate([[], *(row[1] for row in self.rows)]).astype(np.int32),
            np.array([row[2] for row in self.rows], dtype=np.int64),
            np.array(self.gain, dtype=np.float64),
            np.array(self.upper, dtype=np.int64),
            np.array(self.fair, dtype=np.int64),
            np.array(self.kept, dtype=np.int64),
            np.array(self.request, dtype=np.int32),
        )


def extras_of(board: Board, *, fair: bool) -> Extras:
    """Whatever the board asks for beside its pairs; fair shares only where wanted."""
    return _draft_of(board, fair=fair).done()


def extra_columns(board: Board, *, fair: bool) -> list[Column]:
    """What each of the extra columns is."""
    return _draft_of(board, fair=fair).names


def _draft_of(board: Board, *, fair: bool) -> _Draft:
    draft = _Draft(len(board.pairs))
    _whole_requests(board, draft)
    _floors(board, draft)
    _kept_once(board, draft)
    if fair:
        for share in shares_of(board):
            _fair_share(share, draft)
    return draft


def _whole_requests(board: Board, draft: _Draft) -> None:
    """A lumpy request has the rest of its worth once every seat of every part is filled."""
    options, work = board.options, board.columns.work
    weight = board.part_weight
    part_worth = work.part_worth[options.part_request]
    missing = weight - discounted(board, part_worth)
    for request in np.flatnonzero(board.lumpy).tolist():
        seats = int(work.seats[request])
        first, last = options.parts_of[request], options.parts_of[request + 1]
        gain = float(missing[first:last].sum() * seats)
        name = Column("whole", (work.ids[request],))
        whole = draft.column(name, gain, 1, request=request)
        for part in range(first, last):
            pairs = pairs_of_part(board, part)
            row = np.append(pairs, whole)
            filled = np.append(-np.ones(len(pairs), np.int64), seats)
            draft.row(row, filled, 0)
            if work.part_worth[request] == 0:
                draft.row(row, -filled, 0)


def pairs_of_part(board: Board, part: int) -> Longs:
    """The pairs that would fill a seat of this part."""
    options = board.options
    request = options.part_request[part]
    first, last = board.request_first[request], board.request_first[request + 1]
    pairs = board.by_request[first:last]
    option = board.pairs.option[pairs]
    fills = (options.from_part[option] <= part) & (part < options.to_part[option])
    return pairs[fills].astype(np.int64)


def absences_of(board: Board) -> list[tuple[int, int, Longs]]:
    """(floor, worker, pairs) where these pairs take this worker below that floor's duties."""
    found: list[tuple[int, int, Longs]] = []
    people, names, sessions = board.columns.people, board.columns.names, board.options.sessions
    teams = {name: number for number, name in enumerate(names.teams)}
    for number, floor in enumerate(board.columns.floors):
        for worker in np.flatnonzero(people.team == teams.get(floor.team, -1)):
            a, b = board.diaries.duty_first[worker], board.diaries.duty_first[worker + 1]
            starts, ends = board.diaries.duty_starts[a:b], board.diaries.duty_ends[a:b]
            inside = (starts >= floor.since) & (starts < floor.until)
            duties = list(zip(starts[inside].tolist(), ends[inside].tolist(), strict=True))
            away = [
                pair
                for pair in range(board.pairs.first[worker], board.pairs.first[worker + 1])
                for c, d in [sessions.first[board.pairs.option[pair] :][:2]]
                if any(
                    displaces(
                        sessions.starts[c:d], sessions.ends[c:d], since, until, board.rules
                    )
                    for since, until in duties
                )
            ]
            if away:
                found.append((number, int(worker), np.array(away, dtype=np.int64)))
    return found


def _floors(board: Board, draft: _Draft) -> None:
    """Of a home team, no more members are away from duties than it can spare."""
    if not board.columns.floors:
        return
    away: dict[int, list[int]] = {}
    for floor, worker, pairs in absences_of(board):
        column = int(pairs[0])
        if len(pairs) > 1:
            who = board.columns.people.ids[worker]
            column = draft.column(Column("away", (who,), floor), 0.0, 1)
            for pair in pairs:
                draft.row(np.array([pair, column]), np.array([1, -1]), 0)
        away.setdefault(floor, []).append(column)
    for floor, columns in away.items():
        spare = board.columns.floors[floor].spare
        if len(columns) > spare:
            draft.row(np.array(columns), np.ones(len(columns), np.int64), spare)


def _kept_once(board: Board, draft: _Draft) -> None:
    """Several runs of blocks keep one assignment before, if that named none of them."""
    for each in board.columns.previous:
        worker, request = board.numbers_of(each.worker, each.request)
        if each.sessions or request < 0 or not board.columns.work.blocks[request]:
            continue
        pairs = board.matching(worker, request, ())
        if len(pairs) > 1:
            name = Column("again", (each.worker, each.request))
            again = draft.column(name, -float(KEPT), len(pairs) - 1, kept=-1)
            draft.row(np.append(pairs, again), np.append(np.ones(len(pairs)), -1), 1)


def _fair_share(share: Share, draft: _Draft) -> None:
    """The group's minutes run through segments, each worth less than the one before."""
    most = int(share.minutes.sum())
    segments = [
        draft.column(
            Column(share.kind, (share.name,), number),
            slope / FAIRNESS_PER_POINT,
            min(width, most),
            fair=slope,
        )
        for number, (slope, width) in enumerate(zip(share.slopes, share.widths, strict=True))
    ]
    sign = 1 if share.slopes[0] > 0 else -1
    columns = np.concatenate((share.pairs, segments))
    minutes = np.concatenate((-sign * share.minutes, np.full(len(segments), sign)))
    draft.row(columns, minutes, 0)
