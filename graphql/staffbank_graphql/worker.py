"""Members of the bank."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import strawberry
from strawberry import Private, field

from staffbank.domain.check import CheckKind, DbsLevel, RegisterStatus
from staffbank.domain.profession import SKILLS, CoreRole, Level
from staffbank.ports.passports import PassportView
from staffbank.ports.views import CheckView, ContactView, SkillView, WorkerView
from staffbank.ports.worker_views import MemberRecordView
from staffbank_graphql.context import BankInfo
from staffbank_graphql.council import COUNCIL, Council
from staffbank_graphql.global_id import encode
from staffbank_graphql.member_record import MemberRecord
from staffbank_graphql.node import Kind, Node
from staffbank_graphql.passport import Passport


@strawberry.type(description="A skill, at a level: one that is held, or one that is asked for.")
class Skill:
    """A skill, as the API shows it."""

    code: str = field(description="The bank's code for it, such as COURT.")
    name: str = field(description="What it is called.")
    level: Level = field(description="How well it is held, or has to be.")
    last_practised_on: date | None = field(
        description="When it was last practised; null where it is asked for. Unpractised for "
        "24 months it counts one level less."
    )

    @classmethod
    def of(cls, view: SkillView) -> "Skill":
        """Show a skill."""
        return cls(
            code=view.code,
            name=SKILLS.get(view.code, view.code),
            level=Level(view.level),
            last_practised_on=view.last_practised_on,
        )


@strawberry.type(description="A check made by the home employer, by its dates alone.")
class Check:
    """A check, as the API shows it."""

    kind: CheckKind = field(description="What was checked.")
    checked_on: date = field(description="The day of the check.")
    valid_from: date = field(description="The first day on which it holds.")
    expires_on: date | None = field(
        description="The last day on which it holds; null where nothing ends it."
    )
    dbs_level: DbsLevel | None = field(description="How deep a DBS check went.")
    register_status: RegisterStatus | None = field(
        description="What the register said; null where nobody has noted it."
    )

    @classmethod
    def of(cls, view: CheckView) -> "Check":
        """Show a check."""
        return cls(
            kind=CheckKind(view.kind),
            checked_on=view.checked_on,
            valid_from=view.valid_from,
            expires_on=view.expires_on,
            dbs_level=DbsLevel(view.dbs_level) if view.dbs_level else None,
            register_status=(
                RegisterStatus(view.register_status) if view.register_status else None
            ),
        )


@strawberry.type(description="How to reach a worker.")
class Contact:
    """Contact details."""

    email: str = field(description="E-mail address; empty where there is none.")
    phone: str = field(description="Telephone number; empty where there is none.")


@strawberry.type(description="A member of the bank: a permanent social worker of one council.")
class Worker(Node):
    """A worker, as the API shows her."""

    name: str = field(description="Her name.")
    role: CoreRole = field(description="Her core role.")
    weekly_hours: Decimal = field(description="The hours of her contract.")
    longest_travel_km: int = field(description="As far as she will travel, in kilometres.")
    skills: list[Skill] = field(description="What she can do.")
    checks: list[Check] = field(description="Checks that her employer has made.")
    joined_at: datetime = field(description="When she joined the bank.")
    opted_out_from: date | None = field(
        description="From when she has opted out of the 48-hour week; null where she has not."
    )
    opt_out_ends_on: date | None = field(
        description="The last day of her opt-out; null where she has not ended it."
    )
    key: Private[UUID]
    council_id: Private[UUID]

    @field(description="Her home council.")
    async def council(self, info: BankInfo) -> Council | None:
        return await COUNCIL.fetch(info.context, self.council_id)

    @field(
        description="How to reach her. Null unless it is yours to see: a host's managers see "
        "it from when a placement is confirmed until it is over."
    )
    async def contact(self, info: BankInfo) -> Contact | None:
        view = await info.context.loaders.one(ContactView, self.key)
        return Contact(email=view.email, phone=view.phone) if view else None

    @field(
        description="Her passport. Null unless it is yours to see: hers, her employer's, and a "
        "host's that she is offered to or placed with."
    )
    async def passport(self, info: BankInfo) -> Passport | None:
        view = await info.context.loaders.one(PassportView, self.key)
        return Passport.of(view) if view else None

    @field(
        description="What she has told the bank. Null unless it is yours to see: hers, and her "
        "employer's."
    )
    async def record(self, info: BankInfo) -> MemberRecord | None:
        view = await info.context.loaders.one(MemberRecordView, self.key)
        return MemberRecord.of(view) if view else None

    @classmethod
    def of(cls, view: WorkerView) -> "Worker":
        """Show a worker."""
        return cls(
            id=encode("Worker", view.id),
            key=view.id,
            name=view.name,
            role=CoreRole(view.role),
            weekly_hours=view.weekly_hours,
            longest_travel_km=view.longest_travel_km,
            skills=[Skill.of(skill) for skill in view.skills],
            checks=[Check.of(check) for check in view.checks],
            joined_at=view.joined_at,
            opted_out_from=view.opted_out_from,
            opt_out_ends_on=view.opt_out_ends_on,
            council_id=view.council_id,
        )


WORKER = Kind("Worker", WorkerView, Worker.of)
