"""Starting the engine, and stopping it."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain import problem
from staffbank.domain.match_run import MatchRunId, ProposalId
from staffbank.usecases.match_run.abort_match_run import abort_match_run
from staffbank.usecases.match_run.start_match_run import After, Limits, start_match_run
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.global_id import decode
from staffbank_graphql.match_run import MATCH_RUN, MatchRun
from staffbank_graphql.problem import Problem

NO_RUN = "Say which run these are proposals of."


@strawberry.input(description="The limits of a run.")
class StartMatchRunInput:
    """How long, from which seed, and what it keeps of another."""

    seconds: float = field(description="How long the engine may search, 1 to 600.", default=30)
    seed: int = field(
        description="The same seed and the same bank give the same plan.", default=1
    )
    follows_id: ID | None = field(
        description="A finished run: what was declined there is not proposed again.",
        default=None,
    )
    keep: list[ID] = field(
        description="Proposals of that run, each of which this one keeps.", default_factory=list
    )


@strawberry.input(description="Which run to stop.")
class AbortMatchRunInput:
    """A run."""

    run_id: ID = field(description="The run.")


@strawberry.type(description="What came of starting a run.")
class StartMatchRunPayload:
    """The run, or the problems."""

    match_run: MatchRun | None = field(description="The queued run.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type(description="What came of stopping a run.")
class AbortMatchRunPayload:
    """The run, or the problems."""

    match_run: MatchRun | None = field(
        description="The run; a running one ends as soon as its process hears of it.",
        default=None,
    )
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


def _after(given: StartMatchRunInput) -> After | None:
    """The run that it follows, and what it keeps of it. Raises Declined."""
    if given.follows_id is None:
        if given.keep:
            wrong = problem.Problem(problem.ProblemCode.INVALID, NO_RUN, ("followsId",))
            raise problem.Declined(wrong)
        return None
    with reading() as read:
        follows = MatchRunId(read.id("MatchRun", given.follows_id, "followsId"))
        decoded = read.each(lambda text: decode(text, "Proposal"), given.keep, "keep")
    return After(follows, tuple(dict.fromkeys(map(ProposalId, decoded))))


@strawberry.type
class MatchRunMutation:
    """What the coordinator does with runs."""

    @strawberry.mutation(description="Queue a run of the engine. A region has one at a time.")
    async def start_match_run(
        self,
        info: BankInfo,
        input: Annotated[StartMatchRunInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> StartMatchRunPayload:
        payload, context = StartMatchRunPayload(), info.context
        with problems_into(payload):
            limits = Limits(input.seconds, input.seed)
            run = await start_match_run(
                limits=limits,
                after=_after(input),
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.match_run = await MATCH_RUN.fetch(context, run.id)
        return payload

    @strawberry.mutation(description="Stop a run.")
    async def abort_match_run(
        self,
        info: BankInfo,
        input: Annotated[AbortMatchRunInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> AbortMatchRunPayload:
        payload, context = AbortMatchRunPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                run_id = MatchRunId(read.id("MatchRun", input.run_id, "runId"))
            await abort_match_run(run_id=run_id, now=context.now, uow=context.unit_of_work())
            context.forget()
            payload.match_run = await MATCH_RUN.fetch(context, run_id)
        return payload
