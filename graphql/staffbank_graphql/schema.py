"""The schema, put together from one module for each noun."""

from collections.abc import Iterable
from copy import copy
from typing import Any

import strawberry
from graphql import Executor, GraphQLError
from strawberry.extensions import SchemaExtension
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext
from strawberry.types import ExecutionContext, ExecutionResult
from strawberry.types.graphql import OperationType

from staffbank.settings import Settings
from staffbank_graphql import (
    api_client,
    batch,
    closed_sets,
    match_words,
    placement_words,
    ready,
    request_words,
    viewer,
    webhook,
)
from staffbank_graphql.agency_deeds import AgencyMutation
from staffbank_graphql.agency_sign_off import AgencySignOffMutation
from staffbank_graphql.agreement_deeds import AgreementMutation
from staffbank_graphql.agreement_terms import AgreementTermsMutation
from staffbank_graphql.api_client_deeds import ApiClientMutation
from staffbank_graphql.audit import explain_audit
from staffbank_graphql.batch_deeds import BatchMutation
from staffbank_graphql.calendar_deeds import CalendarMutation
from staffbank_graphql.context import Context
from staffbank_graphql.cost import Cost
from staffbank_graphql.document_deeds import DocumentMutation
from staffbank_graphql.entrance import Entrance
from staffbank_graphql.errors import hide_our_own
from staffbank_graphql.events_named import name_events
from staffbank_graphql.extension_deeds import ExtensionMutation
from staffbank_graphql.figure import FigureMutation
from staffbank_graphql.free_text import look_at_texts
from staffbank_graphql.given import hold_programs_to_what_was_given
from staffbank_graphql.home_floor import HomeFloorMutation
from staffbank_graphql.interest import InterestMutation
from staffbank_graphql.join_bank import JoinBankMutation
from staffbank_graphql.limits import extensions
from staffbank_graphql.master_agreement_deeds import MasterAgreementMutation
from staffbank_graphql.match_run_deeds import MatchRunMutation
from staffbank_graphql.notification_deeds import NotificationMutation
from staffbank_graphql.observed import Observed
from staffbank_graphql.offer_deeds import OfferMutation
from staffbank_graphql.once import Once
from staffbank_graphql.opt_out import OptOutMutation
from staffbank_graphql.placement_account import PlacementAccountMutation
from staffbank_graphql.placement_consent import PlacementConsentMutation
from staffbank_graphql.placement_end import PlacementEndMutation
from staffbank_graphql.placement_notice import PlacementNoticeMutation
from staffbank_graphql.placement_record import PlacementRecordMutation
from staffbank_graphql.placement_start import PlacementStartMutation
from staffbank_graphql.placement_stop import PlacementStopMutation
from staffbank_graphql.problem import GeneralProblem, RuleProblem
from staffbank_graphql.query import Query
from staffbank_graphql.recharge_deeds import RechargeMutation
from staffbank_graphql.register import RegisterMutation
from staffbank_graphql.request_deeds import RequestMutation
from staffbank_graphql.request_reach import RequestReachMutation
from staffbank_graphql.request_road import RequestRoadMutation
from staffbank_graphql.scalars import SCALARS
from staffbank_graphql.shortlist_deeds import ShortlistMutation
from staffbank_graphql.stages import Stages
from staffbank_graphql.subscription import Subscription
from staffbank_graphql.succession import SuccessionMutation
from staffbank_graphql.timesheet_hers import TimesheetHersMutation
from staffbank_graphql.timesheet_hosts import TimesheetHostsMutation
from staffbank_graphql.told_once import telling_once
from staffbank_graphql.webhook_deeds import WebhookMutation
from staffbank_graphql.weekly_rest import WeeklyRestMutation
from staffbank_graphql.worker_record import WorkerRecordMutation


@strawberry.type(
    description="What people may do. Each gives back its result, or every problem at once, and "
    "names the events that it emits: those that apply, where it names several."
)
class Mutation(
    FigureMutation,
    SuccessionMutation,
    HomeFloorMutation,
    WeeklyRestMutation,
    JoinBankMutation,
    WorkerRecordMutation,
    NotificationMutation,
    CalendarMutation,
    InterestMutation,
    OptOutMutation,
    RegisterMutation,
    RequestMutation,
    RequestRoadMutation,
    RequestReachMutation,
    AgencyMutation,
    AgencySignOffMutation,
    MatchRunMutation,
    ShortlistMutation,
    OfferMutation,
    MasterAgreementMutation,
    AgreementTermsMutation,
    AgreementMutation,
    PlacementStartMutation,
    PlacementStopMutation,
    PlacementConsentMutation,
    PlacementEndMutation,
    PlacementNoticeMutation,
    PlacementRecordMutation,
    PlacementAccountMutation,
    ExtensionMutation,
    TimesheetHersMutation,
    TimesheetHostsMutation,
    RechargeMutation,
    ApiClientMutation,
    DocumentMutation,
    WebhookMutation,
    BatchMutation,
):
    """All deeds."""


EXTENSIONS = (Observed, *extensions(), Entrance, Cost, Once)


class BankSchema(strawberry.Schema):
    """A schema that tells clients their own mistakes, and only a reference of ours."""

    def __init__(self, *parts: Any, **named: Any) -> None:
        super().__init__(*parts, **named)
        self.execution_context_class = telling_once(self.execution_context_class)
        self.in_stages = self.extensions != EXTENSIONS or not plain_first()

    async def execute(  # noqa: PLR0913, PLR0917 as the library has it
        self,
        query: str | None,
        variable_values: dict[str, Any] | None = None,
        context_value: Any = None,
        root_value: Any = None,
        operation_name: str | None = None,
        allowed_operation_types: Iterable[OperationType] | None = None,
        operation_extensions: dict[str, Any] | None = None,
    ) -> ExecutionResult:
        """The answer: at once to a query that is ready, and else by the library's stages."""
        may_ask = (
            allowed_operation_types is None or OperationType.QUERY in allowed_operation_types
        )
        if not self.in_stages and may_ask and type(context_value) is Context:
            answer = await ready.answer(
                self,
                query,
                variable_values,
                context_value,
                (operation_name, operation_extensions),
            )
            if answer is not None:
                return answer
        return await super().execute(
            query,
            variable_values,
            context_value,
            root_value,
            operation_name,
            allowed_operation_types,
            operation_extensions,
        )

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        hide_our_own(errors, execution_context)

    def create_extensions_runner(
        self, execution_context: ExecutionContext, extensions: list[SchemaExtension]
    ) -> Stages:
        return Stages(execution_context, extensions)


def build_schema() -> BankSchema:
    """Put the schema together."""
    closed_sets.explain_people()
    explain_audit()
    request_words.explain_requests()
    request_words.explain_agencies()
    closed_sets.explain_offers()
    closed_sets.explain_problems()
    match_words.explain_matches()
    placement_words.explain_placements()
    placement_words.explain_agreements()
    placement_words.explain_extensions()
    placement_words.explain_timesheets()
    placement_words.explain_recharges()
    batch.explain_batches()
    webhook.explain_webhooks()
    viewer.explain_roles()
    api_client.explain_programs()
    hold_programs_to_what_was_given(Mutation)
    look_at_texts(Mutation)
    name_events(Mutation)
    return BankSchema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        types=(GeneralProblem, RuleProblem),
        extensions=EXTENSIONS,
        execution_context_class=plain_first(),
        config=StrawberryConfig(disable_field_suggestions=True, scalar_map=SCALARS),
    )


def plain_first() -> type[Executor[Any]] | None:
    """The executor of plain values; None where the library is not what it leans on."""
    try:
        from staffbank_graphql.execution import PlainFirst, fits  # noqa: PLC0415 it may not fit
    except (ImportError, AttributeError):
        return None
    return PlainFirst if fits() else None


def by_the_library(schema: BankSchema) -> BankSchema:
    """The same schema, executed by the library alone."""
    twin = copy(schema)
    twin.in_stages = True
    twin.execution_context_class = StrawberryGraphQLCoreExecutionContext
    return twin


def schema_of(settings: Settings) -> BankSchema:
    """The schema, executed as the installation would have it."""
    return schema if settings.fast_execution else executed_by_the_library


schema = build_schema()
executed_by_the_library = by_the_library(schema)
