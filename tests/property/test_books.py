"""The books balance, whatever is written into them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffbank.domain.agreement import Terms
from staffbank.domain.council import CouncilId, EmployerId, RegionId
from staffbank.domain.employment_cost import Basis, LockedRate
from staffbank.domain.journal import (
    Account,
    AccountKind,
    DoesNotBalance,
    Entry,
    EntryId,
    Posting,
    balances,
)
from staffbank.domain.mileage import tax_year
from staffbank.domain.money import Pence
from staffbank.domain.netting import Debt, netted
from staffbank.domain.recharge import (
    ROAD,
    Recharge,
    RechargeId,
    RechargeState,
)
from staffbank.domain.uncharged import Uncharged, charged
from staffbank.domain.vat import VatDecision, VatTreatment
from staffbank.domain.worked_line import LineId
from staffbank.domain.worker import WorkerId
from tests.builders import an_id

NOW = datetime(2026, 12, 1, tzinfo=UTC)
HOME, HOST = EmployerId(an_id("home")), CouncilId(an_id("host"))
TERMS = st.builds(
    Terms,
    st.builds(
        LockedRate,
        st.sampled_from(Basis),
        st.decimals("1000", "9000", places=4),
        st.decimals("0", "20", places=1),
        st.just(date(2026, 4, 6)),
    ),
    st.builds(VatDecision, st.sampled_from(VatTreatment), st.just("so")),
)
MINUTES = st.integers(-720, 720).filter(bool)


def worked(minutes: int, terms: Terms, name: str = "a line", miles: int = 0) -> Uncharged:
    """A locked line of 30 November 2026."""
    line, ada = LineId(an_id(name)), WorkerId(an_id("Ada"))
    return Uncharged(line, ada, minutes, miles, date(2026, 11, 30), terms)


@st.composite
def recharges(draw: st.DrawFn) -> Recharge:
    """A month of some hours at some terms."""
    terms = draw(TERMS)
    minutes = draw(st.lists(MINUTES, min_size=1, max_size=20))
    lines = tuple(
        worked(each, terms, str(number)).at(claimed=0) for number, each in enumerate(minutes)
    )
    month = date(2026, 11, 1)
    return Recharge(
        RechargeId(an_id("a month")), RegionId(an_id("region")), HOME, HOST, month, lines
    )


@st.composite
def roads(draw: st.DrawFn) -> list[RechargeState]:
    """Any way that a recharge may go, to its end or not."""
    road = [RechargeState.ACCRUED]
    for _ in range(draw(st.integers(0, 5))):
        ways = ROAD[road[-1]]
        if ways:
            road.append(draw(st.sampled_from(ways)))
    return road


def entries(recharge: Recharge, road: list[RechargeState]) -> list[Entry]:
    """What the road writes into the books."""
    written = [
        (recharge.id, replace(recharge, state=after).postings(before))
        for before, after in pairwise([None, *road])
        if after
    ]
    if road[-1] is RechargeState.CREDITED:
        disputed = replace(recharge, state=RechargeState.DISPUTED)
        note_id = RechargeId(an_id("a credit note"))
        note = disputed.credit(on=NOW.date()).credit_note(note_id, on=NOW.date(), reason="so")
        written.append((note.id, note.postings(None)))
    return [
        Entry(EntryId(an_id(f"{number}")), NOW, "a step", source, postings)
        for number, (source, postings) in enumerate(written)
        if postings
    ]


@given(recharges(), roads())
def test_the_books_balance_at_every_step_of_a_recharge(
    recharge: Recharge, road: list[RechargeState]
) -> None:
    found = balances(entries(recharge, road))

    assert sum(found.values()) == 0
    for organisation in (HOME, HOST):
        assert (
            sum(n for account, n in found.items() if account.organisation == organisation) == 0
        )


@given(recharges(), roads())
def test_what_one_side_is_owed_is_what_the_other_owes(
    recharge: Recharge, road: list[RechargeState]
) -> None:
    found = balances(entries(recharge, road))
    receivable = found.get(Account(HOME, AccountKind.RECEIVABLE, HOST), 0)
    payable = found.get(Account(HOST, AccountKind.PAYABLE, HOME), 0)

    assert receivable == -payable
    owed = {
        RechargeState.ACCRUED: recharge.net,
        RechargeState.PROFORMA: recharge.net,
        RechargeState.DISPUTED: 0,
        RechargeState.SETTLED: 0,
        RechargeState.CREDITED: 0,
    }.get(road[-1], recharge.gross)
    assert receivable == owed
    if road[-1] is RechargeState.CREDITED:
        assert found == {}, "as if it had never been"


@given(TERMS, st.integers(1, 720), st.integers(0, 500), st.integers(0, 12_000))
def test_a_reversed_line_takes_back_to_the_penny_what_it_had_charged(
    terms: Terms, minutes: int, miles: int, claimed: int
) -> None:
    line = worked(minutes, terms, miles=miles)
    back = replace(line, minutes=-minutes, miles=-miles)
    year = (line.worker_id, tax_year(line.day))

    one, other = charged([line, back], {year: claimed})

    assert (one.net + other.net, one.vat + other.vat) == (0, 0)


@pytest.mark.parametrize(
    ("amounts", "message"),
    [((100, -99), "come to £0.01"), ((0, 0), "says nothing")],
)
def test_an_entry_that_does_not_balance_cannot_be(
    amounts: tuple[int, int], message: str
) -> None:
    kinds = (AccountKind.RECEIVABLE, AccountKind.INCOME)
    postings = tuple(
        Posting(Account(HOME, kind, HOST), Pence(amount))
        for kind, amount in zip(kinds, amounts, strict=True)
    )

    with pytest.raises(DoesNotBalance, match=message):
        Entry(EntryId(an_id("e")), NOW, "a step", an_id("a month"), postings)


COUNCILS = [an_id(name) for name in ("Coventry", "Dudley", "Walsall", "Solihull", "Telford")]
PAIRS = st.tuples(st.sampled_from(COUNCILS), st.sampled_from(COUNCILS)).filter(
    lambda pair: pair[0] != pair[1]
)
DEBTS = st.lists(
    st.builds(
        lambda pair, amount: Debt(pair[0], pair[1], Pence(amount)),
        PAIRS,
        st.integers(-(10**7), 10**7),
    )
)


@given(DEBTS)
def test_netting_settles_everything_with_few_payments_and_no_penny_more(
    debts: list[Debt],
) -> None:
    transfers = netted(debts)

    position = dict.fromkeys(COUNCILS, 0)
    for debt in debts:
        position[debt.creditor] += debt.amount
        position[debt.debtor] -= debt.amount
    owed = sum(each for each in position.values() if each > 0)
    involved = sum(1 for each in position.values() if each)
    for transfer in transfers:
        position[transfer.creditor] -= transfer.amount
        position[transfer.debtor] += transfer.amount
    assert set(position.values()) == {0}
    assert sum(transfer.amount for transfer in transfers) == owed
    assert len(transfers) <= max(involved - 1, 0)
    assert all(transfer.amount > 0 for transfer in transfers)


def test_a_day_at_thirty_pounds_an_hour_with_a_fee_miles_and_vat() -> None:
    rate = LockedRate(Basis.PER_PAID_HOUR, Decimal(3000), Decimal(5), date(2026, 4, 6))

    line = worked(444, Terms(rate, VatDecision()), miles=20).at(claimed=9_990)

    assert line.hours_net == 23_310  # 7.4 hours at £31.50
    assert line.travel_net == 10 * 55 + 10 * 25
    assert line.vat == 4_822  # a fifth of both
