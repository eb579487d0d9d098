"""A council takes the place of another."""

from datetime import date

from staffbank.domain.council import Council, CouncilId
from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.london import spoken
from staffbank.domain.permission import require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.succession import Succession
from staffbank.ports.organisations import AlreadySucceeded
from staffbank.ports.unit_of_work import UnitOfWork


async def succeed_council(
    *, predecessor: CouncilId, successor: CouncilId, holds_from: date, uow: UnitOfWork
) -> Succession:
    """From that day the successor's people act for the predecessor, its employer's likewise.

    Raises:
        Declined: not permitted, no such councils, one and the same, succeeded already, or a
            successor that is gone by that day or would be succeeded by the predecessor.
    """
    if predecessor == successor:
        message = "A council does not take its own place; name another successor."
        raise Declined(Problem(ProblemCode.INVALID, message, ("successorId",)))
    async with uow:
        require(uow.principal, Deed.SUCCEED_COUNCIL, scope=uow.principal.region_id)
        before = await uow.organisations.council(predecessor)
        after = await uow.organisations.council(successor)
        said = Succession(
            predecessor,
            (await uow.organisations.employer_of(predecessor)).id,
            successor,
            (await uow.organisations.employer_of(successor)).id,
            holds_from,
        )
        await _lasts(said, before, after, uow)
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


async def _lasts(said: Succession, before: Council, after: Council, uow: UnitOfWork) -> None:
    """Do nothing where the successor still stands by then, and for good. Raises Declined."""
    heirs = await uow.organisations.heirs()
    if before.id in heirs:
        message = f"{before.name} has a successor already."
        raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("predecessorId",)))
    if said.comes_back(heirs):
        message = (
            f"{before.name} is to take the place of {after.name}, so {after.name} cannot take "
            f"the place of {before.name}; name a council that goes on."
        )
        raise Declined(Problem(ProblemCode.INVALID, message, ("successorId",)))
    if heir := said.gone_by_then(heirs):
        last = (await uow.organisations.council(CouncilId(heir.successor))).name
        message = (
            f"{after.name} is itself succeeded by {last} from {spoken(heir.holds_from)}; name "
            f"{last}, or an earlier day."
        )
        raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("successorId",)))
