"""The best of a run's prices, with all that is needed to add up what they prove."""

import numpy as np

from staffbank_matching.board import Board
from staffbank_matching.extras import extra_columns
from staffbank_matching.price_certificate import Column, PriceCertificate, PricedRow
from staffbank_matching.price_proof import PriceProof
from staffbank_matching.programme import Programme
from staffbank_matching.run import Run

MOST_PAIRS = 40_000  # of a plan that carries its certificate
MOST_ASKED = 1_000_000  # times that a checker would ask whether a worker may do a request


def certified(run: Run) -> PriceCertificate | None:
    """What proves the least bound that prices prove; None without any, or if too large."""
    if run.proven is None or run.faults:
        return None
    programme, proof = run.proven
    asked = len(run.board.columns.people.ids) * len(run.board.columns.work.ids)
    if programme.pairs > MOST_PAIRS or asked > MOST_ASKED or proof.bits < 0:
        return None
    return certificate_of(run.board, programme, proof)


def certificate_of(board: Board, programme: Programme, proof: PriceProof) -> PriceCertificate:
    """All that the bound of these prices follows from."""
    rows = np.flatnonzero(proof.prices)
    first = programme.first
    entries = [np.arange(first[row], first[row + 1]) for row in rows.tolist()]
    used, place = np.unique(
        programme.column[np.concatenate([[], *entries]).astype(np.int64)], return_inverse=True
    )
    places = np.split(place, np.cumsum([len(each) for each in entries]))
    return PriceCertificate(
        proof.bound,
        proof.scale << proof.bits,
        tuple(_columns(board, programme, used.tolist())),
        tuple(
            PricedRow(
                int(proof.prices[row]),
                int(programme.limit[row]),
                tuple(columns.tolist()),
                tuple(programme.coefficient[entry].tolist()),
            )
            for row, entry, columns in zip(rows.tolist(), entries, places, strict=False)
        ),
    )


def _columns(board: Board, programme: Programme, used: list[int]) -> list[Column]:
    people, work, sessions = board.columns.people.ids, board.columns.work.ids, {}
    extras = extra_columns(board, fair=bool(programme.extras.fair.any()))
    found = []
    for column in used:
        if column >= programme.pairs:
            found.append(extras[column - programme.pairs])
            continue
        option = int(board.pairs.option[column])
        if option not in sessions:
            sessions[option] = board.options.sessions[option]
        names = people[board.pairs.worker[column]], work[board.request[column]]
        found.append(Column("pair", names, sessions=sessions[option]))
    return found
