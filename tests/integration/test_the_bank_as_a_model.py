"""People at a real bank do as they like, in any order, and what it promises holds."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    consumes,
    multiple,
    rule,
    run_state_machine_as_test,
)

from staffbank.domain.cover_request import CoverRequest, DutyDay
from staffbank.domain.notice import EndCause
from staffbank.domain.offer import DeclineReason, Offer, OfferState, RefusalReason
from staffbank.domain.placement import Placement, PlacementState
from staffbank.domain.principal import Role
from staffbank.domain.problem import ProblemCode
from staffbank.domain.stop import PauseReason
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank.usecases.offer.confirm_placement import confirm_placement
from staffbank.usecases.offer.decline_offer import decline_offer
from staffbank.usecases.offer.expire_offer import expire_offer
from staffbank.usecases.offer.refuse_release import refuse_release
from staffbank.usecases.offer.release_worker import release_worker
from staffbank.usecases.offer.withdraw_offer import withdraw_offer
from staffbank.usecases.placement.end_placement import end_placement
from staffbank.usecases.placement.pause_placement import pause_placement
from staffbank.usecases.placement.resume_placement import resume_placement
from staffbank.usecases.placement.suspend_placement import suspend_placement
from staffbank.usecases.placement.withdraw_placement import withdraw_placement
from staffbank.usecases.request.withdraw_request import withdraw_request
from tests.asking import the_bank
from tests.integration.promises import Promises
from tests.placed import (
    MONDAY,
    Placed,
    locked,
    opened,
    ready,
    started,
)
from tests.town import NOW

NAMES = ("Ada Lovell", "Bea Marlow", "Cleo Nash")
DAYS = st.integers(0, 2)
LATER = NOW + timedelta(days=30)
NOT_YOURS = {ProblemCode.NOT_PERMITTED, ProblemCode.NOT_FOUND, ProblemCode.SAME_PERSON}


class TheBank(Promises):
    """Three workers, one host that asks, and everybody who has a say."""

    requests = Bundle("requests")
    offers = Bundle("offers")
    placements = Bundle("placements")

    # ------------------------------------------------------------ what people do

    @rule(target=requests, day=DAYS)
    def somebody_asks(self, day: int) -> CoverRequest:
        shape = DutyDay(MONDAY + timedelta(days=day))
        return self.run(self.town.request(shape))  # type: ignore[no-any-return]

    @rule(target=offers, request=requests, worker=st.integers(0, 2))
    def the_coordinator_offers(self, request: CoverRequest, worker: int) -> Any:
        offer = self.attempt(lambda: self.town.offer(self.workers[worker], request))
        if offer is None:
            return multiple()
        self.offered[offer.id] = offer.state
        return offer

    @rule(request=consumes(requests))
    def the_council_withdraws_its_request(self, request: CoverRequest) -> None:
        uow = self.town.uow(Role.REQUESTER, self.town.solihull.council.id)
        withdrawn = self.attempt(
            lambda: withdraw_request(request_id=request.id, reason="Enough.", uow=uow)
        )
        if withdrawn:
            self.run(self.look_again())

    @rule(offer=offers, yes=st.booleans(), worker=st.integers(0, 2))
    def a_worker_answers(self, offer: Offer, yes: bool, worker: int) -> None:  # noqa: FBT001
        her = self.workers[worker]

        def answer() -> Awaitable[Offer]:
            uow = self.town.bank.unit_of_work(self.town.as_worker(her))
            if yes:
                return accept_offer(offer_id=offer.id, comments="none", now=NOW, uow=uow)
            return decline_offer(offer_id=offer.id, reason=DeclineReason.DATES, uow=uow)

        if her.id != offer.worker_id:
            self.refused(answer)
        else:
            self.told(self.attempt(answer))

    @rule(offer=offers)
    def time_is_up(self, offer: Offer) -> None:
        uow = the_bank(self.town)
        self.told(
            self.attempt(lambda: expire_offer(offer_id=offer.id, now=offer.answer_by, uow=uow))
        )

    @rule(offer=offers)
    def the_coordinator_withdraws(self, offer: Offer) -> None:
        uow = self.town.uow(Role.COORDINATOR)
        self.told(
            self.attempt(lambda: withdraw_offer(offer_id=offer.id, reason="Other.", uow=uow))
        )

    @rule(offer=offers, yes=st.booleans(), stranger=st.booleans())
    def home_decides(self, offer: Offer, yes: bool, stranger: bool) -> None:  # noqa: FBT001
        who = self.who(Role.RELEASE_AUTHORISER, stranger=stranger)

        def decide() -> Awaitable[Offer]:
            uow = self.town.bank.unit_of_work(who)
            if yes:
                return release_worker(offer_id=offer.id, now=NOW, uow=uow)
            return refuse_release(
                offer_id=offer.id, reason=RefusalReason.TEAM_TOO_THIN, uow=uow
            )

        if stranger:
            self.refused(decide)
        else:
            self.told(self.attempt(decide))

    @rule(target=placements, offer=offers, stranger=st.booleans())
    def the_host_confirms(self, offer: Offer, stranger: bool) -> Any:  # noqa: FBT001
        who = self.who(Role.SERVICE_MANAGER, stranger=stranger)

        def confirm() -> Awaitable[Placement]:
            uow = self.town.bank.unit_of_work(who)
            return confirm_placement(offer_id=offer.id, now=NOW, uow=uow)

        if stranger:
            self.refused(confirm)
            return multiple()
        placement = self.attempt(confirm)
        if placement is None:
            return multiple()
        self.offered[offer.id] = OfferState.CONFIRMED
        self.placed[placement.id] = placement.state
        return placement

    # ------------------------------------------------------------ what becomes of a placement

    async def there(self, placement: Placement) -> Placed:
        async with the_bank(self.town) as uow:
            agreement = await uow.agreements.of_placement(placement.id)
        (worker,) = (each for each in self.workers if each.id == placement.worker_id)
        return Placed(self.town, worker, placement.id, agreement.id)

    @rule(placement=placements)
    def it_is_signed_and_begins(self, placement: Placement) -> None:
        there = self.run(self.there(placement))
        if self.placed[placement.id] is PlacementState.AGREEMENT_PENDING:
            self.run(started(there))
            self.run(self.look_again())
        else:
            self.attempt(lambda: ready(there))

    @rule(placement=placements, stop=st.sampled_from([pause_placement, suspend_placement]))
    def the_host_stops_it(self, placement: Placement, stop: Callable[..., Any]) -> None:
        uow = self.town.uow(Role.SERVICE_MANAGER, self.town.solihull.council.id)
        reason = PauseReason.SAFEGUARDING
        self.attempt(lambda: stop(placement_id=placement.id, reason=reason, now=NOW, uow=uow))
        self.run(self.look_again())

    @rule(placement=placements, region=st.booleans())
    def one_side_lets_it_go_on(self, placement: Placement, region: bool) -> None:  # noqa: FBT001
        who = (
            self.town.who(Role.COORDINATOR)
            if region
            else self.who(Role.RELEASE_AUTHORISER, stranger=False)
        )
        self.attempt(
            lambda: resume_placement(
                placement_id=placement.id, now=NOW, uow=self.town.bank.unit_of_work(who)
            )
        )
        self.run(self.look_again())

    @rule(placement=placements, cause=st.sampled_from(EndCause))
    def it_ends_early(self, placement: Placement, cause: EndCause) -> None:
        uow = self.town.uow(Role.SERVICE_MANAGER, self.town.solihull.council.id)
        self.attempt(
            lambda: end_placement(
                placement_id=placement.id,
                cause=cause,
                ends_at=NOW,
                now=NOW,
                uow=uow,
            )
        )
        self.run(self.look_again())

    @rule(placement=placements)
    def it_is_withdrawn(self, placement: Placement) -> None:
        uow = self.town.uow(Role.SERVICE_MANAGER, self.town.solihull.council.id)
        done = self.attempt(
            lambda: withdraw_placement(placement_id=placement.id, reason="No.", uow=uow)
        )
        if done:
            self.offered[placement.offer_id] = OfferState.WITHDRAWN
        self.run(self.look_again())

    @rule(placement=placements)
    def her_week_is_settled(self, placement: Placement) -> None:
        there = self.run(self.there(placement))
        sheet = self.attempt(lambda: opened(there, MONDAY, LATER))
        if sheet is not None:
            self.run(locked(there, sheet))


def test_whatever_people_do_the_bank_keeps_its_promises(
    database_url: str, redis_url: str, tmp_path: Path
) -> None:
    TheBank.database_url, TheBank.redis_url, TheBank.folder = database_url, redis_url, tmp_path
    run_state_machine_as_test(
        TheBank,
        settings=settings(
            max_examples=15,
            stateful_step_count=25,
            deadline=None,
            phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink takes minutes
        ),
    )
