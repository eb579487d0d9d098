"""Whoever asks often is lent a slice of the budget, and gets no more for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffbank.adapters.leases import LIFE, Purse, There, Wish
from staffbank.adapters.local_budgets import LocalBudgets
from staffbank.ports.budgets import Budget, Left

REQUESTS, FIELDS = Budget("requests", 6_000), Budget("fields", 60_000)
PROCESSES = 3
STEPS = st.lists(
    st.tuples(
        st.integers(0, PROCESSES - 1),
        st.sampled_from((0, 0.001, 0.01, 0.1, 1, 30)),
        st.sampled_from((0, 1, 40, 900)),
        st.sampled_from((1, 30, 400)),
    ),
    max_size=20,
)


class Region:
    """Processes of a bank, what is left in its Redis, and the clock of both."""

    def __init__(self, fields: Budget = FIELDS) -> None:
        self.now, self.fields = 0.0, fields
        self.lefts = {each: Left(each, each.most) for each in (REQUESTS, fields)}
        self.purses = [Purse() for _ in range(PROCESSES)]
        self.asked = 0

    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.lefts = {budget: left.after(seconds) for budget, left in self.lefts.items()}

    def ask(self, process: int, fields: int) -> bool:
        purse, wanted = self.purses[process], {REQUESTS: 1, self.fields: fields}
        spent = purse.spend(self.now, wanted)
        if spent is None:
            self.asked += 1
            wishes = purse.wishes(self.now, wanted)
            granted, there = self._answer(wishes)
            spent = (
                purse.taken(self.now, wishes, there)
                if granted
                else purse.refused(wishes, there)
            )
        assert all(0 <= left.amount <= left.budget.most for left in spent.lefts)
        return spent.granted

    def at_hand(self, budget: Budget) -> float:
        """What is left in Redis, and lent to all processes."""
        kept = (purse.slices.get(budget) for purse in self.purses)
        held = sum(each.held(self.now) for each in kept if each)
        return self.lefts[budget].amount + held

    def _answer(self, wishes: list[Wish]) -> tuple[bool, list[There]]:
        lefts = [self.lefts[each.budget].amount for each in wishes]
        granted = all(left >= each.price for left, each in zip(lefts, wishes, strict=True))
        if not granted:
            return False, [There(left, 0) for left in lefts]
        there = []
        for left, wish in zip(lefts, wishes, strict=True):
            lent = min(wish.more, (left - wish.price) // 100)
            there.append(There(left - wish.price - lent, lent))
            self.lefts[wish.budget] = Left(wish.budget, there[-1].amount)
        return True, there


@given(STEPS)
def test_what_is_left_and_what_is_lent_are_never_more_than_the_budget(
    steps: list[tuple[int, float, int, int]],
) -> None:
    region, spent = Region(), 0
    for process, seconds, fields, times in steps:
        region.wait(seconds)
        for _ in range(times):
            spent += fields if region.ask(process, fields) else 0
            for budget in (REQUESTS, FIELDS):
                assert region.at_hand(budget) <= budget.most + 0.001
    assert spent <= FIELDS.most + region.now * FIELDS.restored + 0.001


def test_whoever_asks_often_is_mostly_answered_without_redis() -> None:
    region = Region()

    assert all(region.ask(0, 5) for _ in range(1000))
    assert region.asked < 40


@pytest.mark.parametrize(("pause", "most"), [(0.0003, 40), (0.02, 100)])
def test_so_is_whoever_spends_no_more_than_comes_back_meanwhile(
    pause: float, most: int
) -> None:
    region = Region(Budget("fields", 30_000_000))
    for _ in range(1000):
        region.wait(pause)
        assert region.ask(0, 1)

    assert region.asked < most


def test_whoever_asks_now_and_then_is_lent_nothing() -> None:
    region = Region()
    for _ in range(5):
        region.ask(0, 5)
        region.wait(LIFE)

    assert region.asked == 5
    assert region.lefts[REQUESTS].amount == REQUESTS.most


async def test_one_process_gets_as_much_by_slices_as_without_them() -> None:
    region, plain = Region(), LocalBudgets(lambda: region.now)
    for _ in range(7_000):
        mine = region.ask(0, 9)
        assert mine == (await plain.spend("ada", {REQUESTS: 1, FIELDS: 9})).granted


def test_what_is_refused_leaves_the_slice_where_it_was() -> None:
    region = Region()
    for _ in range(20):
        region.ask(0, 10)
    before = region.at_hand(REQUESTS), region.at_hand(FIELDS)

    assert not region.ask(0, 60_000)
    assert (region.at_hand(REQUESTS), region.at_hand(FIELDS)) == before
