"""Whom a council has named as the one that it would like, in the engine's terms.

To the engine it is one more wish, for a skill that nobody else has: it weighs as much as one
skill that would be good to have, and only where coverage, continuity and fairness are equal.
"""

from collections.abc import Iterable, Mapping

from staffbank.domain.cover_request import CoverRequest
from staffbank.domain.worker import WorkerId
from staffbank.ports.unit_of_work import Slot
from staffbank_matching.preferences import WISH
from staffbank_matching.problem import Need

LEVEL = 1


def wish_for(request: CoverRequest) -> tuple[Need, ...]:
    """The wish for her, where anybody is named."""
    if request.preferred_id is None:
        return ()
    return (Need(_being(request.preferred_id), LEVEL),)


def named_in(slots: Iterable[Slot]) -> frozenset[WorkerId]:
    """Whoever is named by any of the requests."""
    named = (slot.request.preferred_id for slot in slots)
    return frozenset(each for each in named if each is not None)


def being_named(worker_id: WorkerId, named: frozenset[WorkerId]) -> dict[str, int]:
    """What meets the wishes for her, where she is one of the `named`."""
    return {_being(worker_id): LEVEL} if worker_id in named else {}


def told_apart(
    points: Mapping[str, int], request: CoverRequest, worker_id: WorkerId
) -> Mapping[str, int]:
    """The points by preference, those for being named apart from those for skills."""
    if request.preferred_id != worker_id:
        return points
    return {**points, "wishes": points["wishes"] - WISH, "named": WISH}


def _being(worker_id: WorkerId) -> str:
    return f"being {worker_id}"
