"""Things for every field of a schema, drawn by chance: some keep less than was promised."""

import math
import random
from dataclasses import fields
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import strawberry
from graphql import GraphQLError
from strawberry import UNSET

from tests.unit.schema.every_field import (
    Colour,
    Days,
    Even,
    Later,
    Loose,
    Part,
    Reckoned,
    Slotted,
    Thing,
    Whole,
)

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
SOUND: dict[str, Any] = {
    "text": "a text",
    "number": 7,
    "fraction": 1.5,
    "yes": True,
    "key": "an-id",
    "day": NOON.date(),
    "moment": NOON,
    "hour": time(9),
    "exact": Decimal("37.50"),
    "uuid": UUID(int=7),
    "colour": Colour.RED,
    "days": Days.MONDAY,
    "even": 4,
    "must_be_even": 2,
    "name": "a name",
    "weight": 2.25,
    "kept": 3,
    "seen": [],
}
UNSOUND: tuple[Any, ...] = (
    *(None, UNSET, "", "red", "RED", "7", 0, 3, True, 2**31, -(2**31) - 1, 2**31 - 1),
    *(1.0, 0.5, math.nan, math.inf, Decimal(1), Decimal("NaN"), NOON, NOON.date(), time(9)),
    *(Colour.GREEN, Days.MONDAY, Days.MONDAY | Days.TUESDAY, Even(6), b"bytes", object()),
    *([], ["a", None], ("a",), {"a"}, [1, [2]], [[1], [2**31]], [[1], None], range(2), {}),
    *(ValueError("kept"), GraphQLError("kept too"), Loose(), Later("late"), Later(None)),
    *(Later(ValueError("late")), [Later("a"), "b"], [ValueError("one of them")]),
)


def pretenders() -> list[Any]:
    """Parts that say they are wholes, and the other way round."""
    draw = Draw(0, 0)
    return [strawberry.cast(Whole, draw.of(Part)), strawberry.cast(Part, draw.of(Whole))]


class Draw:
    """Draws things; now and then a value is not what its field promises."""

    def __init__(self, seed: int, wrong: float) -> None:
        self.random, self.wrong = random.Random(seed), wrong

    def things(self) -> list[Any]:
        return [self.or_wrong(self.of(Thing)) for _ in range(self.random.randint(1, 3))]

    def of(self, kind: type[Any]) -> Any:
        made = object.__new__(kind)
        for each in (one for one in fields(kind) if one.init):
            if self.random.random() > self.wrong / 10:  # else it is not there at all
                setattr(made, each.name, self.or_wrong(self.value(each.name)))
        return made

    def or_wrong(self, value: Any) -> Any:
        wrong = self.random.random() < self.wrong
        return self.random.choice(UNSOUND) if wrong else value

    def some(self, make: Any) -> Any:
        made = [make() for _ in range(self.random.randint(0, 3))]
        return tuple(made) if self.random.random() < 0.2 else made

    def value(self, name: str) -> Any:  # noqa: C901, PLR0911 one for each kind
        if name.endswith("_or_none"):
            return None if self.random.random() < 0.3 else self.value(name[: -len("_or_none")])
        match name:
            case "texts":
                return self.some(lambda: self.or_wrong("a text"))
            case "colours":
                return self.some(lambda: self.or_wrong(Colour.GREEN))
            case "table":
                return self.some(lambda: self.some(lambda: self.or_wrong(1)))
            case "part" | "best":
                return self.of(Part)
            case "parts":
                return self.some(lambda: self.or_wrong(self.of(Part)))
            case "whole":
                return self.of(Whole)
            case "reckoned":
                return self.of(Reckoned)
            case "many_reckoned":
                return self.some(lambda: self.or_wrong(self.of(Reckoned)))
            case "named" | "either":
                return self.of(self.random.choice((Part, Whole)))
            case "slotted":
                return self.of(Slotted)
            case _:
                return SOUND[name]
