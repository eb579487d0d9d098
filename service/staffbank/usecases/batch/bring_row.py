"""One row of a batch is done, once, as the single deed that it is."""

from staffbank.domain.batch import Batch, RowProblem
from staffbank.domain.principal import Principal
from staffbank.domain.problem import ProblemCode
from staffbank.ports.batch_desk import BatchDesk, Earlier, KeptRow, Outcome, RowDoer, Superseded

TRIES = 5  # of a row that crosses another deed, or fails on our side

OTHERWISE = RowProblem(
    ProblemCode.REFERENCE_TAKEN,
    "This reference stands for a row of yours with other values, which was done. Nothing was "
    "changed: change what it made by its own deed, or give the new row a reference of its own.",
    "reference",
)


async def bring_row(
    *, batch: Batch, kept: KeptRow, who: Principal, desk: BatchDesk, do: RowDoer
) -> None:
    """Do it, or say why not; what was settled before stays as it is."""
    if kept.row.problems:
        await desk.refuse(kept, kept.row.problems)
        return
    outcome, earlier = Outcome(), None
    for _ in range(TRIES):
        try:
            async with desk.taking(batch, kept) as taking:
                earlier = taking.earlier
                if earlier is not None:
                    break
                outcome = await do(
                    batch.kind, kept.row.said, who=who, answering=taking.answering
                )
                if not outcome.problems:
                    await taking.answering.keep(outcome.subject)
                    return
        except Superseded:
            return
        if not outcome.again:
            break
    if earlier is not None:
        await _known(earlier, kept, desk)
    else:
        await desk.refuse(kept, outcome.problems)


async def _known(earlier: Earlier, kept: KeptRow, desk: BatchDesk) -> None:
    if earlier.same:
        await desk.repeat(kept, earlier.subject)
    else:
        await desk.refuse(kept, (OTHERWISE,))
