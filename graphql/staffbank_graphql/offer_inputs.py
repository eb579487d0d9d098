"""What is said to answer, release and confirm an offer, and what comes back."""

import strawberry
from strawberry import ID, field

from staffbank.domain.offer import DeclineReason, RefusalReason
from staffbank_graphql.deed import PROBLEMS
from staffbank_graphql.offer import Offer
from staffbank_graphql.placement import Placement
from staffbank_graphql.problem import Problem


@strawberry.input(description="Which offer you accept.")
class AcceptOfferInput:
    """An offer, and the worker's words."""

    offer_id: ID = field(description="The offer.")
    comments: str = field(
        description="Your comments on being consulted (s. 113(1) Local Government Act 1972); "
        "'none' will do, silence will not."
    )


@strawberry.input(description="Which offer you decline, and why.")
class DeclineOfferInput:
    """An offer and a reason."""

    offer_id: ID = field(description="The offer.")
    reason: DeclineReason = field(description="Why.")


@strawberry.input(description="For which offer you release your worker.")
class ReleaseWorkerInput:
    """An offer."""

    offer_id: ID = field(description="The offer.")


@strawberry.input(description="For which offer you do not release your worker, and why.")
class RefuseReleaseInput:
    """An offer and a reason."""

    offer_id: ID = field(description="The offer.")
    reason: RefusalReason = field(description="Why.")


@strawberry.input(description="Which offer you confirm as the host.")
class ConfirmPlacementInput:
    """An offer."""

    offer_id: ID = field(description="The offer.")


@strawberry.type(description="What came of accepting.")
class AcceptOfferPayload:
    """The offer, or the problems."""

    offer: Offer | None = field(description="The accepted offer.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type(description="What came of declining.")
class DeclineOfferPayload:
    """The offer, or the problems."""

    offer: Offer | None = field(description="The declined offer.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type(description="What came of releasing.")
class ReleaseWorkerPayload:
    """The offer, or the problems."""

    offer: Offer | None = field(description="The released offer.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type(description="What came of refusing a release.")
class RefuseReleasePayload:
    """The offer, or the problems."""

    offer: Offer | None = field(description="The refused offer.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type(description="What came of confirming.")
class ConfirmPlacementPayload:
    """The placement, or the problems."""

    placement: Placement | None = field(description="The new placement.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)
