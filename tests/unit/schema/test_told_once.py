"""What many are told is executed once, and is for each what she alone would have been told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from graphql import GraphQLObjectType

from staffbank.adapters.local_budgets import LocalBudgets
from staffbank.domain.principal import Grant, Principal, Role
from staffbank.identity.allowance import Allowance
from staffbank.ports.events import EventView
from staffbank.settings import Settings
from staffbank_graphql import event, told_once
from staffbank_graphql.context import Context
from staffbank_graphql.schema import schema
from tests.unit.schema.views import numbered

REGION = numbered(0)
ASKED = """subscription($with: Boolean!) {
  events { event subjectId details @include(if: $with) { name value } }
}"""


def happened(number: int, *, hidden: bool = False) -> EventView:
    details = None if hidden else {"headcount": number}
    at = datetime(2026, 3, 2, tzinfo=UTC)
    return EventView(numbered(number), number, "request.submitted", REGION, at, details)


class Feeds:
    """Shows these, and no more."""

    def __init__(self, *views: EventView) -> None:
        self.views, self.seconds = views, 0.0

    @asynccontextmanager
    async def followed(self, who: Principal, *, seconds: float) -> AsyncIterator[Any]:
        self.seconds = seconds
        yield self

    async def behind(self, after: int) -> tuple[tuple[EventView, ...], int]:
        if after < 99:
            return self.views, 99
        await asyncio.sleep(self.seconds)
        return (), after


@pytest.fixture(autouse=True)
def it_lasts_no_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event, "LASTS", 0.1)


async def told(feeds: Feeds, *, wants: bool | None = None, query: str = ASKED) -> list[Any]:
    variables = {} if wants is None else {"with": wants}
    bank: Any = SimpleNamespace(
        feeds=feeds,
        events=lambda _: None,
        queries=lambda _: None,
        allowance=Allowance.of(Settings(database_url="", redis_url=""), LocalBudgets()),
    )
    who = Principal("Cora", REGION, frozenset({Grant(Role.COORDINATOR, REGION)}))  # type: ignore[arg-type]  # any id
    context = Context(bank, who, datetime(2026, 3, 2, tzinfo=UTC), None)  # type: ignore[arg-type]  # no lists
    answers = await schema.stream(query, variable_values=variables, context_value=context)
    return [(each.data or {})["events"] async for each in answers]  # type: ignore[union-attr]  # not in parts


async def test_each_is_told_by_her_own_conditions_and_of_what_she_may_see() -> None:
    open_, hidden = Feeds(happened(1)), Feeds(happened(1, hidden=True))
    asked = [(feeds, wants) for feeds in (open_, hidden) for wants in (True, False)]

    answers = await asyncio.gather(
        *(told(feeds, wants=wants) for feeds, wants in (*asked, *reversed(asked)))
    )

    details = [answer[0].get("details", "not asked for") for answer in answers]
    shown = [{"name": "headcount", "value": "1"}]
    assert details == [
        *(shown, "not asked for", None, "not asked for"),
        *("not asked for", None, "not asked for", shown),
    ]


async def test_who_asks_alike_shares_the_answer_and_who_asks_otherwise_has_another() -> None:
    feeds = Feeds(happened(2), happened(3))

    first, second = [await told(feeds, wants=True) for _ in range(2)]
    (other, _) = await told(feeds, query="subscription { events { name: event } }")

    assert [one is same for one, same in zip(first, second, strict=True)] == [True, True]
    assert other == {"name": "request.submitted"}


async def test_no_more_answers_are_remembered_than_there_is_room_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(told_once, "REMEMBERED", 1)
    feeds = Feeds(happened(4))
    await told(feeds, wants=True)

    first, second = [await told(feeds, wants=False) for _ in range(2)]

    assert first == second
    assert first[0] is not second[0]


def test_the_fields_of_an_event_depend_on_nothing_but_the_event() -> None:
    for name in ("Event", "EventDetail"):
        shown = schema._schema.type_map[name]
        assert isinstance(shown, GraphQLObjectType)
        plain = {
            each.name: each.base_resolver is None
            for each in schema.get_type_by_name(name).fields  # type: ignore[union-attr]  # an object
        }
        assert all(plain.values()), plain
        assert not any(field.args for field in shown.fields.values())
