"""A hundred rows with ten columns in memory: how they are shown, and in a schema of ours."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import strawberry
from strawberry import ID
from strawberry.schema.config import StrawberryConfig

from staffbank_graphql.scalars import SCALARS
from staffbank_graphql.schema import EXTENSIONS, BankSchema, plain_first

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@strawberry.type
class Row:
    """Ten columns of several kinds."""

    id: ID
    first_name: str
    last_name: str
    email: str
    active: bool
    score: float
    grade: int
    region: str
    remark: str | None
    joined_at: datetime


ROWS = [
    Row(
        id=ID(f"row-{number}"),
        first_name=f"Ada {number}",
        last_name="Lovell",
        email=f"ada.{number}@example.org",
        active=number % 3 == 0,
        score=number / 7,
        grade=number,
        region="West Midlands",
        remark=None if number % 4 else "Speaks Punjabi.",
        joined_at=NOON,
    )
    for number in range(100)
]


@strawberry.type
class Query:
    """The two ways in."""

    @strawberry.field
    def hello(self) -> str:
        return "hello"

    @strawberry.field
    def rows(self) -> list[Row]:
        return ROWS


SCHEMA = BankSchema(
    Query,
    extensions=EXTENSIONS,
    execution_context_class=plain_first(),
    config=StrawberryConfig(scalar_map=SCALARS),
)
COLUMNS = "id firstName lastName email active score grade region remark joinedAt"
EVERYTHING = f"{{ rows {{ {COLUMNS} }} }}"


def for_others() -> dict[str, Any]:
    """The same for a server that is not Python's: the types, and the rows as JSON has them."""
    rows = [
        dict(zip(COLUMNS.split(), asdict(row).values(), strict=True))
        | {"joinedAt": NOON.isoformat()}
        for row in ROWS
    ]
    return {"typeDefs": SCHEMA.as_str(), "rows": rows}
