"""A placement goes on only by four people's word, and never behind the law's back."""

from collections.abc import Awaitable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from staffbank.domain.consultation import ConsultationMethod
from staffbank.domain.cover_request import DaysAWeek, Shape
from staffbank.domain.extension import Extension, ExtensionState, Party
from staffbank.domain.principal import Role
from staffbank.domain.problem import ProblemCode
from staffbank.domain.stop import PauseReason
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.extension.agree_extension import agree_extension
from staffbank.usecases.extension.decline_extension import decline_extension
from staffbank.usecases.extension.extend_placement import extend_placement
from staffbank.usecases.extension.request_extension import request_extension
from staffbank.usecases.extension.sign_extension import sign_extension
from staffbank.usecases.paper.addendum_paper import addendum_paper
from staffbank.usecases.placement.pause_placement import pause_placement
from tests.asking import refusal
from tests.placed import MONDAY, Placed, at_work
from tests.town import NOW, Town

FOUR_MORE = DaysAWeek(MONDAY + timedelta(weeks=4), (0, 1), 4)


async def requested(
    there: Placed, shape: Shape = FOUR_MORE, *, late: str = "", days: int = 1
) -> Extension:
    """Asked for by the host, so many days from now."""
    return await request_extension(
        placement_id=there.placement_id,
        shape=shape,
        late=late,
        now=NOW + timedelta(days=days),
        uow=there.host(Role.SERVICE_MANAGER),
    )


def parties(there: Placed) -> dict[Party, UnitOfWork]:
    """Whose word it needs, each with a unit of work."""
    return {
        Party.WORKER: there.hers,
        Party.HOME: there.home(Role.RELEASE_AUTHORISER),
        Party.BUDGET: there.host(Role.BUDGET_HOLDER),
    }


async def agreed(there: Placed, extension: Extension, now: datetime = NOW) -> Extension:
    """By all three."""
    for uow in parties(there).values():
        extension = await agree_extension(
            extension_id=extension.id, comments="none", now=now, uow=uow
        )
    return extension


async def signed(there: Placed, extension: Extension, now: datetime = NOW) -> Extension:
    """By both sides."""
    assert extension.digest is not None
    for uow in (there.home(Role.SIGNATORY), there.host(Role.SIGNATORY)):
        extension = await sign_extension(
            extension_id=extension.id, digest=extension.digest, now=now, uow=uow
        )
    return extension


def in_force(there: Placed, extension: Extension, now: datetime = NOW) -> Awaitable[Extension]:
    """As the bank's job does."""
    return extend_placement(
        extension_id=extension.id, now=now, unit_of_work=lambda: there.system
    )


async def test_three_agree_two_sign_and_she_is_held_for_more(town: Town) -> None:
    there = await at_work(town)
    before = await there.placement()

    extension = await signed(there, await agreed(there, await requested(there)))
    assert extension.state is ExtensionState.SIGNED
    done = await in_force(there, extension)
    again = await in_force(there, extension)

    after = await there.placement()
    assert (done.state, again.state) == (ExtensionState.IN_FORCE, ExtensionState.IN_FORCE)
    assert after.sessions == (*before.sessions, *extension.sessions)
    assert extension.document is not None
    assert "8 more sessions, 59.2 paid hours" in extension.document
    assert "free of tax" in extension.document


async def test_the_addendum_is_a_paper_for_both_sides_and_nobody_else(town: Town) -> None:
    there = await at_work(town)
    extension = await requested(there)
    home = town.who(Role.SIGNATORY, there.worker.employer_id)
    stranger = town.who(Role.SIGNATORY, town.dudley.council.id)
    assert await addendum_paper(extension.id, town.bank.queries(home)) is None, "not agreed"

    extension = await signed(there, await agreed(there, extension))

    for who in (home, town.who(Role.SIGNATORY, town.solihull.council.id)):
        paper = await addendum_paper(extension.id, town.bank.queries(who))
        assert paper is not None
        assert str(extension.digest) in paper.about
        assert "8 more sessions, 59.2 paid hours" in str(paper.sections)
        assert "The host: signatory of" in str(paper.sections[-1])
        assert "not yet" not in str(paper.sections[-1])
        assert b"pdfuaid" in town.bank.printer.pdf(paper)
    assert await addendum_paper(extension.id, town.bank.queries(stranger)) is None


async def test_whoever_agrees_agrees_for_one_party_alone(town: Town) -> None:
    there = await at_work(town)
    extension = await requested(there)

    for number, (party, uow) in enumerate(parties(there).items(), 1):
        extension = await agree_extension(
            extension_id=extension.id, comments="none", now=NOW, uow=uow
        )
        assert len(extension.agreed) == number
        assert party in extension.agreed

    stranger = town.uow(Role.BUDGET_HOLDER, town.dudley.council.id)
    late = agree_extension(extension_id=extension.id, comments="none", now=NOW, uow=stranger)
    assert (await refusal(late)).code is ProblemCode.NOT_FOUND


async def test_she_is_consulted_on_the_extension_too(town: Town) -> None:
    there = await at_work(town)
    extension = await requested(there)

    silent = agree_extension(extension_id=extension.id, comments=" ", now=NOW, uow=there.hers)
    assert (await refusal(silent)).rule == "S113-2"
    agreed_to = await agreed(there, extension)

    assert agreed_to.document is not None
    assert "on 23 November 2026, by the bank's own question. Her words: none" in (
        agreed_to.document
    )


async def test_the_addendum_says_how_she_was_consulted_on_it(town: Town) -> None:
    there = await at_work(town)
    extension = await requested(there)
    others = parties(there)
    await agree_extension(
        extension_id=extension.id,
        comments="Gladly.",
        method=ConsultationMethod.MEETING,
        now=NOW,
        uow=others.pop(Party.WORKER),
    )
    for uow in others.values():
        extension = await agree_extension(
            extension_id=extension.id, comments="", now=NOW, uow=uow
        )

    assert extension.document is not None
    assert "in a meeting. Her words: Gladly." in extension.document
    early = signed(there, extension, NOW - timedelta(minutes=1))
    assert (await refusal(early)).rule == "S113-2"


async def test_less_than_four_weeks_before_its_end_one_says_why(town: Town) -> None:
    there = await at_work(town)

    problem = await refusal(requested(there, days=10))

    assert problem.path == ("late",)
    assert (await requested(there, late="The child's hearing moved.", days=10)).late


@pytest.mark.parametrize(
    ("shape", "path"),
    [
        (replace(FOUR_MORE, first_day=MONDAY + timedelta(weeks=2)), "shape"),
        (replace(FOUR_MORE, weeks=0), "shape"),
    ],
    ids=["in the middle of it", "of no weeks"],
)
async def test_an_extension_follows_on_the_placement(
    town: Town, shape: Shape, path: str
) -> None:
    there = await at_work(town)

    assert (await refusal(requested(there, shape))).path[0] in {path, "weeks"}


async def test_one_extension_at_a_time_and_of_what_is_active(town: Town) -> None:
    there = await at_work(town)
    extension = await requested(there)
    assert "under way" in (await refusal(requested(there))).message
    await decline_extension(extension_id=extension.id, reason="Not now.", uow=there.hers)
    await pause_placement(
        placement_id=there.placement_id, reason=PauseReason.SICKNESS, now=NOW, uow=there.hers
    )

    assert "this one is paused" in (await refusal(requested(there))).message


async def test_who_is_held_elsewhere_by_then_is_not_held_twice(town: Town) -> None:
    there = await at_work(town)
    extension = await signed(there, await agreed(there, await requested(there)))
    await town.offer(there.worker, await town.request(FOUR_MORE, town.dudley))

    declined = await in_force(there, extension)

    assert (declined.state, declined.reason) == (
        ExtensionState.DECLINED,
        "She is held elsewhere for some of that time by now.",
    )
    assert len((await there.placement()).sessions) == 8


async def test_nobody_signs_another_text_or_for_both_sides(town: Town) -> None:
    there = await at_work(town)
    extension = await agreed(there, await requested(there))
    assert extension.digest is not None
    other = sign_extension(
        extension_id=extension.id, digest="0" * 64, now=NOW, uow=there.home(Role.SIGNATORY)
    )
    assert (await refusal(other)).path == ("digest",)
    home, host = (
        sign_extension(
            extension_id=extension.id,
            digest=extension.digest,
            now=NOW,
            uow=side(Role.SIGNATORY, "one for all"),
        )
        for side in (there.home, there.host)
    )
    await home
    assert (await refusal(host)).code is ProblemCode.SAME_PERSON
