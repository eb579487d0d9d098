"""An offer on its road: made, answered, released, confirmed, or taken back."""

import strawberry

from staffbank_graphql.accept_offer import AcceptOfferMutation
from staffbank_graphql.confirm_placement import ConfirmPlacementMutation
from staffbank_graphql.decline_offer import DeclineOfferMutation
from staffbank_graphql.give_opinion import GiveOpinionMutation
from staffbank_graphql.make_offer import MakeOfferMutation
from staffbank_graphql.refuse_release import RefuseReleaseMutation
from staffbank_graphql.reject_offer import RejectOfferMutation
from staffbank_graphql.release_worker import ReleaseWorkerMutation
from staffbank_graphql.withdraw_offer import WithdrawOfferMutation
from staffbank_graphql.withdraw_release import WithdrawReleaseMutation


@strawberry.type
class OfferMutation(
    MakeOfferMutation,
    AcceptOfferMutation,
    DeclineOfferMutation,
    GiveOpinionMutation,
    ReleaseWorkerMutation,
    RefuseReleaseMutation,
    WithdrawReleaseMutation,
    RejectOfferMutation,
    ConfirmPlacementMutation,
    WithdrawOfferMutation,
):
    """What people do with an offer: one module a deed."""
