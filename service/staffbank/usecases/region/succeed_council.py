"""A council takes the place of another."""

from datetime import date

from staffbank.domain.council import CouncilId
from staffbank.domain.event import Event
from staffbank.domain.permission import Deed, require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.succession import Succession
from staffbank.ports.organisations import AlreadySucceeded
from staffbank.ports.unit_of_work import UnitOfWork


async def succeed_council(
    *, predecessor: CouncilId, successor: CouncilId, holds_from: date, uow: UnitOfWork
) -> Succession:
    """From that day the successor's people act for the predecessor, its employer's likewise.

    Raises:
        Declined: not permitted, no such councils, one and the same, or succeeded already.
    """
    if predecessor == successor:
        message = "A council does not take its own place; name another successor."
        raise Declined(Problem(ProblemCode.INVALID, message, ("successorId",)))
    async with uow:
        require(uow.principal, Deed.SUCCEED_COUNCIL, scope=uow.principal.region_id)
        before = await uow.organisations.council(predecessor)
        await uow.organisations.council(successor)
        said = Succession(
            predecessor,
            (await uow.organisations.employer_of(predecessor)).id,
            successor,
            (await uow.organisations.employer_of(successor)).id,
            holds_from,
        )
        try:
            await uow.organisations.succeed(said)
        except AlreadySucceeded as done:
            message = f"{before.name} has a successor already."
            raise Declined(
                Problem(ProblemCode.WRONG_STATE, message, ("predecessorId",))
            ) from done
        event = Event(
            "council.succeeded",
            predecessor,
            frozenset({predecessor, successor}),
            {"successor": str(successor), "holds_from": holds_from.isoformat()},
        )
        await uow.commit(event)
    return said
