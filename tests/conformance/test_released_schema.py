"""What was released is kept: a client that works with the last release works with this one."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    build_schema,
)
from graphql.utilities import find_breaking_changes

from staffbank import clock
from staffbank_graphql.schema import schema

RELEASED = Path(__file__).parents[2] / "graphql" / "released.graphql"
REMOVED_ON = re.compile(r"^Use .+\. Removed on (\d{4}-\d{2}-\d{2})\.$")
REMOVED = re.compile(r"^(?:Field|Enum value) (\w+\.\w+) was removed")


def deprecations(of: GraphQLSchema) -> Iterator[tuple[str, str]]:
    """Whatever is deprecated, by its name, with the reason."""
    for name, kind in of.type_map.items():
        if isinstance(kind, GraphQLEnumType):
            parts = dict(kind.values)
        elif isinstance(
            kind, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType
        ):
            parts = dict(kind.fields)  # each has a deprecation_reason
        else:
            continue
        for part, shown in parts.items():
            if shown.deprecation_reason is not None:
                yield f"{name}.{part}", shown.deprecation_reason


def breaks(old: GraphQLSchema, new: GraphQLSchema, *, today: date) -> list[str]:
    """A sentence for each breaking change, but for what was to be removed by today."""
    due = {
        name
        for name, reason in deprecations(old)
        if (said := REMOVED_ON.match(reason)) and date.fromisoformat(said[1]) <= today
    }
    return [
        f"{change.description} Keep it, mark it @deprecated with a day, and remove it after "
        "that: service/docs/how-the-api-changes.md."
        for change in find_breaking_changes(old, new)
        if _removed(change.description) not in due
    ]


def _removed(description: str) -> str | None:
    """What was removed, by its name."""
    found = REMOVED.match(description)
    return found and found[1]


def test_nothing_that_was_released_is_broken() -> None:
    released, now = build_schema(RELEASED.read_text()), build_schema(schema.as_str())

    assert breaks(released, now, today=clock.now().date()) == []


def test_every_deprecation_says_what_to_use_and_until_when() -> None:
    found = dict(deprecations(build_schema(schema.as_str())))

    assert {name: why for name, why in found.items() if not REMOVED_ON.match(why)} == {}, (
        "a reason reads: Use `other` instead. Removed on 2027-06-30."
    )


OLD = """
type Query {
  old: Int @deprecated(reason: "Use `new` instead. Removed on 2027-06-30.")
  new: Int
  state: State
}
enum State { OPEN CLOSED @deprecated(reason: "Use `OPEN` instead. Removed on 2027-06-30.") }
"""
NEW = "type Query { new: Int state: State } enum State { OPEN }"


@pytest.mark.parametrize(
    ("today", "sentences"), [(date(2027, 6, 29), 2), (date(2027, 6, 30), 0)], ids=str
)
def test_what_was_to_be_removed_may_go_on_its_day_and_not_before(
    today: date, sentences: int
) -> None:
    assert len(breaks(build_schema(OLD), build_schema(NEW), today=today)) == sentences


@pytest.mark.parametrize(
    ("new", "named"),
    [
        ("type Query { new: String state: State } enum State { OPEN CLOSED }", "Query.new"),
        ("type Query { new(at: Int!): Int state: State } enum State { OPEN CLOSED }", "at"),
        ("type Query { new: Int state: Int }", "State"),
    ],
    ids=["another type", "an argument more", "a type less"],
)
def test_each_breaking_change_is_named(new: str, named: str) -> None:
    old = build_schema("type Query { new: Int state: State } enum State { OPEN CLOSED }")

    found = breaks(old, build_schema(new), today=date(2027, 6, 30))

    assert found
    assert any(named in sentence for sentence in found)
    assert all("how-the-api-changes.md" in sentence for sentence in found)
