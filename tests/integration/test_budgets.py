"""Budgets are kept in Redis, one for all processes; and in each while Redis is away."""

import asyncio
import os
import time
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import httpx2
import pytest
import structlog.testing

from staffbank import clock
from staffbank.adapters.local_budgets import LocalBudgets
from staffbank.adapters.redis_budgets import PAUSE, RedisBudgets
from staffbank.asgi import create_app
from staffbank.domain.principal import Principal, Role
from staffbank.identity.allowance import Allowance
from staffbank.ports.budgets import Budget
from tests.town import Town

REQUESTS, FIELDS = Budget("requests", 20), Budget("fields", 100)
ME = "{ me { person } }"
SSE = 'subscription { matchRunProgress(id: "x") { state } }'


class Process:
    """A process of the bank's with small budgets, and a client of it."""

    def __init__(self, town: Town, redis_url: str) -> None:
        self.town, self.budgets = town, RedisBudgets(redis_url)
        allowance = Allowance(self.budgets, REQUESTS, FIELDS, REQUESTS)
        app = create_app(replace(town.bank, allowance=allowance))
        self.client = httpx2.AsyncClient(
            transport=httpx2.ASGITransport(app=app), base_url="http://bank"
        )

    async def ask(
        self, who: Principal, query: str = ME, accept: str = "*/*"
    ) -> httpx2.Response:
        token = self.town.bank.tokens.issue(who, now=clock.now())
        headers = {"Authorization": f"Bearer {token}", "Accept": accept}
        return await self.client.post("/graphql", json={"query": query}, headers=headers)


@pytest.fixture
async def processes(town: Town, redis_url: str) -> AsyncIterator[tuple[Process, Process]]:
    pair = Process(town, redis_url), Process(town, redis_url)
    yield pair
    for each in pair:
        await each.budgets.close()


async def test_fifty_at_once_at_two_processes_never_get_more_than_the_budget(
    town: Town, processes: tuple[Process, Process]
) -> None:
    hasty, patient = town.who(Role.ANALYST), town.who(Role.AUDITOR)

    answers = await asyncio.gather(*(processes[n % 2].ask(hasty) for n in range(50)))
    others = await processes[0].ask(patient)

    statuses = Counter(each.status_code for each in answers)
    assert 20 <= statuses[200] <= 22, "20, and one more for each three seconds that it took"
    assert statuses[200] + statuses[429] == 50
    assert others.status_code == 200


async def test_whoever_has_spent_it_all_is_refused_before_anything_is_read(
    town: Town, processes: tuple[Process, Process]
) -> None:
    process, who = processes[0], town.who(Role.ANALYST)
    await asyncio.gather(*(process.ask(who) for _ in range(25)))
    left = process.budgets.refused

    watched = await process.ask(who, SSE, "text/event-stream")
    unread = await process.client.post(
        "/graphql",
        content=b"{",
        headers={"Authorization": f"Bearer {town.bank.tokens.issue(who, now=clock.now())}"},
    )

    assert left is not None
    assert (watched.status_code, unread.status_code) == (429, 429)
    assert int(watched.headers["retry-after"]) in {1, 2, 3}


async def test_redis_reckons_as_one_process_does(redis_url: str) -> None:
    who, there, here = uuid4().hex, RedisBudgets(redis_url), LocalBudgets()
    for fields in (0, 30, 90, 70, 1, 500, 0):
        wanted = {Budget("requests", 5): 1, FIELDS: fields}
        shared, own = await there.spend(who, wanted), await here.spend(who, wanted)

        assert shared.granted == own.granted
        for one, other in zip(shared.lefts, own.lefts, strict=True):
            assert one.amount == pytest.approx(other.amount, abs=0.5)
    await there.close()


async def test_processes_that_are_lent_slices_get_no_more_than_the_budget_together(
    redis_url: str,
) -> None:
    who, began = uuid4().hex, time.monotonic()
    budgets = [RedisBudgets(redis_url) for _ in range(3)]
    wanted = {Budget("requests", 1_000): 1, Budget("fields", 90_000): 30}

    async def asked_often(budgets: RedisBudgets) -> int:
        return sum([(await budgets.spend(who, wanted)).granted for _ in range(200)])

    granted = sum(await asyncio.gather(*(asked_often(budgets[n % 3]) for n in range(6))))
    left = (await budgets[0].spend(who, wanted)).lefts[0]
    for each in budgets:
        await each.close()

    come_back = (time.monotonic() - began) * 1_000 / 60
    assert 950 < granted <= 1_000 + come_back
    assert left.amount <= 1_000 + come_back - granted


class Elsewhere:
    """A Redis that can go away and come back: its socket, under a name of ours."""

    def __init__(self, redis_url: str, folder: Path) -> None:
        if not redis_url.startswith("unix:"):
            message = "the Redis of this run has no socket to take away"
            pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
        self.name, self.socket = folder / "redis.sock", urlsplit(redis_url).path
        self.url = f"unix://{self.name}?{urlsplit(redis_url).query}"
        self.come()

    def come(self) -> None:
        self.name.symlink_to(self.socket)

    async def go(self, budgets: RedisBudgets) -> None:
        self.name.unlink()
        await budgets._redis.connection_pool.disconnect()


async def test_while_redis_is_away_each_process_counts_and_then_redis_does_again(
    redis_url: str, tmp_path: Path
) -> None:
    now = [0.0]
    redis = Elsewhere(redis_url, tmp_path)
    who, budgets = uuid4().hex, RedisBudgets(redis.url, tick=lambda: now[0])

    async def granted(times: int) -> int:
        wanted = {REQUESTS: 1, FIELDS: 0}
        return sum([(await budgets.spend(who, wanted)).granted for _ in range(times)])

    with structlog.testing.capture_logs() as logged:
        assert await granted(15) == 15
        await redis.go(budgets)
        assert await granted(30) == 20, "a budget of its own, and no more"
        redis.come()
        assert await granted(1) == 0, "Redis is not asked again at once"
        now[0] += PAUSE
        assert await granted(10) in {5, 6}, "what was left in Redis"
    await budgets.close()

    assert [(each["log_level"], each["event"]) for each in logged] == [
        ("warning", "budgets kept in this process"),
        ("warning", "budgets kept in Redis again"),
    ]


async def test_a_bank_without_redis_answers(town: Town, tmp_path: Path) -> None:
    process = Process(town, f"unix://{tmp_path}/nothing.sock")

    answers: list[Any] = [await process.ask(town.who(Role.ANALYST)) for _ in range(21)]

    assert [each.status_code for each in answers] == [200] * 20 + [429]
