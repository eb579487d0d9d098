"""The host gets ready for her first day."""

from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.domain.placement import Placement, PlacementId
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.start_gate import StartGate
from staffbank.ports.unit_of_work import UnitOfWork


async def prepare_start(
    *, placement_id: PlacementId, gate: StartGate, uow: UnitOfWork
) -> Placement:
    """Say what is there for her: supervisor, induction, delegation, account.

    A waiver is the caller's own, and has a reason. What was waived is said when it is there,
    while the placement is under way.

    Raises:
        Declined: not permitted, no such placement, it is over, a waiver without reason or once
            it has begun, or something taken back that was there by then.
    """
    if gate.waiver and not gate.waiver.reason.strip():
        message = "Say why she may begin without; the auditor reads every waiver."
        raise Declined(Problem(ProblemCode.INVALID, message, ("waiverReason",), "S113-5"))
    async with uow:
        placement = await uow.placements.get(placement_id)
        require(uow.principal, Deed.PREPARE_START, scope=placement.host_council_id)
        prepared = placement.prepare(gate)
        await uow.placements.save(prepared)
        waived = gate.waiver.reason.strip() if gate.waiver else None
        verb = "start_waived" if waived else "prepared"
        await uow.commit(placement.happened(verb, rule="S113-5", reason=waived))
    return prepared
