"""A placement gets ready and begins."""

from datetime import date
from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.placement import PlacementId
from staffbank.domain.start_gate import StartGate, Waiver
from staffbank.usecases.placement.postpone_placement import postpone_placement
from staffbank.usecases.placement.prepare_start import prepare_start
from staffbank.usecases.placement.start_placement import start_placement
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.placement import PLACEMENT, Placement
from staffbank_graphql.problem import Problem


@strawberry.input(description="What the host has got ready.")
class PrepareStartInput:
    """What S113-5 asks for, and a waiver."""

    placement_id: ID = field(description="The placement.")
    supervisor: str = field(description="Her supervisor at the host, by name.")
    induction_on: date | None = field(description="The day of her induction.", default=None)
    delegation_recorded: bool = field(
        description="Whether the scheme of delegation has an entry for her.", default=False
    )
    account_ready: bool = field(
        description="Whether she has an account in the case system.", default=False
    )
    waiver_reason: str | None = field(
        description="Why she may begin without the rest, for five working days at most; null "
        "for no waiver.",
        default=None,
    )


@strawberry.type(description="What came of it.")
class PrepareStartPayload:
    """The placement, or the problems."""

    placement: Placement | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which placement begins later, when, and why.")
class PostponePlacementInput:
    """A placement, a day and a reason."""

    placement_id: ID = field(description="The placement.")
    first_day: date = field(description="The day from which its sessions are kept.")
    reason: str = field(description="Why; the worker and her employer read it.")


@strawberry.type(description="What came of it.")
class PostponePlacementPayload:
    """The placement, or the problems."""

    placement: Placement | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which placement begins.")
class StartPlacementInput:
    """A placement."""

    placement_id: ID = field(description="The placement.")


@strawberry.type(description="What came of it.")
class StartPlacementPayload:
    """The placement, or the problems."""

    placement: Placement | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class PlacementStartMutation:
    """Before her first day, and on it."""

    @strawberry.mutation(
        description="Say what is there for her first day (S113-5); what was waived, once it is "
        "there, while she is at work."
    )
    async def prepare_start(
        self,
        info: BankInfo,
        input: Annotated[PrepareStartInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> PrepareStartPayload:
        payload, context = PrepareStartPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                placement_id = PlacementId(
                    read.id("Placement", input.placement_id, "placementId")
                )
            done = await prepare_start(
                placement_id=placement_id,
                gate=gate_of(input, context.principal.person),
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.placement = await PLACEMENT.fetch(context, done.id)
        return payload

    @strawberry.mutation(
        description="Put off a placement that is ready: sessions before its new first day are "
        "given back."
    )
    async def postpone_placement(
        self,
        info: BankInfo,
        input: Annotated[PostponePlacementInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> PostponePlacementPayload:
        payload, context = PostponePlacementPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                placement_id = PlacementId(
                    read.id("Placement", input.placement_id, "placementId")
                )
            await postpone_placement(
                placement_id=placement_id,
                first_day=input.first_day,
                reason=input.reason,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.placement = await PLACEMENT.fetch(context, placement_id)
        return payload

    @strawberry.mutation(
        description="Start a placement that did not start by itself on its day."
    )
    async def start_placement(
        self,
        info: BankInfo,
        input: Annotated[StartPlacementInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> StartPlacementPayload:
        payload, context = StartPlacementPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                placement_id = PlacementId(
                    read.id("Placement", input.placement_id, "placementId")
                )
            done = await start_placement(
                placement_id=placement_id, now=context.now, uow=context.unit_of_work()
            )
            context.forget()
            payload.placement = await PLACEMENT.fetch(context, done.id)
        return payload


def gate_of(said: PrepareStartInput, person: str) -> StartGate:
    """What the host has said; a waiver is the caller's own."""
    reason = said.waiver_reason
    return StartGate(
        supervisor=said.supervisor,
        induction_on=said.induction_on,
        delegation_recorded=said.delegation_recorded,
        account_ready=said.account_ready,
        waiver=None if reason is None else Waiver(person, reason),
    )
