"""A schema with fields of every kind, and things that keep less than their fields promise."""

from collections.abc import AsyncIterator, Generator
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum, Flag, auto
from typing import Any
from uuid import UUID

import strawberry
from graphql import GraphQLError
from strawberry import ID, Private
from strawberry.extensions import ParserCache, ValidationCache
from strawberry.schema.config import StrawberryConfig

from staffbank_graphql.execution import PlainFirst
from staffbank_graphql.scalars import SCALARS


@strawberry.enum
class Colour(Enum):
    RED = "red"
    GREEN = 2


@strawberry.enum
class Days(Flag):
    MONDAY = auto()
    TUESDAY = auto()


class Even(int):
    """An even number, says its scalar."""


def an_even_one(value: Any) -> Any:
    if value % 2:
        raise GraphQLError(f"{value} is odd.")
    return None if value == 0 else value


class Later:
    """Whatever waits for it has it, as often as it waits."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def __await__(self) -> Generator[Any, Any, Any]:
        if isinstance(self.value, Exception):
            raise self.value
        yield from ()
        return self.value


@strawberry.interface
class Named:
    name: str


@strawberry.type
class Part(Named):
    weight: float
    colour: Colour | None


@strawberry.type
class Whole(Named):
    parts: list[Part]
    best: Part | None


@strawberry.type
class Reckoned:
    kept: int
    seen: Private[list[str]]

    @strawberry.field
    def answer(self, times: int = 2) -> int:
        return self.kept * times

    @strawberry.field
    async def awaited(self) -> str:
        return f"{self.kept}"

    @strawberry.field
    def failing(self) -> int | None:
        raise ValueError(f"Not with {self.kept}.")

    @strawberry.field
    async def failing_later(self) -> int:
        raise GraphQLError(f"Not with {self.kept} later.")


class Loose:
    """Has every attribute, and says so late."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return f"{name} of a loose one"


@strawberry.type
class Slotted:
    __slots__ = ("text",)
    text: str


@strawberry.type
class Thing:
    text: str
    text_or_none: str | None
    number: int
    number_or_none: int | None
    fraction: float
    fraction_or_none: float | None
    yes: bool
    key: ID
    day: date
    moment: datetime | None
    hour: time
    exact: Decimal
    uuid: UUID | None
    colour: Colour
    colour_or_none: Colour | None
    days: Days | None
    even: Even | None
    must_be_even: Even
    texts: list[str]
    texts_or_none: list[str | None] | None
    colours: list[Colour]
    table: list[list[int]]
    part: Part
    part_or_none: Part | None
    parts: list[Part]
    parts_or_none: list[Part | None] | None
    whole: Whole | None
    reckoned: Reckoned
    many_reckoned: list[Reckoned | None]
    named: Named | None
    either: Part | Whole | None
    slotted: Slotted | None


@strawberry.type
class Query:
    @strawberry.field
    def things(self, info: strawberry.Info) -> list[Thing | None]:
        things: list[Thing | None] = info.context
        return things

    @strawberry.field
    async def thing(self, info: strawberry.Info) -> Thing | None:
        thing: Thing | None = info.context[0]
        return thing

    @strawberry.field
    def must(self, info: strawberry.Info) -> Thing:
        thing: Thing = info.context[-1]
        return thing


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def told(self, info: strawberry.Info) -> AsyncIterator[Thing]:
        for thing in info.context:
            yield thing


SCALAR_MAP: Any = {**SCALARS, Even: strawberry.scalar(name="Even", serialize=an_even_one)}


class Quiet(strawberry.Schema):
    def process_errors(self, *_: Any) -> None:
        """They are compared, not logged."""


def a_schema(executor: Any) -> Quiet:
    config = StrawberryConfig(scalar_map=SCALAR_MAP)
    return Quiet(
        Query,
        subscription=Subscription,
        extensions=[ParserCache, ValidationCache],
        execution_context_class=executor,
        config=config,
    )


PLAIN, LIBRARY = a_schema(PlainFirst), a_schema(None)
