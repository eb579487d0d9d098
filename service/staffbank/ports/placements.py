"""Placements, their agreements and their timesheets, kept and found."""

from datetime import date
from typing import Protocol

from staffbank.domain.agreement import Agreement, AgreementId
from staffbank.domain.council import CouncilId
from staffbank.domain.master_agreement import Accession, MasterAgreement, MasterAgreementId
from staffbank.domain.period import Period
from staffbank.domain.placement import Placement, PlacementId
from staffbank.domain.timesheet import Timesheet, TimesheetId
from staffbank.domain.worked_line import Line
from staffbank.domain.worker import WorkerId


class WeekOpened(Exception):
    """The placement has a timesheet for that week already."""


class HourTaken(Exception):
    """Some hour of the timesheet is worked and paid for already, by another one."""


class LineReversed(Exception):
    """A line is taken back by another correction already."""


class Placements(Protocol):
    """Placements. `get` locks the row, `read` does not; both raise Declined (not_found)."""

    async def add(self, placement: Placement) -> None:
        """Keep it, that the worker now knows the team, and the job that starts it."""
        ...

    async def get(self, placement_id: PlacementId) -> Placement: ...
    async def read(self, placement_id: PlacementId) -> Placement: ...
    async def running_of(self, worker_id: WorkerId) -> tuple[Placement, ...]:
        """Her placements that are ready or under way, locked."""
        ...

    async def beside(self, placement: Placement) -> tuple[Placement, ...]:
        """Hers with the same host from the same employer, itself included; none is locked.

        Those that were withdrawn are left out.
        """
        ...

    async def extend(self, placement: Placement, more: tuple[Period, ...]) -> None:
        """Hold her for more sessions of it. Raise AlreadyBooked where she is held elsewhere."""
        ...

    async def start_on_its_day(self, placement: Placement) -> None:
        """Let the job that starts it run when it begins now, and no sooner."""
        ...

    async def save(self, placement: Placement) -> None:
        """Keep how it stands; she is no longer held for sessions that it has lost."""
        ...


class Agreements(Protocol):
    """Agreements, one a placement. All raise Declined (not_found).

    `get` and `of_placement` lock the placement, then the agreement; `read_of` locks nothing.
    """

    async def add(self, agreement: Agreement) -> None: ...
    async def get(self, agreement_id: AgreementId) -> Agreement: ...
    async def of_placement(self, placement_id: PlacementId) -> Agreement: ...
    async def read_of(self, placement_id: PlacementId) -> Agreement: ...
    async def save(self, agreement: Agreement) -> None: ...
    async def add_master(self, master: MasterAgreement) -> None: ...
    async def master(self, master_id: MasterAgreementId) -> MasterAgreement: ...
    async def masters(self) -> tuple[MasterAgreement, ...]:
        """The region's master agreements, the oldest first."""
        ...

    async def accede(self, master: MasterAgreement, accession: Accession) -> None: ...


class Timesheets(Protocol):
    """Timesheets. `get` locks the row or raises Declined (not_found)."""

    async def two_steps(self, council_id: CouncilId) -> bool:
        """Say whether this host's budget holder authorises what its manager approved."""
        ...

    async def ask_two_steps(self, council_id: CouncilId, *, asked: bool) -> None: ...
    async def add(self, timesheet: Timesheet) -> None:
        """Raise WeekOpened where the placement has one for that week, or LineReversed."""
        ...

    async def get(self, timesheet_id: TimesheetId) -> Timesheet: ...
    async def open_ones(self, placement_id: PlacementId) -> int:
        """How many of its timesheets are not locked, drafts of corrections apart."""
        ...

    async def weeks_of(self, placement_id: PlacementId) -> frozenset[date]:
        """The Mondays of the weeks that have one."""
        ...

    async def save(self, timesheet: Timesheet) -> None:
        """Keep what it says, and enqueue its locking where every step is done."""
        ...

    async def standing_beside(self, timesheet: Timesheet) -> tuple[Line, ...]:
        """What counts of her other timesheets, less what this one takes back."""
        ...

    async def stand(self, timesheet: Timesheet) -> None:
        """Let its lines count. Raise HourTaken where an hour counts already."""
        ...
