"""What is executed at once has the same data and the same errors as by the library."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import orjson
import pytest
import strawberry
from graphql import (
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_list_type,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis_graphql import nodes, queries
from strawberry.utils.str_converters import to_snake_case

from staffbank.domain.batch import BatchKind
from staffbank_graphql import execution, schema
from staffbank_graphql.batch_row import do_row
from staffbank_graphql.in_process import InProcess
from staffbank_graphql.plain import PURE, NotPlain
from staffbank_graphql.rest_resources import ROOT
from tests.fakes import FakeAnswering
from tests.unit.schema.ada import JOINING
from tests.unit.schema.desk import a_desk
from tests.unit.schema.drawn import UNSOUND, Draw, pretenders
from tests.unit.schema.every_field import LIBRARY, PLAIN, Loose, Thing

SDL = PLAIN.as_str()
CORE: GraphQLSchema = PLAIN._schema
TEXTS = st.just("x").map(nodes.String)
SCALARS = dict.fromkeys(("Date", "DateTime", "Time", "Decimal", "UUID", "Even"), TEXTS)
DRAWN = st.builds(Draw, st.integers(0, 10**6), st.sampled_from((0, 0.01, 0.1, 0.5)))
DEEPEST = 2
QUICK = settings(
    max_examples=30,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def whole(kind: Any, depth: int) -> str:
    """Everything of a type, and some of it by another name and through a fragment too."""
    named = get_named_type(kind)
    if not hasattr(named, "fields"):
        return "" if not hasattr(named, "types") else _either(named, depth)
    if depth == 0:
        return "{ __typename }"
    parts = ["__typename", "kind: __typename"]
    for name, field in named.fields.items():
        if name == "failingLater":  # nothing would be left
            continue
        within = whole(field.type, depth - 1)
        parts.append(f"{name} {within}")
        if depth == DEEPEST:
            parts.append(f"again_{name}: {name} @include(if: true) {whole(field.type, 1)}")
    also = [
        f"... on {each.name} {{ __typename {next(iter(each.fields))} }}" for each in _of(named)
    ]
    return f"{{ {' '.join((*parts, *also))} left: __typename @skip(if: true) }}"


def _of(named: Any) -> Any:
    if isinstance(named, GraphQLObjectType):
        return (named,)
    return CORE.get_possible_types(named)


def _either(union: Any, depth: int) -> str:
    within = [f"... on {each.name} {whole(each, depth)}" for each in union.types]
    return f"{{ __typename {' '.join(within)} }}"


FIELDS: dict[str, Any] = CORE.type_map["Thing"].fields  # type: ignore[attr-defined]
EVERYTHING = f"{{ things {whole(CORE.type_map['Thing'], DEEPEST)} must {{ text number }} }}"
MIXED = """{
  things { text reckoned { awaited kept answer(times: 3) failing } parts { name } number }
  thing { manyReckoned { kept failingLater kept2: kept } texts }
}"""


def told(answer: Any) -> tuple[str, list[Any]]:
    """The data, its order and all, and every error."""
    errors = [
        (each.message, each.path, each.locations, type(each.original_error))
        for each in answer.errors or ()
    ]
    return repr(as_json(answer.data)), errors


def as_json(value: Any) -> Any:
    """With the moments that an answer's writer writes."""
    match value:
        case dict():
            return {name: as_json(each) for name, each in value.items()}
        case list():
            return [as_json(each) for each in value]
        case datetime():
            assert value.tzinfo is UTC
            return orjson.loads(orjson.dumps(value))
        case _:
            return value


async def both(document: str, things: Any) -> tuple[Any, Any]:
    """By the plain executor, which compiles what is sent again, and by the library."""
    plain, compiled = [
        told(await PLAIN.execute(document, context_value=things))
        for _ in range(execution.COMPILED_FROM)
    ]
    assert compiled == plain
    return compiled, told(await LIBRARY.execute(document, context_value=things))


@QUICK
@given(queries(SDL, custom_scalars=SCALARS), DRAWN)
async def test_a_drawn_document_is_answered_as_the_library_answers_it(
    document: str, draw: Draw
) -> None:
    plain, library = await both(document, draw.things())

    assert plain == library


@settings(QUICK, max_examples=30)
@given(st.sampled_from((EVERYTHING, MIXED)), DRAWN)
async def test_every_field_is_answered_as_the_library_answers_it(
    document: str, draw: Draw
) -> None:
    plain, library = await both(document, draw.things())

    assert plain == library


@pytest.mark.parametrize("name", FIELDS)
async def test_no_value_is_taken_for_what_a_field_promises(name: str) -> None:
    document = f"{{ things {{ key {name} {whole(FIELDS[name].type, 1)} yes }} }}"
    values: list[Any] = [*UNSOUND, *pretenders()]
    if is_list_type(get_nullable_type(FIELDS[name].type)):
        values += [[each] for each in values]
    for value in values:
        thing = Draw(1, 0).of(Thing)
        setattr(thing, to_snake_case(name), value)
        plain, library = await both(document, [thing])

        assert plain == library, value


async def test_things_of_other_classes_are_left_to_the_library() -> None:
    document = "{ things { key text number } }"
    for thing in (Loose(), object(), {"key": "k"}, Thing, *pretenders()):
        plain, library = await both(document, [thing])

        assert plain == library, thing


ZONES = st.sampled_from((None, UTC, timezone(timedelta(0)), timezone(timedelta(hours=1))))


@settings(QUICK, max_examples=200)
@given(st.datetimes(timezones=ZONES))
def test_a_moment_of_utc_is_written_as_iso_has_it_and_others_by_the_library(
    moment: datetime,
) -> None:
    write = PURE[datetime.isoformat][datetime]
    assert write is not None
    if moment.tzinfo is UTC:
        assert orjson.loads(orjson.dumps(write(moment))) == moment.isoformat()
    else:
        with pytest.raises(NotPlain):
            write(moment)


@settings(QUICK, max_examples=20)
@given(DRAWN)
async def test_each_event_of_a_subscription_is_too(draw: Draw) -> None:
    document = (
        "subscription { told { text number parts { name weight } reckoned { awaited } } }"
    )
    things, events = draw.things(), []
    for each in (PLAIN, LIBRARY):
        stream: Any = await each.subscribe(document, context_value=things)
        events.append([told(answer) async for answer in stream])

    assert events[0] == events[1]


async def test_what_is_sound_is_never_given_to_the_library(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else all of the above would hold for an executor that does nothing at once."""
    document = f"{{ things {whole(CORE.type_map['Thing'], 1)} }}"
    asked: list[str] = []
    library: Any = execution.PlainFirst.execute_field

    def noted(self: Any, parent: Any, source: Any, details: Any, *others: Any) -> Any:
        if parent.name == Thing.__name__:
            asked.append(details[0].node.name.value)
        return library(self, parent, source, details, *others)

    monkeypatch.setattr(execution.PlainFirst, "execute_field", noted)
    for _ in range(execution.COMPILED_FROM + 1):
        answer = await PLAIN.execute(document, context_value=[Draw(1, 0).of(Thing)])

        assert answer.errors is None
        assert answer.data["things"][0]["kind"] == "Thing"  # type: ignore[index]
    assert set(asked) == {"even", "mustBeEven", "named", "either"}


def test_the_library_executes_where_it_is_no_longer_what_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert schema.plain_first() is execution.PlainFirst

    monkeypatch.setattr(execution, "LEANS_ON", {"execute_fields": "self other arguments"})

    assert schema.plain_first() is None


@pytest.mark.parametrize("fast", [True, False])
def test_an_installation_may_have_the_library_execute_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, fast: bool
) -> None:
    """Over HTTP, on the bank's own pages, by REST and in bulk."""
    executed: list[bool] = []

    async def noted(self: Any, *args: Any, **named: Any) -> Any:
        executed.append(issubclass(self.execution_context_class, execution.PlainFirst))
        return await strawberry.Schema.execute(self, *args, **named)

    monkeypatch.setattr(schema.BankSchema, "execute", noted, raising=False)
    with a_desk(tmp_path, fast_execution=fast) as desk:
        told = desk.ask("{ me { person roles { role regionWide } } }")
        asyncio.run(InProcess(desk.bank)(desk.principal, "me", {}, None))
        desk.client.get(f"{ROOT}/workers", headers={"authorization": f"Bearer {desk.token}"})
        row = {**JOINING, "person": "bel"}
        answering = FakeAnswering(desk.principal, desk.shelves)
        asyncio.run(
            do_row(desk.bank, BatchKind.WORKERS, row, who=desk.principal, answering=answering)
        )

    assert told["me"]["roles"] == [{"role": "WORKER", "regionWide": False}]
    assert executed == [fast] * 4
