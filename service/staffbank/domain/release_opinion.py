"""What a home line manager thinks of a release; it binds nobody."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from staffbank.domain.offer import NEXT, Offer, OfferState
from staffbank.domain.problem import Declined, Problem, ProblemCode


class Opinion(Enum):
    """For or against."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"


@dataclass(frozen=True)
class ReleaseOpinion:
    """Whose opinion, with a note that the release authoriser reads."""

    opinion: Opinion
    note: str
    by: str
    at: datetime


def opinion_on(offer: Offer, said: ReleaseOpinion) -> ReleaseOpinion:
    """The opinion, if the offer waits for its release.

    Raises:
        Declined: out of turn, about herself, or no note.
    """
    if offer.state is not OfferState.ACCEPTED:
        message = f"An opinion is given before the release: {NEXT[offer.state]}."
        raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("offerId",)))
    if said.by == offer.person:
        message = "The offer is to yourself; another line manager says what to think of it."
        raise Declined(Problem(ProblemCode.SAME_PERSON, message, ("offerId",)))
    if not said.note.strip():
        message = "Say why, in a sentence; whoever decides on the release reads it."
        raise Declined(Problem(ProblemCode.INVALID, message, ("note",)))
    return ReleaseOpinion(said.opinion, said.note.strip(), said.by, said.at)
