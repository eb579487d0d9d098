"""Something has waited long: people hear of it."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from uuid import UUID

from staffbank.domain.agreement import AgreementId, AgreementState
from staffbank.domain.cover_request import RequestId, RequestState
from staffbank.domain.event import Event
from staffbank.domain.offer import OfferId, OfferState
from staffbank.domain.placement import STOPPED, UNDER_WAY, PlacementId, PlacementState
from staffbank.domain.recharge import RechargeId, RechargeState
from staffbank.domain.timesheet import TimesheetId, TimesheetState
from staffbank.domain.waiting import Waiting
from staffbank.ports.unit_of_work import UnitOfWork

Look = Callable[[UUID, UnitOfWork], Awaitable[Event | None]]


async def remind(
    *, waiting: Waiting, subject: UUID, now: datetime, uow: UnitOfWork
) -> Event | None:
    """Tell people that it still waits, and nothing else; None where it does not any more.

    Raises:
        Declined: there is no such thing.
    """
    async with uow:
        event = await LOOKS[waiting](subject, uow)
        if event is not None:
            await uow.timers.remind_again(waiting, subject, told=now)
            await uow.commit(event)
        return event


async def _approval(subject: UUID, uow: UnitOfWork) -> Event | None:
    request = await uow.requests.get(RequestId(subject))
    waits = request.state is RequestState.SUBMITTED
    return request.happened("approval_overdue") if waits else None


async def _release(subject: UUID, uow: UnitOfWork) -> Event | None:
    offer = await uow.offers.get(OfferId(subject))
    waits = offer.state is OfferState.ACCEPTED
    return offer.happened("release_overdue") if waits else None


async def _confirmation(subject: UUID, uow: UnitOfWork) -> Event | None:
    offer = await uow.offers.get(OfferId(subject))
    waits = offer.state is OfferState.RELEASED
    return offer.happened("confirmation_overdue") if waits else None


async def _signature(subject: UUID, uow: UnitOfWork) -> Event | None:
    agreement = await uow.agreements.get(AgreementId(subject))
    waits = agreement.state is AgreementState.PENDING
    return agreement.happened("signature_overdue") if waits else None


async def _review(subject: UUID, uow: UnitOfWork) -> Event | None:
    placement = await uow.placements.get(PlacementId(subject))
    return placement.happened("review_due") if placement.state in UNDER_WAY else None


async def _resumption(subject: UUID, uow: UnitOfWork) -> Event | None:
    placement = await uow.placements.get(PlacementId(subject))
    return placement.happened("still_stopped") if placement.state in STOPPED else None


async def _reference(subject: UUID, uow: UnitOfWork) -> Event | None:
    placement = await uow.placements.get(PlacementId(subject))
    over = placement.state in {PlacementState.COMPLETED, PlacementState.ENDED_EARLY}
    waits = over and placement.closing.reference is None
    return placement.happened("reference_overdue") if waits else None


async def _timesheet(subject: UUID, uow: UnitOfWork) -> Event | None:
    timesheet = await uow.timesheets.get(TimesheetId(subject))
    if timesheet.state is TimesheetState.SUBMITTED:
        return timesheet.happened("approval_overdue")
    waits = timesheet.state is TimesheetState.APPROVED and timesheet.two_steps
    return timesheet.happened("authorisation_overdue") if waits else None


async def _recharge(subject: UUID, uow: UnitOfWork) -> Event | None:
    recharge = await uow.recharges.get(RechargeId(subject))
    waits = recharge.state in {RechargeState.ISSUED, RechargeState.DISPUTED}
    return recharge.happened("acceptance_overdue") if waits else None


LOOKS: Mapping[Waiting, Look] = {
    Waiting.APPROVAL: _approval,
    Waiting.RELEASE: _release,
    Waiting.CONFIRMATION: _confirmation,
    Waiting.SIGNATURE: _signature,
    Waiting.REVIEW: _review,
    Waiting.RESUMPTION: _resumption,
    Waiting.REFERENCE: _reference,
    Waiting.TIMESHEET: _timesheet,
    Waiting.RECHARGE: _recharge,
}
