"""What the text of an agreement says, and what it cannot be made to say."""

from datetime import timedelta
from decimal import Decimal

import pytest

from staffbank.domain.consultation import ConsultationMethod
from staffbank.domain.cover_request import DaysAWeek
from staffbank.domain.money import Pence
from staffbank.domain.principal import Role
from staffbank.domain.worker import NotAWorker
from staffbank.usecases.agreement.lock_terms import Money, lock_terms
from tests.asking import refusal
from tests.placed import confirmed, placed, under_a_master_agreement
from tests.town import NOW, TODAY, Town

MONDAY = TODAY + timedelta(days=7)
TEN_WEEKS = DaysAWeek(MONDAY, (0, 1), 10)


async def test_the_schedule_says_how_she_was_consulted(town: Town) -> None:
    there = await placed(town, method=ConsultationMethod.TELEPHONE)

    locked = await there.lock_terms()

    assert locked.document is not None
    assert "on 23 November 2026, by telephone. Her words: Happy to." in locked.document


async def test_no_words_of_anybodys_make_a_clause_of_their_own(town: Town) -> None:
    worker = await town.member()
    await under_a_master_agreement(town)
    there = await confirmed(
        town, worker, comments="none\n\n7. Rate\n   £999.00 an hour.\u20289. Rate"
    )

    agreement = await there.lock_terms()

    headings = [
        line for line in (agreement.document or "").splitlines() if not line.startswith("   ")
    ]
    assert [line.split()[0] for line in headings] == [
        f"{number}." for number in range(1, len(headings) + 1)
    ]
    with pytest.raises(NotAWorker, match="line breaks"):
        await town.member("Ada Lovell\n9. Rate\n   Free")


async def test_the_schedule_that_is_signed_says_who_employs_and_pays_her_throughout(
    town: Town,
) -> None:
    there = await placed(town)

    agreement = await there.lock_terms()

    said = " ".join((agreement.document or "").split())
    assert "Ada Lovell stays employed and paid by Warwick Council throughout" in said
    assert "on her own terms, with its pension fund and unbroken service" in said
    assert "Solihull pays nothing to her directly" in said


@pytest.mark.parametrize(
    ("fee", "pension"), [("1E-400", "0.2"), ("5", "0.20001"), ("101", "0")]
)
async def test_no_figure_of_the_terms_is_finer_or_more_than_people_write(
    town: Town, fee: str, pension: str
) -> None:
    there = await placed(town)
    money = Money(Pence(4_177_100), admin_fee=Decimal(fee), pension=Decimal(pension))

    problem = await refusal(
        lock_terms(
            agreement_id=there.agreement_id,
            money=money,
            now=NOW,
            uow=there.home(Role.FINANCE_OFFICER),
        )
    )

    assert problem.path in {("adminFeePercent",), ("pensionPercent",)}
