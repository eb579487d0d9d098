"""What people may ask."""

from asyncio import gather
from collections.abc import Mapping
from typing import Annotated, Any, cast

import strawberry
from strawberry import ID, field

from staffbank.usecases.region.figures_now import figures_now
from staffbank_graphql.agency_engagement import AGENCY_ENGAGEMENT, AgencyEngagement
from staffbank_graphql.agreement import AGREEMENT, MASTER_AGREEMENT, Agreement, MasterAgreement
from staffbank_graphql.audit import AUDIT_ENTRY, AUDIT_SUBJECT, AuditQuery
from staffbank_graphql.connection import LONGEST, Listing, paged
from staffbank_graphql.context import BankInfo, Context
from staffbank_graphql.council import COUNCIL, TEAM, Council, Team
from staffbank_graphql.cover_request import COVER_REQUEST, SLOT, CoverRequest
from staffbank_graphql.errors import BadUserInput
from staffbank_graphql.extension import EXTENSION, Extension
from staffbank_graphql.figure import Figure
from staffbank_graphql.filters import (
    FILTER,
    AgreementFilter,
    CoverRequestFilter,
    ExtensionFilter,
    OfferFilter,
    RechargeFilter,
    TeamFilter,
    TimesheetFilter,
    UnfilledFilter,
    WaitingStepFilter,
    WorkerFilter,
    columns,
    key_of,
)
from staffbank_graphql.global_id import NotAnId, split
from staffbank_graphql.home_floor import HomeFloorQuery
from staffbank_graphql.match_run import MATCH_RUN, MatchRun
from staffbank_graphql.netting import Transfer, proposed
from staffbank_graphql.node import Kind, Node
from staffbank_graphql.notification import NOTIFICATION, Notification
from staffbank_graphql.offer import OFFER, Offer
from staffbank_graphql.override import OVERRIDE, Override
from staffbank_graphql.placement import PLACEMENT, Placement
from staffbank_graphql.program import PROGRAM_KINDS, ProgramQuery
from staffbank_graphql.proposal import PROPOSAL, UNFILLED, Unfilled
from staffbank_graphql.rate_limit import RateLimitQuery
from staffbank_graphql.recharge import RECHARGE, Recharge
from staffbank_graphql.register import RegisterQuery
from staffbank_graphql.saving import SavingQuery
from staffbank_graphql.subject_access import SubjectAccessQuery
from staffbank_graphql.timesheet import TIMESHEET, Timesheet
from staffbank_graphql.viewer import Viewer
from staffbank_graphql.waiting_step import WAITING_STEP, WaitingStep
from staffbank_graphql.worker import WORKER, Worker

KINDS: Mapping[str, Kind[Any, Any]] = {
    kind.name: kind
    for kind in (
        COUNCIL,
        TEAM,
        WORKER,
        COVER_REQUEST,
        SLOT,
        MATCH_RUN,
        PROPOSAL,
        UNFILLED,
        OFFER,
        PLACEMENT,
        MASTER_AGREEMENT,
        AGREEMENT,
        EXTENSION,
        TIMESHEET,
        RECHARGE,
        NOTIFICATION,
        OVERRIDE,
        AGENCY_ENGAGEMENT,
        AUDIT_ENTRY,
        AUDIT_SUBJECT,
        WAITING_STEP,
        *PROGRAM_KINDS,
    )
}


ONE_ID = strawberry.argument(description="Its id.")
IDS = strawberry.argument(description=f"Their ids, 1 to {LONGEST}.")


@strawberry.type(description="What people may ask.")
class Query(
    AuditQuery,
    HomeFloorQuery,
    ProgramQuery,
    RateLimitQuery,
    RegisterQuery,
    SavingQuery,
    SubjectAccessQuery,
):
    """The ways in."""

    @field(description="The thing with this id; null if there is none, or it is not yours.")
    async def node(
        self,
        info: BankInfo,
        id: Annotated[ID, ONE_ID],  # noqa: A002 Relay's name for it
    ) -> Node | None:
        return await found(id, info.context)

    @field(description="The things with these ids, in their order, each null as for `node`.")
    async def nodes(self, info: BankInfo, ids: Annotated[list[ID], IDS]) -> list[Node | None]:
        if not 1 <= len(ids) <= LONGEST:
            raise BadUserInput(f"Ask for 1 to {LONGEST} ids at once, not {len(ids)}.")
        return list(await gather(*(found(each, info.context) for each in ids)))

    @field(description="Who you are, and what you may do.")
    def me(self, info: BankInfo) -> Viewer:
        return Viewer.of(info.context.principal)

    @paged(of=Council, description="The councils of the region.")
    def councils(self) -> Any:
        return Listing(COUNCIL)

    @paged(of=Team, description="The teams of all councils.")
    def teams(self, filter: Annotated[TeamFilter | None, FILTER] = None) -> Any:  # noqa: A002 its name
        return Listing(TEAM, columns(filter))

    @paged(of=Worker, description="Members of the bank.")
    def workers(self, filter: Annotated[WorkerFilter | None, FILTER] = None) -> Any:  # noqa: A002 its name
        return Listing(WORKER, columns(filter))

    @paged(of=CoverRequest, description="What councils ask for.")
    def cover_requests(
        self,
        filter: Annotated[CoverRequestFilter | None, FILTER] = None,  # noqa: A002 its name
    ) -> Any:
        return Listing(COVER_REQUEST, columns(filter))

    @paged(of=Offer, description="Offers on their road.")
    def offers(self, filter: Annotated[OfferFilter | None, FILTER] = None) -> Any:  # noqa: A002 its name
        return Listing(OFFER, columns(filter))

    @paged(of=Unfilled, description="Slots that runs left open, the oldest finding first.")
    def unfilled(self, filter: Annotated[UnfilledFilter | None, FILTER] = None) -> Any:  # noqa: A002 its name
        return Listing(UNFILLED, columns(filter))

    @paged(of=Placement, description="Placements.")
    def placements(self) -> Any:
        return Listing(PLACEMENT)

    @paged(of=MasterAgreement, description="Master agreements of the region.")
    def master_agreements(self) -> Any:
        return Listing(MASTER_AGREEMENT)

    @paged(of=Agreement, description="Agreements on placements.")
    def agreements(self, filter: Annotated[AgreementFilter | None, FILTER] = None) -> Any:  # noqa: A002 its name
        return Listing(AGREEMENT, columns(filter))

    @paged(of=Extension, description="Extensions of placements.")
    def extensions(self, filter: Annotated[ExtensionFilter | None, FILTER] = None) -> Any:  # noqa: A002 its name
        return Listing(EXTENSION, columns(filter))

    @paged(of=Timesheet, description="Timesheets, corrections too.")
    def timesheets(self, filter: Annotated[TimesheetFilter | None, FILTER] = None) -> Any:  # noqa: A002 its name
        return Listing(TIMESHEET, columns(filter))

    @paged(of=Recharge, description="Recharges between home employers and hosts.")
    def recharges(self, filter: Annotated[RechargeFilter | None, FILTER] = None) -> Any:  # noqa: A002 its name
        return Listing(RECHARGE, columns(filter))

    @paged(
        of=WaitingStep,
        description="Steps that wait for somebody at a council, on the oldest things first.",
    )
    def waiting_steps(
        self,
        info: BankInfo,
        filter: Annotated[WaitingStepFilter | None, FILTER] = None,  # noqa: A002 its name
    ) -> Any:
        which = columns(filter)
        if which.get("mine") and (only := info.context.principal.only) is not None:
            which = {**which, "given": tuple(sorted(only))}
        return Listing(WAITING_STEP, which, by_figures=True)

    @paged(of=Notification, description="Your inbox, the oldest first.")
    def notifications(self) -> Any:
        return Listing(NOTIFICATION)

    @paged(of=Override, description="Rules that named people let pass, for the auditor.")
    def overrides(self) -> Any:
        return Listing(OVERRIDE)

    @paged(of=AgencyEngagement, description="Agency workers: the quarterly return's rows.")
    def agency_engagements(self) -> Any:
        return Listing(AGENCY_ENGAGEMENT)

    @field(description="Every figure that the bank reckons with, dated, sourced and labelled.")
    async def figures(self, info: BankInfo) -> list[Figure]:
        return [Figure.of(each) for each in await figures_now(uow=info.context.reading())]

    @field(
        description="The few payments that would settle what is issued and neither settled "
        "nor disputed, between the councils of today: a proposal, for the region's people; "
        "null for others."
    )
    async def netting(self, info: BankInfo) -> list[Transfer] | None:
        return await proposed(info.context)

    @paged(of=MatchRun, description="Runs of the engine, the oldest first.")
    def match_runs(self) -> Any:
        return Listing(MATCH_RUN)

    @field(description="A run of the engine; null if there is none, or it is not yours.")
    async def match_run(
        self,
        info: BankInfo,
        id: Annotated[ID, ONE_ID],  # noqa: A002 Relay's name for it
    ) -> MatchRun | None:
        return await MATCH_RUN.fetch(info.context, key_of(id, "MatchRun"))


async def found(text: str, context: Context) -> Node | None:
    """The thing with this id, of whichever kind; None where there is none to be seen."""
    try:
        name, key = split(text)
    except NotAnId:
        return None
    kind = KINDS.get(name)
    return None if kind is None else cast("Node | None", await kind.fetch(context, key))
