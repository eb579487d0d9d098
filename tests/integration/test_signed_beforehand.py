"""A schedule of urgent cover is signed by the accession of both sides, and no other is."""

from datetime import timedelta

from staffbank.domain.agreement import AgreementState
from staffbank.domain.cover_request import DaysAWeek
from staffbank.domain.principal import Role
from staffbank.usecases.agreement.acknowledge_agreement import acknowledge_agreement
from staffbank.usecases.paper.agreement_paper import agreement_paper
from tests.asking import refusal
from tests.placed import placed
from tests.town import NOW, TODAY, Town

MONDAY = TODAY + timedelta(days=7)
TEN_WEEKS = DaysAWeek(MONDAY, (0, 1), 10)


async def test_a_week_of_urgent_cover_is_signed_by_the_master_agreement(town: Town) -> None:
    there = await placed(town, pre_signs_urgent=True)
    locked = await there.lock_terms()
    assert locked.digest is not None

    signed = await acknowledge_agreement(
        agreement_id=there.agreement_id, digest=locked.digest, now=NOW, uow=there.hers
    )

    assert signed.state is AgreementState.SIGNED


async def test_what_the_master_agreement_signs_is_signed_when_the_terms_are_locked(
    town: Town,
) -> None:
    there = await placed(town, pre_signs_urgent=True)
    later = NOW + timedelta(hours=1)

    locked = await there.lock_terms(later)

    assert locked.home is not None
    assert (locked.home.at, locked.home.acceded_at) == (later, NOW)
    kept = await there.agreement()
    assert (kept.home, kept.host) == (locked.home, locked.host)
    home = town.bank.queries(town.who(Role.SIGNATORY, there.worker.employer_id))
    paper = await agreement_paper(there.agreement_id, home)
    assert paper is not None
    first, second, third = paper.sections[-1].paragraphs
    assert first == (
        f"The home employer: {locked.home.by}, 23 November 2026 at 10:00, by its accession of "
        "23 November 2026 to the master agreement."
    )
    assert second.startswith("The host: signatory of")
    assert third == "The worker has acknowledged it: not yet."


async def test_a_pre_signed_schedule_is_not_signed_before_she_was_consulted_either(
    town: Town,
) -> None:
    there = await placed(town, pre_signs_urgent=True)

    problem = await refusal(there.lock_terms(NOW - timedelta(minutes=1)))

    assert problem.rule == "S113-2"


async def test_ten_weeks_are_never_signed_by_the_master_agreement(town: Town) -> None:
    there = await placed(town, TEN_WEEKS, pre_signs_urgent=True)

    locked = await there.lock_terms()

    assert (locked.home, locked.host) == (None, None)
