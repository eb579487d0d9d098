"""The rows of an uploaded file on their way: what was written, and what came of each."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from staffbank.web.council.columns import (
    COLUMNS,
    HEADINGS,
    LAST_ROW,
    LONGEST_CELL,
    MOST_ROWS,
    TO_CORRECT,
    Cells,
    column_of,
)
from staffbank.web.council.row_form import read, reference
from staffbank.web.desk import Data, Problem, Unanswerable
from staffbank.web.form import Form
from staffbank.web.page import Page, nodes

MOST_BATCHES = 20
REFUSED = "REFUSED"


@dataclass(frozen=True)
class SentRow:
    """A row, and what has become of it. `problems` are by column, those of none under ""."""

    number: int
    cells: Cells
    state: str = ""
    subject: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_wrong(self) -> bool:
        """Whether it is to be corrected."""
        return bool(self.problems)

    @property
    def record(self) -> list[str]:
        """Its cells in the order of the columns."""
        return [self.cells.get(each.field, "") for each in COLUMNS]

    def cell_name(self, column: str) -> str:
        """The name of the field in which a cell is corrected."""
        return f"cell.{self.number}.{column}"

    def corrected(self, form: Form) -> "SentRow":
        """With the cells that were typed anew."""
        names = {each.field: self.cell_name(each.field) for each in COLUMNS}
        typed = {
            column: form.text(name)[:LONGEST_CELL]
            for column, name in names.items()
            if name in form.values
        }
        return replace(self, cells={**self.cells, **typed})


@dataclass(frozen=True)
class Upload:
    """All rows of one file, for one council, and the batches in which they were brought."""

    council: str
    rows: tuple[SentRow, ...]
    batches: tuple[str, ...] = ()
    waits: bool = False

    @classmethod
    def carried(cls, form: Form) -> "Upload":
        """As the page carries it from one answer to the next. Raises Unanswerable."""
        try:
            said = json.loads(form.text("rows"))
            rows = tuple(_row(number, cells) for number, cells in said)
        except (ValueError, TypeError, RecursionError) as wrong:
            raise Unanswerable("rows") from wrong
        batches = tuple(form.all("batch"))
        if len(rows) > MOST_ROWS or len(batches) > MOST_BATCHES:
            raise Unanswerable("rows")
        return cls(form.text("council"), rows, batches)

    def checked(self, teams: Mapping[str, str]) -> "Upload":
        """With what is wrong in the rows that were never brought."""
        rows = (
            row if row.state else replace(row, problems=read(row.cells, teams).problems)
            for row in self.rows
        )
        return replace(self, rows=tuple(rows))

    @property
    def told(self) -> str:
        """The rows as the page carries them."""
        return json.dumps([[each.number, dict(each.cells)] for each in self.rows])

    @property
    def wrong(self) -> list[SentRow]:
        """The rows to be corrected."""
        return [each for each in self.rows if each.is_wrong]

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with them, each with the field in which it is corrected."""
        return [
            Problem(message, row.cell_name(column) if column else "")
            for row in self.wrong
            for column, message in row.problems.items()
        ]

    @property
    def to_correct(self) -> list[list[str]]:
        """The rows to be corrected as records of a file, with what is wrong behind each."""
        told = [
            [*each.record, " ".join(each.problems.values())] for each in self.wrong or self.rows
        ]
        return [[*HEADINGS, TO_CORRECT], *told]


async def followed(upload: Upload, page: Page) -> Upload:
    """What the bank has made of the rows that were brought; the last batch counts."""
    found: dict[int, Data] = {}
    waits = False
    for batch in upload.batches:
        waits |= (await page.one("batch", batch))["endedAt"] is None
        found |= {each["number"]: each async for each in _of(batch, page)}
    rows = tuple(
        _as_told(row, found[row.number]) if row.number in found else row for row in upload.rows
    )
    return replace(upload, rows=rows, waits=waits)


async def brought(
    upload: Upload, page: Page, teams: Mapping[str, str]
) -> tuple[Upload, list[Problem]]:
    """Bring the rows in which nothing is to be corrected and that were not done before."""
    checked, lines = [], {}
    twins: dict[str, int] = {}
    for row in upload.rows:
        if row.state and row.state != REFUSED:
            checked.append(row)
            continue
        said = read(row.cells, teams)
        checked.append(replace(row, problems=said.problems, state=REFUSED))
        if not said.problems:
            plain = json.dumps(sorted(row.cells.items()))
            twins[plain] = twins.get(plain, -1) + 1
            named = {"reference": reference(row.cells, twins[plain])}
            lines[row.number] = json.dumps(dict(said.wanted) | named)
    upload = replace(upload, rows=tuple(checked))
    if not lines:
        return upload, []
    done = await page.do(
        "bring_batch",
        councilId=upload.council,
        kind="COVER_REQUESTS",
        lines="\n".join(_placed(lines)),
        firstRow=min(lines),
    )
    if done.problems:
        return upload, list(done.problems)
    return replace(upload, batches=(*upload.batches, done.made["id"])), []


async def _of(batch: str, page: Page) -> Any:
    after = None
    while True:
        listed = await page.ask("batch_rows", filter={"batchId": batch}, first=100, after=after)
        for each in nodes(listed["batchRows"]):
            yield each
        after = listed["batchRows"]["pageInfo"]["endCursor"]
        if not listed["batchRows"]["pageInfo"]["hasNextPage"]:
            return


def _as_told(row: SentRow, told: Data) -> SentRow:
    problems = {column_of(each["field"]): each["message"] for each in told["problems"]}
    return replace(row, state=told["state"], subject=told["subjectId"] or "", problems=problems)


def _placed(lines: Mapping[int, str]) -> Iterator[str]:
    """The lines with empty ones between them, so that each keeps its number."""
    return (lines.get(number, "") for number in range(min(lines), max(lines) + 1))


def _row(number: object, cells: object) -> SentRow:
    if not (isinstance(number, int) and 0 < number <= LAST_ROW and isinstance(cells, dict)):
        raise TypeError(number)
    known = (each.field for each in COLUMNS)
    said = {name: str(cells[name])[:LONGEST_CELL] for name in known if name in cells}
    "".join(said.values()).encode()  # of half a letter, as "\ud800" says one, no page is made
    return SentRow(number, said)
