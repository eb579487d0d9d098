"""Steps that wait for somebody, whatever they are about, in one list."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import strawberry
from strawberry import Private, field

from staffbank.domain.dated import amended
from staffbank.domain.deed import Deed
from staffbank.domain.principal import Principal
from staffbank.domain.side import Side
from staffbank.domain.step import TAKEN, Step
from staffbank.ports.queries import Slice
from staffbank.ports.step_views import StepView
from staffbank.ports.views import CouncilView
from staffbank_graphql.agreement import AGREEMENT
from staffbank_graphql.context import BankInfo
from staffbank_graphql.council import COUNCIL, Council
from staffbank_graphql.cover_request import COVER_REQUEST
from staffbank_graphql.extension import EXTENSION
from staffbank_graphql.global_id import encode
from staffbank_graphql.node import Kind, Node
from staffbank_graphql.offer import OFFER
from staffbank_graphql.placement import PLACEMENT
from staffbank_graphql.recharge import RECHARGE
from staffbank_graphql.timesheet import TIMESHEET

ABOUT: Mapping[Deed, Kind[Any, Any]] = {
    **dict.fromkeys((Deed.APPROVE_REQUEST, Deed.SUBMIT_REQUEST), COVER_REQUEST),
    **dict.fromkeys((Deed.RELEASE_WORKER, Deed.GIVE_OPINION, Deed.CONFIRM_PLACEMENT), OFFER),
    **dict.fromkeys((Deed.LOCK_TERMS, Deed.SIGN_AGREEMENT), AGREEMENT),
    **dict.fromkeys(
        (Deed.PREPARE_START, Deed.AGREE_SHORTER_NOTICE, Deed.GIVE_ACCOUNT), PLACEMENT
    ),
    **dict.fromkeys((Deed.AGREE_EXTENSION, Deed.SIGN_EXTENSION), EXTENSION),
    **dict.fromkeys((Deed.APPROVE_TIMESHEET, Deed.AUTHORISE_TIMESHEET), TIMESHEET),
    **dict.fromkeys((Deed.ACCEPT_RECHARGE, Deed.ISSUE_RECHARGE), RECHARGE),
}


@strawberry.type(description="Something waits for a deed of somebody at a council.")
class WaitingStep(Node):
    """A step that waits, as the API shows it."""

    deed: Deed = field(description="The deed that it waits for.")
    side: Side = field(description="On which side it is to be done.")
    since: datetime | None = field(description="Since when; null where no moment was kept.")
    step: Private[Step]
    until: Private[datetime | None]
    subject_id: Private[UUID]
    organisation: Private[UUID]

    @field(description="Until when it is to be done; null where nobody has set a time.")
    async def due(self, info: BankInfo) -> datetime | None:
        with amended(await info.context.loaders.figures()):
            return TAKEN[self.step].due(self.since, self.until)

    @field(description="Whether that is past.")
    async def is_overdue(self, info: BankInfo) -> bool:
        due = await self.due(info)
        return due is not None and due <= info.context.now

    @field(description="What waits: a request, an offer, an agreement, a placement and so on.")
    async def subject(self, info: BankInfo) -> Node | None:
        found: Node | None = await ABOUT[self.deed].fetch(info.context, self.subject_id)
        return found

    @field(description="The council that is to do it.")
    async def council(self, info: BankInfo) -> Council | None:
        if self.side is Side.HOST:
            return await COUNCIL.fetch(info.context, self.organisation)
        loaders = info.context.loaders
        found = await loaders.page(
            CouncilView, Slice(first=1), "employer_id", self.organisation
        )
        return next(iter(map(COUNCIL.show, found.rows)), None)

    @classmethod
    def of(cls, view: StepView) -> "WaitingStep":
        """Show a step that waits."""
        taken = TAKEN[view.step]
        return cls(
            id=encode("WaitingStep", view.id),
            deed=taken.deed,
            side=taken.side,
            since=view.since,
            step=view.step,
            until=view.until,
            subject_id=view.subject_id,
            organisation=view.organisation,
        )


def _is_for(who: Principal) -> bool:
    """Whoever acts for a council or sees the region: her own things a worker sees elsewhere."""
    return who.region_wide or bool(who.organisations)


WAITING_STEP = Kind("WaitingStep", StepView, WaitingStep.of, _is_for)
