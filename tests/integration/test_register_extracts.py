"""Who may not practise stops at once, and goes on when the register lists her again."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from staffbank.domain.placement import PlacementState
from staffbank.domain.principal import Role
from staffbank.domain.problem import ProblemCode
from staffbank.usecases.agreement.acknowledge_agreement import acknowledge_agreement
from staffbank.usecases.agreement.sign_agreement import sign_agreement
from staffbank.usecases.placement.resume_placement import resume_placement
from staffbank.usecases.placement.start_placement import start_placement
from staffbank.usecases.worker.import_register import Download, Imported, import_register
from staffbank.usecases.worker.record_check import record_check
from tests.asking import refusal
from tests.placed import Placed, at_work, placed, ready
from tests.town import NOW, SOUND_CHECKS, TODAY, Town

HEAD = "Registration number,Status,Registered until\n"
NUMBER = "SW000001"


async def says(
    there: Placed, status: str, *, at: datetime = NOW, number: str = NUMBER
) -> Imported:
    """Warwick looks her up, and brings what the register says."""
    row = f"{number},{status},{at.year + 1}-11-30\n" if status else ""
    return await import_register(
        employer_id=there.worker.employer_id,
        download=Download(HEAD + row, [number], at.date()),
        now=at,
        uow=there.home(Role.COUNCIL_ADMINISTRATOR),
    )


@pytest.mark.parametrize("status", ["Suspended", "Removed", "Lapsed", ""])
async def test_who_may_not_practise_stops_at_once(town: Town, status: str) -> None:
    there = await at_work(town)
    at = (await there.placement()).begins + timedelta(days=1)

    imported = await says(there, status, at=at)

    assert [each.placements_suspended for each in imported.findings] == [1]
    assert (await there.placement()).state is PlacementState.SUSPENDED


@pytest.mark.parametrize("status", ["Registered", "Registered with warning"])
async def test_who_may_practise_goes_on(town: Town, status: str) -> None:
    there = await at_work(town)

    imported = await says(there, status, at=(await there.placement()).begins)

    assert [each.placements_suspended for each in imported.findings] == [0]
    assert (await there.placement()).state is PlacementState.ACTIVE


async def test_an_older_look_stops_nobody(town: Town) -> None:
    there = await at_work(town)
    begun = (await there.placement()).begins
    await says(there, "Registered", at=begun + timedelta(days=1))

    imported = await import_register(
        employer_id=there.worker.employer_id,
        download=Download(
            f"{HEAD}{NUMBER},Suspended,2026-11-30\n", [NUMBER], TODAY - timedelta(days=300)
        ),
        now=begun + timedelta(days=1),
        uow=there.home(Role.COUNCIL_ADMINISTRATOR),
    )

    assert [each.placements_suspended for each in imported.findings] == [0]
    assert (await there.placement()).state is PlacementState.ACTIVE


async def test_nobody_signs_for_whom_the_register_suspended_meanwhile(town: Town) -> None:
    there = await placed(town)
    locked = await there.lock_terms()
    assert locked.digest
    digest, home = locked.digest, there.home(Role.SIGNATORY)
    await sign_agreement(agreement_id=locked.id, digest=digest, now=NOW, uow=home)
    await says(there, "Suspended")

    for deed in (
        sign_agreement(
            agreement_id=locked.id, digest=digest, now=NOW, uow=there.host(Role.SIGNATORY)
        ),
        acknowledge_agreement(agreement_id=locked.id, digest=digest, now=NOW, uow=there.hers),
    ):
        problem = await refusal(deed)
        assert (problem.code, problem.rule) == (ProblemCode.RULE, "SWE-2")
    assert (await there.placement()).state is PlacementState.AGREEMENT_PENDING

    day_after = NOW + timedelta(days=1)
    await says(there, "Registered", at=day_after)
    signed = await sign_agreement(
        agreement_id=locked.id, digest=digest, now=day_after, uow=there.host(Role.SIGNATORY)
    )
    assert signed.host


async def test_nobody_goes_on_whom_the_register_does_not_list(town: Town) -> None:
    there = await at_work(town)
    at = (await there.placement()).begins + timedelta(days=1)
    await says(there, "Lapsed", at=at)

    problem = await refusal(
        resume_placement(
            placement_id=there.placement_id, now=at, uow=there.home(Role.RELEASE_AUTHORISER)
        )
    )

    assert problem.rule == "SWE-1"


async def test_what_was_stopped_before_it_began_begins_by_its_gate(town: Town) -> None:
    there = await placed(town)
    await ready(there)
    await says(there, "Suspended")
    await says(there, "Registered", at=NOW + timedelta(days=1))
    later = NOW + timedelta(days=1)
    for uow in (there.home(Role.RELEASE_AUTHORISER), town.uow(Role.COORDINATOR)):
        await resume_placement(placement_id=there.placement_id, now=later, uow=uow)
    resumed = await there.placement()

    assert resumed.state is PlacementState.READY
    too_soon = start_placement(
        placement_id=there.placement_id, now=resumed.begins, uow=there.system
    )
    assert (await refusal(too_soon)).rule == "S113-5"


async def test_a_file_with_one_bad_line_changes_nothing(town: Town) -> None:
    there = await placed(town)
    download = Download(HEAD + f"{NUMBER},Lapsed,\nSW2,Well,\n", [NUMBER, "SW2"], TODAY)

    problem = await refusal(
        import_register(
            employer_id=there.worker.employer_id,
            download=download,
            now=NOW,
            uow=there.home(Role.COUNCIL_ADMINISTRATOR),
        )
    )

    assert problem.message.startswith("Nothing was imported: line 3: the status 'well'")
    async with there.system as uow:
        assert len((await uow.workers.read(there.worker.id)).checks) == 3


async def test_who_is_registered_anew_is_not_judged_by_her_old_number(town: Town) -> None:
    there = await at_work(town)
    at = (await there.placement()).begins + timedelta(days=1)
    await record_check(
        worker_id=there.worker.id,
        check=replace(SOUND_CHECKS[0], checked_on=at.date(), reference="SW000002"),
        now=at,
        uow=there.home(Role.COUNCIL_ADMINISTRATOR),
    )

    imported = await says(there, "", at=at)

    assert imported.findings == ()
    assert (await there.placement()).state is PlacementState.ACTIVE


async def test_another_employers_members_are_not_touched(town: Town) -> None:
    there = await at_work(town)

    imported = await import_register(
        employer_id=town.dudley.employer.id,
        download=Download(HEAD, [NUMBER], TODAY),
        now=NOW,
        uow=town.uow(Role.COUNCIL_ADMINISTRATOR, town.dudley.employer.id),
    )

    assert imported.findings == ()
    assert (await there.placement()).state is PlacementState.ACTIVE
