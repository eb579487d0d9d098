"""Runs of the engine: kept, enqueued, and what they found."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import RowMapping, insert, select, union, update
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.council import RegionId
from staffbank.domain.cover_request import RequestId
from staffbank.domain.dated import amendments
from staffbank.domain.match_run import MatchRun, MatchRunId, ProposalId, RunState
from staffbank.domain.problem import not_found
from staffbank.domain.worker import WorkerId
from staffbank.persistence.clash import refusing
from staffbank.persistence.enqueued import QUEUE, Enqueued, driver_of
from staffbank.persistence.findings import document_of, row_of
from staffbank.persistence.offers import SqlOffers
from staffbank.persistence.organisations import SqlOrganisations
from staffbank.persistence.requests import SqlRequests
from staffbank.persistence.run_tables import MATCH_RUN, PROPOSAL, UNFILLED_SLOT
from staffbank.persistence.workers import SqlWorkers
from staffbank.ports.clashes import AlreadyRunning
from staffbank.ports.unit_of_work import RunResult, Snapshot

Pair = tuple[RequestId, WorkerId]


class SqlMatchRuns:
    """Rows of `match_run`, `proposal` and `unfilled_slot`, and the job of each run."""

    def __init__(
        self,
        connection: AsyncConnection,
        organisations: SqlOrganisations,
        workers: SqlWorkers,
        requests: SqlRequests,
        offers: SqlOffers,
    ) -> None:
        self._connection = connection
        self._organisations = organisations
        self._workers = workers
        self._requests = requests
        self._offers = offers

    async def add(self, run: MatchRun) -> None:
        async with refusing({"one_live_run_each": AlreadyRunning}):
            await self._connection.execute(insert(MATCH_RUN), _row(run))
        job = await Enqueued("run_match", "matching", lock=f"match:{run.region_id}").on(
            self._connection, region_id=str(run.region_id), run_id=str(run.id)
        )
        await self._update(run.id, {"job_id": job})

    async def get(self, run_id: MatchRunId) -> MatchRun:
        query = select(MATCH_RUN).where(MATCH_RUN.c.id == run_id)
        found = await self._connection.execute(query.with_for_update(key_share=True))
        row = found.mappings().one_or_none()
        if row is None:
            raise not_found("match run", "runId")
        return _run(row)

    async def save(self, run: MatchRun) -> None:
        await self._update(run.id, _row(run))

    async def stop_job(self, run_id: MatchRunId) -> bool:
        query = select(MATCH_RUN.c.job_id).where(MATCH_RUN.c.id == run_id)
        job = await self._connection.scalar(query)
        return job is not None and await QUEUE.job_manager.cancel_job_by_id_async(
            job, abort=True, connection=await driver_of(self._connection)
        )

    async def keep_result(self, result: RunResult, *, at: datetime) -> None:
        await self._update(
            result.run_id,
            {
                "status": result.status,
                "gap": result.gap,
                "summary": dict(result.summary),
                "certificate": document_of(result.certificate),
            },
        )
        region = select(MATCH_RUN.c.region_id).where(MATCH_RUN.c.id == result.run_id)
        region_id = await self._connection.scalar(region)
        for table, views in ((PROPOSAL, result.proposals), (UNFILLED_SLOT, result.unfilled)):
            known: dict[str, Any] = {"region_id": region_id}
            if table is UNFILLED_SLOT:
                known["found_at"] = at
            rows = [row_of(view) | known for view in views]
            if rows:
                await self._connection.execute(insert(table), rows)
        await self._overtake(result.run_id)

    async def _overtake(self, run_id: MatchRunId) -> None:
        """What was found before of the requests of this run is no longer how they stand."""
        looked_at = union(
            *(
                select(table.c.request_id).where(table.c.run_id == run_id).correlate(None)
                for table in (PROPOSAL, UNFILLED_SLOT)
            )
        )
        earlier = (
            update(UNFILLED_SLOT)
            .where(UNFILLED_SLOT.c.request_id.in_(looked_at))
            .where(UNFILLED_SLOT.c.run_id != run_id)
            .where(UNFILLED_SLOT.c.overtaken_by.is_(None))
        )
        await self._connection.execute(earlier, {"overtaken_by": run_id})

    async def snapshot(self, *, now: datetime, run: MatchRun | None = None) -> Snapshot:
        kept, refused = await self._of_another(run)
        return Snapshot(
            kept=kept,
            refused=refused,
            workers=await self._workers.all(),
            slots=await self._requests.unheld(now=now),
            bookings=await self._workers.bookings(),
            floors=await self._organisations.floors(),
            amended=amendments(),
            declines=await self._offers.declines(),
        )

    async def snapshot_of(self, worker_id: WorkerId, *, now: datetime) -> Snapshot:
        return Snapshot(
            workers=(await self._workers.read(worker_id),),
            slots=await self._requests.unheld(now=now),
            bookings=await self._workers.bookings(worker_id),
            amended=amendments(),
            declines=await self._offers.declines(),
        )

    async def _of_another(
        self, run: MatchRun | None
    ) -> tuple[tuple[Pair, ...], frozenset[Pair]]:
        """Whom a run keeps of the one that it follows, and whom that was declined for."""
        if run is None or run.follows_id is None:
            return (), frozenset()
        columns = PROPOSAL.c
        query = (
            select(columns.id, columns.request_id, columns.worker_id, columns.declined_because)
            .where(columns.run_id == run.follows_id)
            .order_by(columns.id)
        )
        kept, refused = [], set()
        for key, request, worker, because in await self._connection.execute(query):
            pair = (RequestId(request), WorkerId(worker))
            if because is not None:
                refused.add(pair)
            elif ProposalId(key) in run.kept_ids:
                kept.append(pair)
        return tuple(kept), frozenset(refused)

    async def _update(self, run_id: MatchRunId, values: Mapping[str, Any]) -> None:
        change = update(MATCH_RUN).where(MATCH_RUN.c.id == run_id)
        await self._connection.execute(change, values)


def _row(run: MatchRun) -> dict[str, Any]:
    return {**asdict(run), "state": run.state.value, "kept_ids": list(run.kept_ids)}


def _run(row: RowMapping) -> MatchRun:
    return MatchRun(
        id=MatchRunId(row["id"]),
        region_id=RegionId(row["region_id"]),
        started_by=row["started_by"],
        queued_at=row["queued_at"].astimezone(UTC),
        seconds=row["seconds"],
        seed=row["seed"],
        state=RunState(row["state"]),
        attempt=row["attempt"],
        abort_requested=row["abort_requested"],
        began_at=row["began_at"].astimezone(UTC) if row["began_at"] else None,
        ended_at=row["ended_at"].astimezone(UTC) if row["ended_at"] else None,
        failure=row["failure"],
        follows_id=MatchRunId(row["follows_id"]) if row["follows_id"] else None,
        kept_ids=tuple(map(ProposalId, row["kept_ids"])),
    )
