"""A home employer determines whether weekly rest is counted by the week or by the fortnight."""

from datetime import date, timedelta

from staffbank.domain.council import CouncilId
from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.london import spoken, week_of
from staffbank.domain.permission import require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.ports.unit_of_work import UnitOfWork


async def determine_weekly_rest(
    *, council_id: CouncilId, fortnights_from: date | None, uow: UnitOfWork
) -> None:
    """Count the rest of this council's social workers by the fortnight, or by the week again.

    `fortnights_from` is the Monday on which the first fortnight begins, None for by the week.
    What was offered before stays as it is. Source: reg. 11(2) to (5) WTR.

    Raises:
        Declined: not permitted, no such council, or not a Monday.
    """
    async with uow:
        employer = await uow.organisations.employer_of(council_id)
        require(uow.principal, Deed.DETERMINE_WEEKLY_REST, scope=employer.id)
        if fortnights_from is not None and fortnights_from != week_of(fortnights_from):
            message = (
                f"{spoken(fortnights_from)} is no Monday, and a fortnight begins on one: say "
                f"{spoken(week_of(fortnights_from) + timedelta(weeks=1))}."
            )
            raise Declined(Problem(ProblemCode.INVALID, message, ("fortnightsFrom",)))
        await uow.organisations.count_rest(employer.id, fortnights_from=fortnights_from)
        said = fortnights_from.isoformat() if fortnights_from else None
        event = Event(
            "employer.rest_determined",
            employer.id,
            frozenset({employer.id, council_id}),
            {"fortnights_from": said},
        )
        await uow.commit(event)
