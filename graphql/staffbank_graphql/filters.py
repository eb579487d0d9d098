"""Which rows of a list are asked for."""

from enum import Enum
from typing import TypeAlias
from uuid import UUID

import strawberry
from strawberry import ID, field

from staffbank.domain.agreement import AgreementState
from staffbank.domain.cover_request import RequestState
from staffbank.domain.extension import ExtensionState
from staffbank.domain.offer import OfferState
from staffbank.domain.profession import CoreRole
from staffbank.domain.recharge import RechargeState
from staffbank.domain.timesheet import TimesheetState
from staffbank.ports.queries import Filters
from staffbank_graphql.errors import BadUserInput
from staffbank_graphql.global_id import NotAnId, decode

KINDS = {"council_id": "Council", "request_id": "CoverRequest", "placement_id": "Placement"}


@strawberry.input(description="Only teams such as these.")
class TeamFilter:
    """Which teams."""

    council_id: ID | None = field(description="Of this council.", default=None)


@strawberry.input(description="Only workers such as these.")
class WorkerFilter:
    """Which workers."""

    council_id: ID | None = field(description="At home in this council.", default=None)
    role: CoreRole | None = field(description="In this role.", default=None)


@strawberry.input(description="Only cover requests such as these.")
class CoverRequestFilter:
    """Which requests."""

    state: RequestState | None = field(description="In this state.", default=None)
    council_id: ID | None = field(description="Of this council.", default=None)


@strawberry.input(description="Only offers such as these.")
class OfferFilter:
    """Which offers."""

    state: OfferState | None = field(description="In this state.", default=None)
    request_id: ID | None = field(description="Of a slot of this request.", default=None)


@strawberry.input(description="Only slots such as these.")
class UnfilledFilter:
    """Which slots that a run left open."""

    request_id: ID | None = field(description="Of this request.", default=None)
    current: bool = field(
        description="Only what the last run found that has looked at the request.",
        default=False,
    )


@strawberry.input(description="Only agreements such as these.")
class AgreementFilter:
    """Which agreements."""

    state: AgreementState | None = field(description="In this state.", default=None)
    placement_id: ID | None = field(description="On this placement.", default=None)


@strawberry.input(description="Only extensions such as these.")
class ExtensionFilter:
    """Which extensions."""

    state: ExtensionState | None = field(description="In this state.", default=None)
    placement_id: ID | None = field(description="Of this placement.", default=None)


@strawberry.input(description="Only timesheets such as these.")
class TimesheetFilter:
    """Which timesheets."""

    state: TimesheetState | None = field(description="In this state.", default=None)
    placement_id: ID | None = field(description="Of this placement.", default=None)


@strawberry.input(description="Only recharges such as these.")
class RechargeFilter:
    """Which recharges."""

    state: RechargeState | None = field(description="In this state.", default=None)


@strawberry.input(description="Only steps such as these.")
class WaitingStepFilter:
    """Which steps that wait."""

    mine: bool = field(
        description="Only what one of your roles may do; of that, a program what it was given.",
        default=False,
    )
    overdue: bool = field(description="Only what is past its time.", default=False)


Filter: TypeAlias = (
    TeamFilter
    | WorkerFilter
    | CoverRequestFilter
    | OfferFilter
    | UnfilledFilter
    | AgreementFilter
    | ExtensionFilter
    | TimesheetFilter
    | RechargeFilter
    | WaitingStepFilter
)
FILTER = strawberry.argument(description="Which of them; left out, all that you may see.")


def columns(asked: Filter | None) -> Filters:
    """A filter by the names of the views' columns, with their values. Raises BadUserInput."""
    given = {} if asked is None else vars(asked)
    return {name: _plain(name, value) for name, value in given.items() if value is not None}


def key_of(text: str, kind: str) -> UUID:
    """The UUID within an id of this kind. Raises BadUserInput."""
    try:
        return decode(text, kind)
    except NotAnId as wrong:
        raise BadUserInput(str(wrong)) from wrong


def _plain(name: str, value: Enum | str | bool) -> object:  # noqa: FBT001 as it was given
    if isinstance(value, bool):
        return value
    return value.value if isinstance(value, Enum) else key_of(value, KINDS[name])
