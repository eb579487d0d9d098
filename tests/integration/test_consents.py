"""Conditions of practice that are found once a placement is on its way wait for both sides."""

from dataclasses import replace
from datetime import datetime, timedelta

from staffbank.domain.consent import Consent
from staffbank.domain.cover_request import DaysAWeek
from staffbank.domain.extension import Extension
from staffbank.domain.placement import Placement, PlacementState
from staffbank.domain.principal import Role
from staffbank.domain.problem import ProblemCode
from staffbank.domain.side import Side
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.extension.agree_extension import agree_extension
from staffbank.usecases.extension.request_extension import request_extension
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank.usecases.offer.confirm_placement import confirm_placement
from staffbank.usecases.offer.make_offer import Pairing, make_offer
from staffbank.usecases.offer.release_worker import release_worker
from staffbank.usecases.placement.consent_to_rule import consent_to_rule
from staffbank.usecases.placement.prepare_start import prepare_start
from staffbank.usecases.placement.resume_placement import resume_placement
from staffbank.usecases.placement.start_placement import start_placement
from staffbank.usecases.worker.import_register import Download, import_register
from tests.asking import entries, refusal, the_bank
from tests.placed import ALL_THERE, MONDAY, Placed, at_work, placed, ready
from tests.town import NOW, TODAY, Town

HEAD = "Registration number,Status,Registered until\n"
NUMBER = "SW000001"
DAY = timedelta(days=1)
LATER = NOW + 8 * DAY  # the day after it began
CONDITIONS = "Registered with conditions"


async def says(there: Placed, status: str, *, at: datetime = LATER) -> Placement:
    """How her placement stands once Warwick has brought what the register says."""
    await import_register(
        employer_id=there.worker.employer_id,
        download=Download(HEAD + f"{NUMBER},{status},2027-11-30\n", [NUMBER], at.date()),
        now=at,
        uow=there.home(Role.COUNCIL_ADMINISTRATOR),
    )
    return await there.placement()


async def consents(
    there: Placed, uow: UnitOfWork, *, rule: str = "SWE-2", at: datetime = LATER
) -> Placement:
    """Somebody lets it pass."""
    reason = "Supervised weekly."
    return await consent_to_rule(
        placement_id=there.placement_id, rule=rule, reason=reason, now=at, uow=uow
    )


async def both_consent(there: Placed, *, at: datetime = LATER) -> None:
    """Home's release authoriser and the host's service manager."""
    await consents(there, there.home(Role.RELEASE_AUTHORISER), at=at)
    await consents(there, there.host(Role.SERVICE_MANAGER), at=at)


async def resumed(there: Placed, *, at: datetime = LATER) -> Placement:
    """Home and region say that it goes on."""
    for uow in (there.home(Role.RELEASE_AUTHORISER), there.town.uow(Role.COORDINATOR)):
        await resume_placement(placement_id=there.placement_id, now=at, uow=uow)
    return await there.placement()


async def test_conditions_found_at_work_stop_her_until_both_sides_consent(town: Town) -> None:
    there = await at_work(town)

    assert (await says(there, CONDITIONS)).state is PlacementState.SUSPENDED
    for uow, missing in (
        (there.home(Role.RELEASE_AUTHORISER), "home and host"),
        (there.host(Role.SERVICE_MANAGER), "host"),
    ):
        problem = await refusal(resumed(there))
        assert (problem.code, problem.rule) == (ProblemCode.CONSENT, "SWE-2")
        assert f"; that of {missing} is missing (consentToRule)." in problem.message
        await consents(there, uow)

    assert (await resumed(there)).state is PlacementState.ACTIVE
    passed = await entries(town, "placement.rule_overridden")
    assert [each["rule"] for each in passed] == ["SWE-2", "SWE-2"]


async def test_the_same_conditions_seen_again_stop_nobody_and_new_ones_do(town: Town) -> None:
    there = await at_work(town)
    await says(there, CONDITIONS)
    await both_consent(there)
    await resumed(there)

    again = await says(there, CONDITIONS, at=LATER + DAY)
    lifted = await says(there, "Registered", at=LATER + 2 * DAY)
    anew = await says(there, CONDITIONS, at=LATER + 3 * DAY)

    states = [each.state for each in (again, lifted, anew)]
    assert states == [PlacementState.ACTIVE, PlacementState.ACTIVE, PlacementState.SUSPENDED]
    problem = await refusal(resumed(there, at=LATER + 3 * DAY))
    assert (problem.code, problem.rule) == (ProblemCode.CONSENT, "SWE-2")


async def test_conditions_found_after_the_confirmation_keep_both_sides_from_signing(
    town: Town,
) -> None:
    there = await placed(town)
    begins = (await there.placement()).begins
    found = await says(there, CONDITIONS, at=begins)
    assert found.state is PlacementState.AGREEMENT_PENDING

    problem = await refusal(ready(there))
    assert (problem.code, problem.rule) == (ProblemCode.CONSENT, "SWE-2")
    await both_consent(there, at=begins)
    await ready(there)
    await prepare_start(
        placement_id=there.placement_id, gate=ALL_THERE, uow=there.host(Role.SERVICE_MANAGER)
    )
    begun = await start_placement(placement_id=there.placement_id, now=begins, uow=there.system)
    assert begun.state is PlacementState.ACTIVE


async def test_what_was_let_pass_on_the_way_to_a_placement_is_known_to_it(town: Town) -> None:
    worker = await town.member(qualified_on=TODAY - 400 * DAY)
    home, host = worker.employer_id, town.solihull.council.id
    await import_register(
        employer_id=home,
        download=Download(HEAD + f"{NUMBER},{CONDITIONS},2027-11-30\n", [NUMBER], TODAY),
        now=NOW,
        uow=town.uow(Role.COUNCIL_ADMINISTRATOR, home),
    )
    slot, *_ = await town.slots(await town.request())
    pairing = Pairing(slot, worker.id, given={"ELIG-1": "A second degree."})
    offer = await make_offer(pairing=pairing, now=NOW, uow=town.uow(Role.COORDINATOR))
    hers = town.bank.unit_of_work(town.as_worker(worker))
    await accept_offer(offer_id=offer.id, comments="none", now=NOW, uow=hers)
    given = {"SWE-2": "Supervised weekly."}
    releaser, manager = Role.RELEASE_AUTHORISER, Role.SERVICE_MANAGER
    await release_worker(offer_id=offer.id, now=NOW, given=given, uow=town.uow(releaser, home))
    await confirm_placement(
        offer_id=offer.id, now=NOW, given=given, uow=town.uow(manager, host)
    )

    async with the_bank(town) as uow:
        confirmed = await uow.offers.get(offer.id)
    assert [(each.rule, each.side, each.seen_on) for each in confirmed.consents] == [
        ("ELIG-1", Side.REGION, None),
        ("SWE-2", Side.HOME, TODAY),
        ("SWE-2", Side.HOST, TODAY),
    ]


async def test_an_extension_asks_for_the_consents_too(town: Town) -> None:
    there = await at_work(town)
    await says(there, CONDITIONS)
    await both_consent(there)
    consented = await resumed(there)

    async def request() -> Extension:
        return await request_extension(
            placement_id=there.placement_id,
            shape=DaysAWeek(MONDAY + 28 * DAY, (0, 1), 4),
            late="Asked for today.",
            now=LATER,
            uow=there.host(Role.SERVICE_MANAGER),
        )

    async def with_consents(*consents: Consent) -> None:
        async with there.system as uow:
            placement = replace(await there.placement(), consents=consents)
            await uow.placements.save(placement)
            await uow.commit(placement.happened("changed"))

    await with_consents()
    problem = await refusal(request())
    assert (problem.code, problem.rule) == (ProblemCode.CONSENT, "SWE-2")
    await with_consents(*consented.consents)
    extension = await request()
    await with_consents(consented.consents[0])
    home = there.home(Role.RELEASE_AUTHORISER)
    agreeing = agree_extension(extension_id=extension.id, comments="", now=NOW, uow=home)
    assert (await refusal(agreeing)).rule == "SWE-2"


async def test_a_consent_is_given_once_by_another_person_and_for_what_asks_it(
    town: Town,
) -> None:
    there = await at_work(town)

    def home() -> UnitOfWork:
        return there.home(Role.RELEASE_AUTHORISER, "somebody of both")

    host = there.host(Role.SERVICE_MANAGER, "somebody of both")
    assert "asks nobody's consent" in (await refusal(consents(there, home()))).message
    await says(there, CONDITIONS)

    assert (await refusal(consents(there, home(), rule="WT-1"))).path == ("rule",)
    await consents(there, home())

    assert "pass already" in (await refusal(consents(there, home()))).message
    assert (await refusal(consents(there, host))).code is ProblemCode.SAME_PERSON
    for stranger, code in (
        (there.hers, ProblemCode.NOT_PERMITTED),
        (there.host(Role.RELEASE_AUTHORISER), ProblemCode.NOT_PERMITTED),
        (town.uow(Role.COORDINATOR), ProblemCode.NOT_PERMITTED),
        (
            town.uow(Role.SERVICE_MANAGER, town.dudley.council.id),
            ProblemCode.NOT_FOUND,
        ),
    ):
        assert (await refusal(consents(there, stranger))).code is code


async def test_a_consent_has_a_reason(town: Town) -> None:
    there = await at_work(town)

    deed = consent_to_rule(
        placement_id=there.placement_id,
        rule="SWE-2",
        reason=" ",
        now=LATER,
        uow=there.home(Role.RELEASE_AUTHORISER),
    )

    assert (await refusal(deed)).path == ("reason",)
