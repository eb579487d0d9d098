"""Why a slot is open: how many workers each filter kept from it."""

import numpy as np

from staffbank_matching.eligibility import Eligibility
from staffbank_matching.plan import Unfilled
from staffbank_matching.times import Ints

ALL_TAKEN = "all_taken"
NO_WORKERS = "no_workers"


def unfilled(slot: int, name: str, found: Eligibility) -> Unfilled:
    """Count what stood between the workers and the slot with this index and id."""
    table = np.array([refused[:, slot] for refused in found.fails.values()])
    codes, refusals = list(found.fails), table.sum(axis=0)
    firsts = np.bincount(table.argmax(axis=0)[refusals > 0], minlength=len(codes))
    alone = table[:, refusals == 1].sum(axis=1)
    everybody = table.sum(axis=1)
    eligible = int((refusals == 0).sum())
    return Unfilled(
        slot=name,
        funnel=_counts(codes, everybody),
        removed_first=_counts(codes, firsts),
        eligible=eligible,
        main_reason=_main_reason(codes, everybody, firsts, alone, workers=table.shape[1]),
    )


def _main_reason(
    codes: list[str], everybody: Ints, firsts: Ints, alone: Ints, *, workers: int
) -> str:
    """The one thing to tell people; the first of these that holds.

    `no_workers`: there are none at all. `all_taken`: some are eligible, and needed on other
    slots or kept by those from this one. The first filter that every worker fails. The filter
    that most workers fail who fail nothing else: if it alone were otherwise, most could come
    (the one about the own council last, since nothing can be done about it). The filter that
    turned away the last of those who were left.
    """
    if not workers:
        return NO_WORKERS
    if firsts.sum() < workers:
        return ALL_TAKEN
    if (everybody == workers).any():
        return codes[int((everybody == workers).argmax())]
    for ranked in (alone * (np.array(codes) != "own_council"), alone):
        if ranked.any():
            return codes[int(ranked.argmax())]
    return codes[int(np.flatnonzero(firsts)[-1])]


def _counts(codes: list[str], counts: Ints) -> dict[str, int]:
    return {code: int(count) for code, count in zip(codes, counts, strict=True)}
