"""A unit of work over one database transaction."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.dated import amended
from staffbank.domain.event import Event
from staffbank.domain.principal import Principal
from staffbank.persistence.agency import SqlAgencyEngagements
from staffbank.persistence.agreements import SqlAgreements
from staffbank.persistence.audit_chains import SqlAuditChains
from staffbank.persistence.batches import SqlBatches
from staffbank.persistence.calendar_feeds import SqlCalendarFeeds
from staffbank.persistence.clash import crossing
from staffbank.persistence.clients import SqlApiClients
from staffbank.persistence.extensions import SqlExtensions
from staffbank.persistence.figures import SqlFigureBook
from staffbank.persistence.interests import SqlInterests
from staffbank.persistence.ledger_tables import AUDIT_ENTRY, OUTBOX_EVENT
from staffbank.persistence.match_runs import SqlMatchRuns
from staffbank.persistence.notifications import SqlNotifications, tell
from staffbank.persistence.offers import SqlOffers
from staffbank.persistence.organisations import SqlOrganisations
from staffbank.persistence.passports import SqlPassports
from staffbank.persistence.placements import SqlPlacements
from staffbank.persistence.recharges import SqlRecharges
from staffbank.persistence.requests import SqlRequests
from staffbank.persistence.retention import SqlRetention
from staffbank.persistence.shortlists import SqlShortlists
from staffbank.persistence.timers import SqlTimers
from staffbank.persistence.timesheets import SqlTimesheets
from staffbank.persistence.webhooks import SqlWebhooks
from staffbank.persistence.workers import SqlWorkers
from staffbank.usecases.identifier import new_id


@dataclass(frozen=True)
class Opened:
    """A transaction, and who acts in it: for the predecessors of her organisations too."""

    connection: AsyncConnection
    principal: Principal
    commit: Callable[[], Awaitable[None]]


class SqlUnitOfWork:
    """`async with` opens a transaction; leaving it without `commit` rolls it back."""

    def __init__(
        self, principal: Principal, opened: AbstractAsyncContextManager[Opened]
    ) -> None:
        self.principal = principal
        self._opened = opened

    async def __aenter__(self) -> Self:
        async with AsyncExitStack() as stack:
            stack.enter_context(crossing())
            opened = await stack.enter_async_context(self._opened)
            self._connection, self.principal = opened.connection, opened.principal
            self._commit = opened.commit
            self._furnish()
            stack.enter_context(amended(await self.figures.amended()))
            self._stack = stack.pop_all()
        return self

    def _furnish(self) -> None:
        region_id = self.principal.region_id
        self.organisations = SqlOrganisations(self._connection, region_id)
        self.workers = SqlWorkers(self._connection, region_id)
        self.requests = SqlRequests(self._connection, region_id)
        self.offers = SqlOffers(self._connection)
        self.placements = SqlPlacements(self._connection)
        self.agreements = SqlAgreements(self._connection)
        self.extensions = SqlExtensions(self._connection)
        self.timesheets = SqlTimesheets(self._connection)
        self.recharges = SqlRecharges(self._connection)
        self.figures = SqlFigureBook(self._connection, region_id)
        self.agency_engagements = SqlAgencyEngagements(self._connection)
        self.notifications = SqlNotifications(self._connection, self.principal)
        self.calendars = SqlCalendarFeeds(self._connection, self.principal)
        self.interests = SqlInterests(self._connection, self.principal)
        self.retention = SqlRetention(self._connection)
        self.passports = SqlPassports(self._connection)
        self.shortlists = SqlShortlists(self._connection)
        self.audit = SqlAuditChains(self._connection)
        self.batches = SqlBatches(self._connection)
        self.clients = SqlApiClients(self._connection)
        self.webhooks = SqlWebhooks(self._connection, region_id)
        self.timers = SqlTimers(self._connection, region_id)
        self.match_runs = SqlMatchRuns(
            self._connection, self.organisations, self.workers, self.requests, self.offers
        )

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._stack.__aexit__(kind, error, trace)

    async def commit(self, event: Event, *more: Event) -> None:
        """Save everything done in the block, with the audit entries and the outbox rows."""
        rows = [
            {
                "id": new_id(),
                "region_id": self.principal.region_id,
                "event": each.name,
                "subject": each.subject,
                "organisations": sorted(each.organisations),
                "details": dict(each.details),
            }
            for each in (event, *more)
        ]
        entries = [{**row, "person": self.principal.person} for row in rows]
        told = [
            {**row, "person": each.person}
            for row, each in zip(rows, (event, *more), strict=True)
        ]
        await self._connection.execute(insert(OUTBOX_EVENT), told)
        await tell(self._connection, self.principal, (event, *more))
        # Last, and in one statement: from here on the chains of these organisations are locked.
        await self._connection.execute(insert(AUDIT_ENTRY).returning(AUDIT_ENTRY.c.id), entries)
        await self._commit()
