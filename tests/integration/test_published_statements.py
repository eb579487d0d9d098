"""What each published query costs in SQL statements, as a table that people read.

It is reckoned in a town with a little of everything, and again when there is twice as much: no
query takes a statement more, and by the library alone each is answered the same.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import orjson
import pytest
from graphql import OperationDefinitionNode, OperationType, parse, print_ast

from staffbank.domain.principal import REGIONAL, Grant, Principal, Role
from staffbank_graphql.context import Context
from staffbank_graphql.cursor import Cursors
from staffbank_graphql.schema import BankSchema, by_the_library, schema
from tests.integration.api_desk import OPERATIONS, at_the_desk
from tests.integration.full_town import FullTown, full_town, more_of_it
from tests.kept_table import keep
from tests.statements import counted
from tests.town import NOW, Town

FILE = Path(__file__).parent / "published_statements.txt"
LIBRARY = by_the_library(schema)
# of which kind a variable `id` is, where the query is not named after it
NAMED = {
    "offer_match": "Offer",
    "open_slot": "Unfilled",
    "passport": "Worker",
    "placement_papers": "Placement",
    "request_progress": "CoverRequest",
    "run_flows": "MatchRun",
    "run_to_compare": "MatchRun",
    "run_to_follow": "MatchRun",
    "show_recharge": "Recharge",
}
OF_A_FACE = ("my_", "_at_desk")  # in a name, beside what it is about


def published() -> Mapping[str, str]:
    """The published queries by their names."""
    texts = {file.stem: file.read_text() for file in sorted(OPERATIONS.glob("*.graphql"))}
    return {name: text for name, text in texts.items() if _operation(text).operation is QUERY}


QUERY = OperationType.QUERY


def _operation(text: str) -> OperationDefinitionNode:
    (operation,) = (
        each for each in parse(text).definitions if isinstance(each, OperationDefinitionNode)
    )
    return operation


def filled_in(name: str, text: str, full: FullTown) -> Iterator[dict[str, Any]]:
    """Values for what it has to be told: whole pages, and each thing of a kind in turn."""
    given: dict[str, Any] = {}
    for each in _operation(text).variable_definitions or ():
        variable, kind = each.variable.name.value, print_ast(each.type)
        if variable == "first" or kind == "Int!":
            given[variable] = 100
        elif kind == "Date!":
            given[variable] = str(NOW.date())
        elif kind == "[ID!]!":
            given[variable] = [full.ids["Proposal"]]
        elif kind == "ID!":
            thing = name if variable == "id" else variable.removesuffix("Id")
            for face in OF_A_FACE:
                thing = thing.replace(face, "")
            thing = NAMED.get(name) or "".join(
                f"{word[0].upper()}{word[1:]}" for word in thing.split("_")
            )
            given[variable] = full.ids[thing]
    things = [value if isinstance(value, list) else [value] for value in given.values()]
    for chosen in product(*things):
        yield dict(zip(given, chosen, strict=True))


def all_seeing(full: FullTown) -> Principal:
    """The worker, who has every role on both sides and in the region too."""
    town = full.town
    sides = [
        scope
        for side in (town.warwick, town.solihull)
        for scope in (side.council.id, side.employer.id)
    ]
    grants = {
        Grant(role, scope)
        for role in Role
        if role is not Role.SYSTEM
        for scope in ([town.region.id] if role in REGIONAL else sides)
    }
    return Principal(full.worker.person, town.region.id, frozenset(grants))


async def asked(
    by: BankSchema, full: FullTown, document: str, variables: dict[str, Any]
) -> tuple[Any, int]:
    """The data, and how many statements it took."""
    bank = full.town.bank
    context = Context(bank, all_seeing(full), NOW, Cursors.of(bank.settings))
    with counted() as statements:
        answer = await by.execute(document, variables, context_value=context)
    assert answer.errors is None, answer.errors
    return orjson.loads(orjson.dumps(answer.data)), len(statements)


def rows(data: Any) -> int:
    """How many things there are in the answer."""
    if isinstance(data, dict):
        return sum(rows(each) for each in data.values())
    return sum(1 + rows(each) for each in data) if isinstance(data, list) else 0


async def reckoned(full: FullTown) -> dict[str, tuple[int, int]]:
    """For each query how many things it found, and in how many statements."""
    found: dict[str, tuple[int, int]] = {}
    for name, text in published().items():
        for variables in filled_in(name, text, full):
            data, statements = await asked(schema, full, text, variables)
            library, others = await asked(LIBRARY, full, text, variables)
            assert (repr(data), statements) == (repr(library), others), name
            most = found.get(name, (0, 0))[1]
            found[name] = rows(data), max(most, statements)
    return found


async def test_no_published_query_takes_more_statements_where_there_is_more(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = at_the_desk(town, monkeypatch)
    desk.it_is(NOW)
    full = await full_town(desk)
    little = await reckoned(full)
    await more_of_it(desk, "Eve Orchard")
    much = await reckoned(full)
    print(f"\n{'query':24}{'rows':>6}{'then':>6}{'statements':>12}{'then':>6}")
    for name, (few, statements) in little.items():
        print(f"{name:24}{few:>6}{much[name][0]:>6}{statements:>12}{much[name][1]:>6}")
    assert {name for name in little if little[name][1] != much[name][1]} == set()

    keep(FILE, {name: statements for name, (_, statements) in much.items()})
