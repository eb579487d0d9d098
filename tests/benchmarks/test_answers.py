"""What an answer costs the processor: ours against what others serve, side by side here."""

import json
import os
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from subprocess import Popen
from typing import Any

import pytest

from staffbank import clock
from staffbank.domain.cover_request import DutyDay
from staffbank.domain.principal import Role
from tests.benchmarks.hundred import EVERYTHING, for_others
from tests.benchmarks.stopwatch import Served, ratio, started
from tests.clients.node import HERE, NODE, clients_installed
from tests.processes import environment
from tests.town import TODAY, Town, a_town

REQUESTS = """{ coverRequests(first: 100) { edges { node {
  id title state startsAt endsAt sessions minutes headcount statutory remote
} } } }"""


@pytest.fixture
async def town(database_url: str, redis_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    """A region, for the tokens of its bank."""
    async with a_town(database_url, redis_url, tmp_path) as town:
        yield town


@pytest.fixture
async def asking(town: Town) -> Town:
    """Solihull asks for cover a hundred times."""
    for day in range(100):
        await town.request(DutyDay(TODAY + timedelta(days=7 + day)))
    return town


@contextmanager
def ours(which: str, town: Town) -> Iterator[tuple[Popen[str], int, Mapping[str, str]]]:
    """A server of this page's, and what the coordinator says to it."""
    who = town.who(Role.COORDINATOR)
    token = town.bank.tokens.issue(who, now=clock.now())
    said = {"authorization": f"Bearer {token}", "content-type": "application/json"}
    words = (sys.executable, "-m", "tests.benchmarks.served", which)
    with started(*words, **environment(town.bank)) as (process, port):
        yield process, port, said


@contextmanager
def yoga() -> Iterator[tuple[Popen[str], int]]:
    """GraphQL Yoga, with the same rows."""
    clients_installed()
    told = os.environ | {"SERVED": json.dumps(for_others())}
    with started(NODE, HERE / "yoga.mjs", **told) as served:
        yield served


def asked(query: str) -> str:
    return json.dumps({"query": query})


def test_a_hundred_rows_of_the_database_cost_hardly_more_than_by_a_plain_api(
    asking: Town,
) -> None:
    with (
        ours("bank", asking) as (process, port, said),
        ours("plain", asking) as (other, door, _),
        closing(Served(process, port, "/graphql", asked(REQUESTS), said)) as graphql,
        closing(Served(other, door, "/cover-requests", None, said)) as rest,
    ):
        found = ratio(graphql, rest, requests=24, rounds=8, what="100 rows of PostgreSQL")

    edges = json.loads(graphql.answer)["data"]["coverRequests"]["edges"]
    shown = [each["node"]["startsAt"] for each in edges]
    assert len(shown) == len(json.loads(rest.answer)) == 100
    assert found < 1.5  # a busy machine spares neither, but not alike


def test_a_hundred_rows_in_memory_cost_less_than_by_graphql_yoga(town: Town) -> None:
    with (
        ours("memory", town) as (process, port, said),
        yoga() as (other, door),
        closing(Served(process, port, "/graphql", asked(EVERYTHING), said)) as mine,
        closing(Served(other, door, "/graphql", asked(EVERYTHING), said)) as theirs,
    ):
        found = ratio(mine, theirs, requests=80, rounds=10, what="100 rows in memory")
        assert _data(mine)["rows"] == _data(theirs)["rows"]
        mine.body = theirs.body = asked("{ hello }")
        small = ratio(mine, theirs, requests=240, rounds=10, what="{ hello }")

    assert _data(mine) == _data(theirs) == {"hello": "hello"}
    assert found < 0.9
    assert small < 1.3


def _data(served: Served) -> Any:
    return json.loads(served.answer)["data"]
