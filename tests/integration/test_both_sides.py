"""Home and host each speak by somebody of their own, also after the two have merged."""

from datetime import timedelta
from typing import Any

from staffbank.domain.agreement import AgreementState
from staffbank.domain.extension import ExtensionState
from staffbank.domain.notice import EndCause
from staffbank.domain.placement import PlacementState
from staffbank.domain.principal import Grant, Principal, Role
from staffbank.domain.problem import ProblemCode
from staffbank.domain.stop import PauseReason
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.agreement.acknowledge_agreement import acknowledge_agreement
from staffbank.usecases.agreement.sign_agreement import sign_agreement
from staffbank.usecases.extension.agree_extension import agree_extension
from staffbank.usecases.extension.request_extension import request_extension
from staffbank.usecases.extension.sign_extension import sign_extension
from staffbank.usecases.placement.end_placement import end_placement
from staffbank.usecases.placement.give_account import give_account
from staffbank.usecases.placement.pause_placement import pause_placement
from staffbank.usecases.region.succeed_council import succeed_council
from tests.asking import refusal
from tests.integration.test_extensions import FOUR_MORE
from tests.placed import Placed, at_work, placed
from tests.town import NOW, TODAY, Town


def person(there: Placed, name: str, *grants: tuple[Role, Any]) -> UnitOfWork:
    """A unit of work of somebody with these roles."""
    granted = frozenset(Grant(role, scope) for role, scope in grants)
    return there.town.bank.unit_of_work(Principal(name, there.town.region.id, granted))


def of_both(there: Placed, name: str, *roles: Role) -> UnitOfWork:
    """Somebody of Warwick's, with these roles at the council and at its employer."""
    warwick = there.town.warwick
    scopes = (warwick.council.id, warwick.employer.id)
    return person(there, name, *((role, scope) for role in roles for scope in scopes))


async def merged(town: Town) -> None:
    """Warwick, her home, takes the place of Solihull, her host."""
    await succeed_council(
        predecessor=town.solihull.council.id,
        successor=town.warwick.council.id,
        holds_from=TODAY - timedelta(days=1),
        uow=town.uow(Role.REGIONAL_ADMINISTRATOR),
    )


async def test_after_a_merger_two_people_sign_for_the_two_sides(town: Town) -> None:
    there = await placed(town)
    agreed = await there.lock_terms()
    assert agreed.digest
    await merged(town)

    async def sign(name: str) -> AgreementState:
        uow = of_both(there, name, Role.SIGNATORY)
        assert agreed.digest
        signed = await sign_agreement(
            agreement_id=agreed.id, digest=agreed.digest, now=NOW, uow=uow
        )
        return signed.state

    await sign("one")
    assert (await refusal(sign("one"))).code is ProblemCode.SAME_PERSON
    await sign("two")
    done = await acknowledge_agreement(
        agreement_id=agreed.id, digest=agreed.digest or "", now=NOW, uow=there.hers
    )

    assert done.home
    assert done.host
    assert (done.state, done.host.by, done.home.by) == (AgreementState.SIGNED, "one", "two")
    assert (await refusal(sign("three"))).code is ProblemCode.WRONG_STATE


async def test_after_a_merger_an_extension_takes_three_peoples_word_and_two_signatures(
    town: Town,
) -> None:
    there = await at_work(town)
    await merged(town)
    asked = await request_extension(
        placement_id=there.placement_id, shape=FOUR_MORE, late="Late.", now=NOW, uow=there.hers
    )

    async def agree(uow: UnitOfWork) -> ExtensionState:
        return (
            await agree_extension(extension_id=asked.id, comments="none", now=NOW, uow=uow)
        ).state

    both = (Role.RELEASE_AUTHORISER, Role.BUDGET_HOLDER)
    await agree(there.hers)
    await agree(of_both(there, "one", *both))
    assert (await refusal(agree(of_both(there, "one", *both)))).code is ProblemCode.SAME_PERSON
    assert await agree(of_both(there, "two", *both)) is ExtensionState.AGREED

    async with there.system as uow:
        digest = (await uow.extensions.get(asked.id)).digest
    assert digest
    for name in ("one", "two"):
        signatory = of_both(there, name, Role.SIGNATORY)
        await sign_extension(extension_id=asked.id, digest=digest, now=NOW, uow=signatory)
    async with there.system as uow:
        assert (await uow.extensions.get(asked.id)).state is ExtensionState.SIGNED


async def test_whoever_asks_for_an_extension_does_not_release_her_for_it(town: Town) -> None:
    there = await at_work(town)
    home, host = there.worker.employer_id, town.solihull.council.id
    roles = (Role.RELEASE_AUTHORISER, home), (Role.SERVICE_MANAGER, host)
    asked = await request_extension(
        placement_id=there.placement_id,
        shape=FOUR_MORE,
        late="Late.",
        now=NOW,
        uow=person(there, "one", *roles),
    )

    problem = await refusal(
        agree_extension(
            extension_id=asked.id, comments="", now=NOW, uow=person(there, "one", *roles)
        )
    )

    assert problem.code is ProblemCode.SAME_PERSON


async def test_after_a_merger_host_and_home_both_look_back(town: Town) -> None:
    there = await at_work(town)
    await merged(town)
    at = (await there.placement()).begins
    await end_placement(
        placement_id=there.placement_id,
        cause=EndCause.SAFEGUARDING,
        ends_at=at,
        now=at,
        uow=of_both(there, "manager", Role.SERVICE_MANAGER),
    )

    async def say(text: str, name: str, *roles: Role) -> None:
        uow = of_both(there, name, *roles)
        await give_account(placement_id=there.placement_id, text=text, now=at, uow=uow)

    await say("She is back.", "authoriser", Role.RELEASE_AUTHORISER)
    both = (Role.RELEASE_AUTHORISER, Role.SERVICE_MANAGER)
    assert (await refusal(say("Good.", "authoriser", *both))).code is ProblemCode.SAME_PERSON
    await say("Good.", "manager", Role.SERVICE_MANAGER)

    closing = (await there.placement()).closing
    assert closing.returned
    assert closing.reference
    assert (closing.returned.text, closing.reference.text) == ("She is back.", "Good.")


async def test_a_role_elsewhere_takes_nothing_from_the_one_at_home(town: Town) -> None:
    there = await at_work(town)
    home, host = there.worker.employer_id, town.solihull.council.id

    def pause(*grants: tuple[Role, Any]) -> Any:
        return pause_placement(
            placement_id=there.placement_id,
            reason=PauseReason.SICKNESS,
            now=NOW,
            uow=person(there, "one", *grants),
        )

    requester = (Role.REQUESTER, host)
    problem = await refusal(pause(requester, (Role.SERVICE_MANAGER, home)))
    assert problem.code is ProblemCode.NOT_PERMITTED
    paused = await pause(requester, (Role.RELEASE_AUTHORISER, home))
    assert paused.state is PlacementState.PAUSED


async def test_a_coordinator_may_pause_whatever_else_she_is(town: Town) -> None:
    there = await at_work(town)
    grants = (Role.COORDINATOR, town.region.id), (Role.REQUESTER, town.solihull.council.id)

    paused = await pause_placement(
        placement_id=there.placement_id,
        reason=PauseReason.HOME_EMERGENCY,
        now=NOW,
        uow=person(there, "one", *grants),
    )

    assert paused.state is PlacementState.PAUSED
