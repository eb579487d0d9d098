"""Why seats are open: how many workers each filter kept from them."""

import numpy as np

from staffbank_matching.eligibility import CODES, refused_by
from staffbank_matching.plan import Unfilled
from staffbank_matching.ragged import Longs

ALL_TAKEN = "all_taken"
NO_WORKERS = "no_workers"


def unfilled(request: str, open_seats: int, counted: Longs) -> Unfilled:
    """What stood between the workers and the request; `counted` as of `Sieve.counted`."""
    kinds = np.flatnonzero(counted)
    count = counted[kinds]
    refused = refused_by(kinds)
    failed = refused.sum(axis=0)
    some = failed > 0
    first = np.zeros(len(CODES), dtype=np.int64)
    np.add.at(first, refused.argmax(axis=0)[some], count[some])
    everybody = refused @ count
    alone = refused[:, failed == 1] @ count[failed == 1]
    return Unfilled(
        request=request,
        open_seats=open_seats,
        funnel=_counts(everybody),
        removed_first=_counts(first),
        eligible=int(count[~some].sum()),
        main_reason=_main_reason(everybody, first, alone, workers=int(count.sum())),
    )


def _main_reason(everybody: Longs, firsts: Longs, alone: Longs, *, workers: int) -> str:
    """The one thing to tell people; the first of these that holds.

    `no_workers`: there are none at all. `all_taken`: some are eligible, and needed elsewhere
    or kept from it by their other work. The first filter that every worker fails. The filter
    that most workers fail who fail nothing else: if it alone were otherwise, most could come
    (the one about the own council last, since nothing can be done about it). The filter that
    turned away the last of those who were left.
    """
    if not workers:
        return NO_WORKERS
    if firsts.sum() < workers:
        return ALL_TAKEN
    if (everybody == workers).any():
        return CODES[int((everybody == workers).argmax())]
    for ranked in (alone * (np.array(CODES) != "own_council"), alone):
        if ranked.any():
            return CODES[int(ranked.argmax())]
    return CODES[int(np.flatnonzero(firsts)[-1])]


def _counts(counts: Longs) -> dict[str, int]:
    return {code: int(count) for code, count in zip(CODES, counts, strict=True)}
