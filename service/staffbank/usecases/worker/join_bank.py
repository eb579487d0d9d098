"""A social worker joins the bank."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from staffbank.domain.availability import WeeklyHours
from staffbank.domain.council import Employer, EmployerId, TeamId
from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.opt_out import OptOut
from staffbank.domain.permission import require
from staffbank.domain.place import Place
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined, Problem, ProblemCode, not_found
from staffbank.domain.profession import CoreRole, Skill
from staffbank.domain.worker import Preferences, Worker, WorkerId
from staffbank.ports.clashes import AlreadyAMember
from staffbank.ports.contact import Contact
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.identifier import new_id


@dataclass(frozen=True)
class NewMember:
    """What a social worker, or her council's administrator, says when she joins.

    `person` is who she is to the issuer of tokens.
    """

    person: str
    employer_id: EmployerId
    name: str
    role: CoreRole
    place: Place
    weekly_hours: Decimal
    home_hours: tuple[WeeklyHours, ...]
    contact: Contact = field(default_factory=Contact)
    skills: tuple[Skill, ...] = ()
    preferences: Preferences = field(default_factory=Preferences)
    induction_ends_on: date | None = None
    opt_out: OptOut | None = None
    other_hours: Decimal = Decimal()
    employed_from: date | None = None
    probation_ends_on: date | None = None
    qualified_on: date | None = None
    home_team_id: TeamId | None = None
    familiar_teams: frozenset[TeamId] = frozenset()


async def join_bank(*, member: NewMember, uow: UnitOfWork) -> Worker:
    """Make her a member. She may join in her own name only, an administrator in anyone's.

    Raises:
        Declined: not permitted, no such employer, or a member already.
        NotAWorker: a value cannot be.
    """
    _in_her_own_name(member, uow)
    if not member.person.strip():
        message = "Say who she is to the issuer of tokens, or leave it out to join yourself."
        raise Declined(Problem(ProblemCode.INVALID, message, ("person",)))
    async with uow:
        employer = await uow.organisations.employer(member.employer_id)
        if not await uow.organisations.knows_teams(member.familiar_teams):
            raise not_found("team", "familiarTeamIds")
        await _team_of(member, employer, uow)
        worker = Worker(
            id=WorkerId(new_id()),
            region_id=uow.principal.region_id,
            employer_id=employer.id,
            council_id=employer.council_id,
            name=member.name.strip(),
            role=member.role,
            place=member.place,
            weekly_hours=member.weekly_hours,
            home_hours=member.home_hours,
            skills=member.skills,
            preferences=member.preferences,
            induction_ends_on=member.induction_ends_on,
            opt_out=member.opt_out,
            other_hours=member.other_hours,
            employed_from=member.employed_from,
            probation_ends_on=member.probation_ends_on,
            qualified_on=member.qualified_on,
            home_team_id=member.home_team_id,
            familiar_teams=member.familiar_teams,
            person=member.person,
        )
        try:
            await uow.workers.add(worker, member.contact)
        except AlreadyAMember as already:
            message = (
                f"{member.person} cannot be added here. Whoever is a member already stays one "
                "with her employer; where she has moved to you, ask the region's administrator."
            )
            problem = Problem(ProblemCode.ALREADY_ON_THE_BANK, message, ("person",))
            raise Declined(problem) from already
        await uow.commit(
            Event("worker.joined", worker.id, frozenset({employer.id}), person=worker.person)
        )
    return worker


async def _team_of(member: NewMember, employer: Employer, uow: UnitOfWork) -> None:
    """Do nothing where she has no team, or one of her employer's. Raises Declined."""
    if member.home_team_id is None:
        return
    team = await uow.organisations.team(member.home_team_id)
    if team.council_id != employer.council_id:
        message = f"{team.name} is another council's team; choose one of her employer's."
        raise Declined(Problem(ProblemCode.INVALID, message, ("homeTeamId",)))


def _in_her_own_name(member: NewMember, uow: UnitOfWork) -> None:
    require(uow.principal, Deed.JOIN_BANK, scope=member.employer_id)
    administers = uow.principal.holds(Role.COUNCIL_ADMINISTRATOR, member.employer_id)
    if member.person != uow.principal.person and not administers:
        message = f"You may join as {uow.principal.person}, not as {member.person}."
        raise Declined(Problem(ProblemCode.NOT_PERMITTED, message, ("person",)))
