"""How batches and their rows are read."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from staffbank.domain.batch import RowProblem, RowState
from staffbank.domain.problem import ProblemCode
from staffbank.persistence.batch_tables import BATCH, BATCH_ROW
from staffbank.persistence.source import Source
from staffbank.ports.batches import BatchRowView, BatchView


def documents_of(problems: Sequence[RowProblem]) -> list[dict[str, str]]:
    """Problems as they are kept."""
    return [{**vars(each), "code": each.code.value} for each in problems]


def problems_in(documents: list[dict[str, str]]) -> tuple[RowProblem, ...]:
    """The same, read back."""
    return tuple(
        RowProblem(**{**each, "code": ProblemCode(each["code"])})  # type: ignore[arg-type]  # as it was kept
        for each in documents
    )


def _how_many(state: RowState) -> Any:
    count = func.count().filter(BATCH_ROW.c.state == state.value)
    return (
        select(count)
        .where(BATCH_ROW.c.batch_id == BATCH.c.id)
        .scalar_subquery()
        .label(state.value)
    )


_ROWS = select(func.count()).where(BATCH_ROW.c.batch_id == BATCH.c.id).scalar_subquery()
BATCH_SOURCES: Mapping[type[Any], Source] = {
    BatchView: Source(
        select(BATCH, _ROWS.label("rows"), *map(_how_many, RowState)), BATCH.c.id, {}
    ),
    BatchRowView: Source(select(BATCH_ROW), BATCH_ROW.c.id, {"problems": problems_in}),
}
