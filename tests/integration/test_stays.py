"""How long she stays with one host in all, and what it does to the tax on her way there."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from staffbank.domain.addendum import addendum, expectations
from staffbank.domain.council import RegionId
from staffbank.domain.master_agreement import MasterAgreement, MasterAgreementId
from staffbank.domain.schedule import text_of
from staffbank.domain.temporary_workplace import relief_ends_on
from staffbank.usecases.identifier import new_id
from tests.integration.test_extensions import FOUR_MORE, requested
from tests.placed import at_work
from tests.town import Town

MASTER = MasterAgreement(
    MasterAgreementId(new_id()),
    RegionId(new_id()),
    "West Midlands master agreement",
    date(2026, 1, 1),
    date(2030, 12, 31),
)


async def test_the_way_is_taxed_from_the_day_on_which_more_than_24_months_are_expected(
    town: Town,
) -> None:
    there = await at_work(town)
    placement = await there.placement()
    whole_year = replace(FOUR_MORE, weekdays=(0, 1, 2), weeks=52)
    extension = replace(await requested(there), shape=whole_year)

    first, second = expectations(placement, extension)
    over = replace(second, last_day=date(2029, 1, 1))
    assert (first.share > Decimal("0.3"), second.share > Decimal("0.4")) == (True, True)
    assert relief_ends_on((first, second)) is None
    assert relief_ends_on((first, over)) == over.known_on
    taxed = replace(extension, relief_ends_on=over.known_on)
    text = text_of(addendum(placement, taxed, await there.agreement(), MASTER))
    assert "From 24 November 2026 the host is no temporary workplace" in text
    assert "over 12 months" in text
