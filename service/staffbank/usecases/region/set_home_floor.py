"""A home employer says how many of a team have to stay."""

from staffbank.domain.council import TeamId
from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.home_floor import HomeFloor, NotAFloor
from staffbank.domain.permission import require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.ports.unit_of_work import UnitOfWork


async def set_home_floor(
    *, team_id: TeamId, strength: int, least: int, uow: UnitOfWork
) -> HomeFloor:
    """Say how many the team has, and how many it keeps; releases made before stay.

    Raises:
        Declined: not permitted, no such team, or the numbers cannot be.
    """
    async with uow:
        team = await uow.organisations.team(team_id)
        employer = await uow.organisations.employer_of(team.council_id)
        require(uow.principal, Deed.SET_HOME_FLOOR, scope=employer.id)
        try:
            floor = HomeFloor(team.id, strength, least)
        except NotAFloor as wrong:
            message = f"{str(wrong).capitalize()}."
            raise Declined(Problem(ProblemCode.INVALID, message, ("least",))) from wrong
        await uow.organisations.set_floor(floor)
        event = Event(
            "team.floor_set",
            team.id,
            frozenset({employer.id, team.council_id}),
            {"strength": strength, "least": least},
        )
        await uow.commit(event)
    return floor
