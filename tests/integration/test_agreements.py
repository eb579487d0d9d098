"""Both sides sign the same text, and she has read it, before anybody works."""

from dataclasses import replace
from datetime import timedelta

import pytest

from staffbank.domain.agreement import AgreementState
from staffbank.domain.cover_request import DaysAWeek
from staffbank.domain.legal_basis import LegalBasis
from staffbank.domain.offer import OfferState
from staffbank.domain.placement import PlacementState
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.ports.views import ContactView
from staffbank.usecases.agreement.acknowledge_agreement import acknowledge_agreement
from staffbank.usecases.agreement.refuse_agreement import refuse_agreement
from staffbank.usecases.agreement.sign_agreement import sign_agreement
from staffbank.usecases.placement.withdraw_placement import withdraw_placement
from tests.asking import refusal
from tests.placed import placed, ready
from tests.town import NOW, TODAY, Town

MONDAY = TODAY + timedelta(days=7)
TEN_WEEKS = DaysAWeek(MONDAY, (0, 1), 10)


async def test_both_sides_sign_and_she_acknowledges_before_it_is_ready(town: Town) -> None:
    there = await placed(town)

    signed = await ready(there)

    assert signed.state is AgreementState.SIGNED
    assert (await there.placement()).state is PlacementState.READY


async def test_nobody_signs_another_text_than_the_one_that_is_locked(town: Town) -> None:
    there = await placed(town)
    await there.lock_terms()

    with pytest.raises(Declined) as declined:
        await sign_agreement(
            agreement_id=there.agreement_id,
            digest="0" * 64,
            now=NOW,
            uow=there.home(Role.SIGNATORY),
        )

    assert declined.value.problems[0].path == ("digest",)


async def test_nobody_signs_before_the_money_is_locked(town: Town) -> None:
    there = await placed(town)

    with pytest.raises(Declined) as declined:
        await sign_agreement(
            agreement_id=there.agreement_id,
            digest="0" * 64,
            now=NOW,
            uow=there.home(Role.SIGNATORY),
        )

    assert "lockTerms" in declined.value.problems[0].message


async def test_one_person_never_signs_for_both_sides(town: Town) -> None:
    there = await placed(town)
    locked = await there.lock_terms()
    assert locked.digest is not None
    both = "Pat Both"
    await sign_agreement(
        agreement_id=locked.id,
        digest=locked.digest,
        now=NOW,
        uow=there.home(Role.SIGNATORY, both),
    )

    with pytest.raises(Declined) as declined:
        await sign_agreement(
            agreement_id=locked.id,
            digest=locked.digest,
            now=NOW,
            uow=there.host(Role.SIGNATORY, both),
        )

    assert declined.value.problems[0].code is ProblemCode.SAME_PERSON


async def test_nobody_acknowledges_another_text_than_the_one_that_she_has_read(
    town: Town,
) -> None:
    there = await placed(town)
    read = await there.lock_terms()
    assert read.digest is not None
    await there.lock_terms(now=NOW + timedelta(days=1))  # the rate is of another day

    declined = await refusal(
        acknowledge_agreement(agreement_id=read.id, digest=read.digest, now=NOW, uow=there.hers)
    )

    assert declined.path == ("digest",)
    assert (await there.agreement()).acknowledged_at is None


async def test_a_secondment_by_contract_is_signed_off_before_its_text_is_drawn_up(
    town: Town,
) -> None:
    there = await placed(town)
    contract = replace(await there.agreement(), legal_basis=LegalBasis.CONTRACT_SECONDMENT)
    terms = (await there.lock_terms()).terms
    assert terms is not None

    with pytest.raises(Declined, match="Record the legal sign-off") as declined:
        contract.lock_terms(terms, document="Text", digest="0")
    drawn_up = contract.sign_off(note="Li, 3 May").lock_terms(
        terms, document="Text", digest="0"
    )

    assert declined.value.problems[0].rule == "S113-1"
    with pytest.raises(Declined, match="names the sign-off that there was"):
        drawn_up.sign_off(note="Li, 4 May")


async def test_nobody_signs_for_her_before_she_was_consulted(town: Town) -> None:
    there = await placed(town)
    locked = await there.lock_terms()
    assert locked.digest is not None

    problem = await refusal(
        sign_agreement(
            agreement_id=locked.id,
            digest=locked.digest,
            now=NOW - timedelta(minutes=1),
            uow=there.home(Role.SIGNATORY),
        )
    )

    assert problem.rule == "S113-2"


@pytest.mark.parametrize("how", ["refused", "withdrawn"])
async def test_what_is_not_signed_frees_the_worker_and_the_slot(town: Town, how: str) -> None:
    there = await placed(town)
    request_id = (await there.placement()).request_id

    if how == "refused":
        await refuse_agreement(
            agreement_id=there.agreement_id,
            reason="No indemnity.",
            uow=there.host(Role.SIGNATORY),
        )
    else:
        await withdraw_placement(
            placement_id=there.placement_id, reason="The post is filled.", uow=there.hers
        )

    assert (await there.placement()).state is PlacementState.WITHDRAWN
    async with there.system as uow:
        request = await uow.requests.get(request_id)
    again = await town.offer(there.worker, request)
    assert again.state is OfferState.OFFERED


async def test_nobody_is_placed_by_a_council_outside_the_master_agreement(town: Town) -> None:
    there = await placed(town, master=False)

    with pytest.raises(Declined) as declined:
        await there.lock_terms()

    assert declined.value.problems[0].rule == "S113-3"


async def test_what_was_withdrawn_has_no_terms_to_lock_and_no_contact(town: Town) -> None:
    there = await placed(town)
    host = town.bank.queries(town.who(Role.SERVICE_MANAGER, town.solihull.council.id))
    before = await host.count(ContactView)
    await withdraw_placement(
        placement_id=there.placement_id, reason="The post is filled.", uow=there.hers
    )

    with pytest.raises(Declined) as declined:
        await there.lock_terms()

    assert declined.value.problems[0].code is ProblemCode.WRONG_STATE
    assert (await there.agreement()).state is AgreementState.REFUSED
    assert (before, await host.count(ContactView)) == (1, 0)
