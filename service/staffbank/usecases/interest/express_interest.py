"""A member says that she would like some open work, or takes that back."""

from dataclasses import dataclass
from datetime import datetime

from staffbank.domain.cover_request import RequestId
from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.interest import Interest, InterestId
from staffbank.domain.permission import require
from staffbank.domain.problem import Declined, Problem, ProblemCode, not_found
from staffbank.domain.worker import WorkerId
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.identifier import new_id
from staffbank.usecases.match_run.open_to_member import OpenWork, open_to_member
from staffbank.usecases.worker.herself import her_own


@dataclass(frozen=True)
class Said:
    """Who, of what, and whether she would like it."""

    worker_id: WorkerId
    request_id: RequestId
    interested: bool


async def express_interest(
    *, said: Said, now: datetime, uow: UnitOfWork, bank: UnitOfWork
) -> None:
    """Keep it once, however often she says it; `bank` reads the open work for her.

    Raises:
        Declined: not she, no open work that is put to her council, or something keeps her
            from it.
    """
    found = await _open(said, now, bank) if said.interested else None
    hers = {"worker": str(said.worker_id)}  # told to no organisation
    async with uow:
        worker = await uow.workers.read(said.worker_id)
        require(uow.principal, Deed.EXPRESS_INTEREST, scope=worker.employer_id)
        her_own(worker, uow.principal)
        if found is None:
            if await uow.interests.remove(said.request_id):
                await uow.commit(
                    Event("request.interest_withdrawn", said.request_id, details=hers)
                )
            return
        interest = Interest(
            id=InterestId(new_id()),
            region_id=worker.region_id,
            worker_id=worker.id,
            person=worker.person,
            request_id=said.request_id,
            council_id=found.request.council_id,
            expressed_at=now,
        )
        if await uow.interests.add(interest):
            await uow.commit(Event("request.interest_expressed", said.request_id, details=hers))


async def _open(said: Said, now: datetime, bank: UnitOfWork) -> OpenWork:
    listed = await open_to_member(worker_id=said.worker_id, now=now, uow=bank)
    for work in listed:
        if work.request.id == said.request_id:
            if work.reasons:
                message = " ".join(each.message for each in work.reasons)
                raise Declined(Problem(ProblemCode.INVALID, message, ("requestId",)))
            return work
    raise not_found("open work", "requestId")
