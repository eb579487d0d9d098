"""A region puts a figure of its own in the place of one that was not verified."""

from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.figure_book import NewStep, NotAFigure, amendment
from staffbank.domain.permission import require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.ports.unit_of_work import UnitOfWork


async def amend_figure(*, said: NewStep, uow: UnitOfWork) -> NewStep:
    """Amend it from a day on, with its source; what was locked or charged before stays.

    Raises:
        Declined: not permitted, no such figure, one that its source states, or no such value.
    """
    require(uow.principal, Deed.AMEND_FIGURE, scope=uow.principal.region_id)
    try:
        amended = amendment(said)
    except NotAFigure as wrong:
        message = f"Nothing was amended: {wrong}."
        raise Declined(Problem(ProblemCode.INVALID, message, ("value",))) from wrong
    async with uow:
        await uow.figures.amend(said, amended)
        event = Event(
            "figure.amended",
            uow.principal.region_id,
            details={
                "key": said.key,
                "holds_from": said.holds_from.isoformat(),
                "value": said.text.strip(),
                "source": amended.source,
                "verified": amended.verified,
            },
        )
        await uow.commit(event)
    return said
