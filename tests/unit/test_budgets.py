"""Nobody gets more than the budget, and nobody is refused for good."""

from hypothesis import given
from hypothesis import strategies as st

from staffbank.adapters.local_budgets import LocalBudgets
from staffbank.ports.budgets import Budget

REQUESTS = Budget("requests", 60)
FIELDS = Budget("fields", 600)
STEPS = st.lists(st.tuples(st.floats(0, 90), st.integers(0, 900)), max_size=30)


class Watch:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@given(STEPS)
async def test_nobody_ever_gets_more_than_the_budget_and_what_came_back(
    steps: list[tuple[float, int]],
) -> None:
    watch, taken = Watch(), 0
    budgets = LocalBudgets(watch)
    for seconds, fields in steps:
        watch.seconds += seconds
        spent = await budgets.spend("ada", {REQUESTS: 1, FIELDS: fields})
        taken += min(fields, FIELDS.most) if spent.granted else 0
        assert taken <= FIELDS.most + watch.seconds * FIELDS.restored + 0.001
        assert all(0 <= left.amount <= left.budget.most for left in spent.lefts)


@given(STEPS)
async def test_whoever_waits_as_long_as_she_is_told_is_always_granted_it(
    steps: list[tuple[float, int]],
) -> None:
    watch = Watch()
    budgets = LocalBudgets(watch)
    for seconds, fields in steps:
        watch.seconds += seconds
        wanted = {REQUESTS: 1, FIELDS: fields}
        spent = await budgets.spend("ada", wanted)
        if not spent.granted:
            watch.seconds += spent.wait
            assert (await budgets.spend("ada", wanted)).granted


async def test_what_is_refused_takes_nothing_of_either_budget() -> None:
    budgets = LocalBudgets(Watch())
    await budgets.spend("ada", {REQUESTS: 1, FIELDS: 500})

    refused = await budgets.spend("ada", {REQUESTS: 1, FIELDS: 101})

    assert (refused.granted, [left.whole for left in refused.lefts]) == (False, [59, 100])
    assert refused.why == (
        "You may ask for 600 fields a minute, and have 100 left, of which this takes 101. "
        "Ask again in 1 second."
    )


async def test_memory_is_kept_only_of_those_who_have_asked_lately() -> None:
    watch = Watch()
    budgets = LocalBudgets(watch)
    for number in range(10_000):
        await budgets.spend(f"stranger {number}", {REQUESTS: 1})
    watch.seconds += 2
    await budgets.spend("ada", {REQUESTS: 1})

    assert list(budgets._kept) == ["ada"]
