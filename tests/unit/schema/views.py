"""Rows to be read. Each builder gives a sound one; a test names only what it is about."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from staffbank.domain.match_run import MatchRun
from staffbank.domain.offer import Offer
from staffbank.domain.worker import Worker
from staffbank.ports.offer_views import OfferView
from staffbank.ports.views import (
    CouncilView,
    MatchRunView,
    PointsView,
    ProposalView,
    VerdictView,
    WorkerView,
)
from tests.builders import an_id

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def numbered(number: int) -> UUID:
    """Ids in order of their numbers."""
    return UUID(int=number + 1)


def a_council_row(id: UUID, **facts: Any) -> CouncilView:  # noqa: A002 its name
    """A council that employs its own social workers."""
    row = CouncilView(
        id=id,
        name="Coventry",
        gss="E08000026",
        latitude=52.4,
        longitude=-1.5,
        employer_id=an_id(f"employer of {id}"),
        employer_name="Coventry City Council",
        employer_kind="local_authority",
        social_workers_fte=Decimal("250.5"),
        agency_fte=Decimal(20),
        vacancy_fte=Decimal(30),
        three_or_more_workers_percent=Decimal("12.5"),
        figures_on=date(2025, 9, 30),
        figures_source="DfE",
    )
    return replace(row, **facts)


def a_worker_row(id: UUID, **facts: Any) -> WorkerView:  # noqa: A002 its name
    """A social worker without skills or checks."""
    row = WorkerView(
        id=id,
        name="Ada Lovell",
        role="SW",
        employer_id=an_id("an employer"),
        council_id=numbered(0),
        weekly_hours=Decimal(37),
        longest_travel_km=40,
        skills=(),
        checks=(),
        joined_at=NOW,
    )
    return replace(row, **facts)


def an_offer_row(id: UUID, **facts: Any) -> OfferView:  # noqa: A002 its name
    """An offer that waits for its worker."""
    row = OfferView(
        id=id,
        slot_id=an_id("a slot"),
        request_id=an_id("a request"),
        worker_id=an_id("a worker"),
        home_employer_id=an_id("an employer"),
        host_council_id=numbered(0),
        state="offered",
        offered_at=NOW,
        answer_by=NOW + timedelta(hours=48),
        consulted_at=None,
        consultation_comments=None,
        reason=None,
    )
    return replace(row, **facts)


def a_run_row(id: UUID, **facts: Any) -> MatchRunView:  # noqa: A002 its name
    """A run that has been taken up."""
    row = MatchRunView(
        id=id,
        state="running",
        attempt=1,
        seconds=30,
        seed=1,
        queued_at=NOW,
        began_at=NOW,
        ended_at=None,
        failure=None,
        status=None,
        gap=None,
        summary=None,
    )
    return replace(row, **facts)


def a_proposal_row(id: UUID, **facts: Any) -> ProposalView:  # noqa: A002 its name
    """A lawful proposal of somebody who has worked there."""
    row = ProposalView(
        id=id,
        run_id=an_id("a run"),
        slot_id=an_id("a slot"),
        request_id=an_id("a request"),
        worker_id=an_id("a worker"),
        points=(PointsView("familiar_team", 30), PointsView("travel", -7)),
        verdicts=(
            VerdictView("WT-4", "allowed", "She rests 11 hours.", "WTR, reg. 10(1)", "stated"),
        ),
    )
    return replace(row, **facts)


def row_of(thing: object) -> Any:
    """The row that a thing of the domain is read as; None where tests do not ask for one."""
    match thing:
        case Worker(id=id_, name=name, role=role):
            return a_worker_row(id_, name=name, role=role.value)
        case Offer(id=id_, state=state, reason=reason):
            return an_offer_row(id_, state=state.value, reason=reason)
        case MatchRun(id=id_, state=state):
            return a_run_row(id_, state=state.value)
        case _:
            return None
