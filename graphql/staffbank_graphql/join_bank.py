"""Joining the bank."""

from datetime import date, time
from decimal import Decimal
from functools import partial
from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.availability import WeeklyHours
from staffbank.domain.council import CouncilId, EmployerId, TeamId
from staffbank.domain.opt_out import OptOut
from staffbank.domain.place import Place
from staffbank.domain.profession import CoreRole, Level, Skill
from staffbank.domain.worker import NotAWorker, Preferences
from staffbank.ports.contact import Contact
from staffbank.usecases.worker.join_bank import NewMember, join_bank
from staffbank_graphql.closed_sets import Weekday
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, Reading, problems_into, reading
from staffbank_graphql.problem import Problem
from staffbank_graphql.worker import WORKER, Worker

MOST_DIGITS = 9  # of hours before the point: more cannot be rounded, and are far too many


def tenths(hours: Decimal, *, least: str = "0") -> Decimal:
    """The hours, if they are whole tenths of one and not fewer. Raises NotAWorker.

    The bank keeps one decimal place. What is too many is the worker's to say.
    """
    if hours < Decimal(least) or (hours.adjusted() < MOST_DIGITS and hours != round(hours, 1)):
        raise NotAWorker(f"{hours} hours a week: say {least} or more, in tenths, as 37.5")
    return hours


@strawberry.input(description="Hours that come back each week, on London's clocks.")
class WeeklyHoursInput:
    """A weekday, and from when to when."""

    weekday: Weekday = field(description="The day on which they begin.")
    since: time = field(description="When they begin.")
    until: time = field(description="When they end; at or before `since`: the next day.")

    def read(self) -> WeeklyHours:
        """The same in the domain's words. Raises NotAWindow."""
        return WeeklyHours(int(self.weekday), self.since, self.until)


@strawberry.input(description="A skill that a worker holds.")
class SkillInput:
    """A skill, how well, and how lately."""

    code: str = field(description="The bank's code for it, such as COURT.")
    level: Level = field(description="How well it is held.")
    last_practised_on: date = field(description="When it was last practised.")

    def read(self) -> Skill:
        """The same in the domain's words. Raises UnknownSkill."""
        return Skill(self.code, self.level, self.last_practised_on)


@strawberry.input(description="Where somebody travels from (WGS 84).")
class PlaceInput:
    """Degrees."""

    latitude: float = field(description="Degrees north, -90 to 90.")
    longitude: float = field(description="Degrees east, -180 to 180.")

    def read(self) -> Place:
        """The same in the domain's words. Raises NotAPlace."""
        return Place(self.latitude, self.longitude)


@strawberry.input(description="What a worker would rather have.")
class PreferencesInput:
    """Her choice, and never a fault."""

    council_ids: list[ID] = field(
        description="Councils where she would like to work.", default_factory=list
    )
    avoided_council_ids: list[ID] = field(
        description="Councils where she will not work.", default_factory=list
    )
    longest_travel_km: int = field(description="As far as she will travel.", default=40)
    remote_only: bool = field(description="Whether she works from home only.", default=False)
    bank_hours_a_week: Decimal = field(
        description="At most so many hours a week for the bank, 0 to 60, in tenths.",
        default=Decimal(37),
    )

    def read(self, read: Reading) -> Preferences:
        """The same in the domain's words."""
        wished = read.ids("Council", self.council_ids, "preferences", "councilIds")
        avoided = read.ids(
            "Council", self.avoided_council_ids, "preferences", "avoidedCouncilIds"
        )
        return Preferences(
            councils=frozenset(map(CouncilId, wished)),
            avoided_councils=frozenset(map(CouncilId, avoided)),
            longest_travel_km=self.longest_travel_km,
            remote_only=self.remote_only,
            bank_hours_a_week=read.one(
                partial(tenths, self.bank_hours_a_week), "preferences", "bankHoursAWeek"
            ),
        )


@strawberry.input(description="What a social worker says when she joins.")
class JoinBankInput:
    """A new member."""

    employer_id: ID = field(description="Who employs her.")
    name: str = field(description="Her name.")
    role: CoreRole = field(description="Her core role.")
    place: PlaceInput = field(description="Where she travels from.")
    weekly_hours: Decimal = field(
        description="The hours of her contract a week, in tenths, as 37.5."
    )
    home_hours: list[WeeklyHoursInput] = field(description="When she works them.")
    person: str | None = field(
        description="Who she is to the issuer of tokens; left out, whoever is calling.",
        default=None,
    )
    email: str = field(description="Her e-mail address.", default="")
    phone: str = field(description="Her telephone number.", default="")
    skills: list[SkillInput] = field(description="What she can do.", default_factory=list)
    preferences: PreferencesInput = field(
        description="What she would rather have.", default_factory=PreferencesInput
    )
    induction_ends_on: date | None = field(
        description="The last day of her induction (ASYE, early career), if it is not over.",
        default=None,
    )
    opted_out_from: date | None = field(
        description="From when she has agreed in writing to work more than 48 hours a week; "
        "she ends it with seven days' notice.",
        default=None,
    )
    other_hours: Decimal = field(
        description="Hours a week of any other job, which the working week counts too.",
        default=Decimal(),
    )
    employed_from: date | None = field(
        description="When she began her home post, if lately.", default=None
    )
    probation_ends_on: date | None = field(
        description="The last day of her probation, if it is not over.", default=None
    )
    qualified_on: date | None = field(description="When she qualified.", default=None)
    home_team_id: ID | None = field(
        description="Her team at home, whose floor a release keeps.", default=None
    )
    familiar_team_ids: list[ID] = field(
        description="Teams where she has worked before.", default_factory=list
    )

    def read(self, read: Reading, *, caller: str) -> NewMember:
        """The same in the domain's words."""
        teams = read.ids("Team", self.familiar_team_ids, "familiarTeamIds")
        return NewMember(
            person=self.person or caller,
            employer_id=EmployerId(read.id("Employer", self.employer_id, "employerId")),
            name=self.name,
            role=self.role,
            place=read.one(self.place.read, "place"),
            weekly_hours=read.one(
                partial(tenths, self.weekly_hours, least="0.1"), "weeklyHours"
            ),
            home_hours=read.each(WeeklyHoursInput.read, self.home_hours, "homeHours"),
            contact=read.one(partial(Contact.given, self.email, self.phone), "contact"),
            skills=read.each(SkillInput.read, self.skills, "skills"),
            preferences=self.preferences.read(read),
            induction_ends_on=self.induction_ends_on,
            opt_out=OptOut(self.opted_out_from) if self.opted_out_from else None,
            other_hours=read.one(partial(tenths, self.other_hours, least="0"), "otherHours"),
            employed_from=self.employed_from,
            probation_ends_on=self.probation_ends_on,
            qualified_on=self.qualified_on,
            home_team_id=_team(self.home_team_id, read),
            familiar_teams=frozenset(map(TeamId, teams)),
        )


def _team(text: str | None, read: Reading) -> TeamId | None:
    return TeamId(read.id("Team", text, "homeTeamId")) if text else None


@strawberry.type(description="What came of joining.")
class JoinBankPayload:
    """The new member, or the problems."""

    worker: Worker | None = field(description="The new member.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class JoinBankMutation:
    """Joining."""

    @strawberry.mutation(
        description="Join the bank, or let somebody join for whose employer you keep records."
    )
    async def join_bank(
        self,
        info: BankInfo,
        input: Annotated[JoinBankInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> JoinBankPayload:
        payload, context = JoinBankPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                member = input.read(read, caller=context.principal.person)
            worker = await join_bank(member=member, uow=context.unit_of_work())
            context.forget()
            payload.worker = await WORKER.fetch(context, worker.id)
        return payload
