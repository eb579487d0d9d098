"""Notice is four weeks, and less by the word of home and host, never of one alone."""

import asyncio
from datetime import timedelta

import pytest

from staffbank.domain.notice import EndCause
from staffbank.domain.placement import PlacementState
from staffbank.domain.principal import Grant, Principal, Role
from staffbank.domain.problem import ProblemCode
from tests.asking import entries, refusal
from tests.ended import (
    BEGINS,
    IN_SIX_DAYS,
    IN_SIX_WEEKS,
    agree,
    end,
    held,
    home,
    host,
    propose,
    running,
)
from tests.town import NOW, Town


async def test_less_than_four_weeks_notice_takes_the_word_of_home_and_host(
    town: Town,
) -> None:
    there = await running(town)

    waiting = await propose(there, host(there))
    same_side = await refusal(agree(there, host(there)))
    another_day = await refusal(agree(there, home(there), IN_SIX_DAYS - timedelta(days=2)))
    assert (waiting.state, await held(there)) == (PlacementState.ACTIVE, 20)
    ended = await agree(there, home(there))
    twice = await refusal(agree(there, home(there)))

    assert (ended.state, ended.ended_at) == (PlacementState.ENDING, IN_SIX_DAYS)
    assert await held(there) == 2
    assert "for the other side" in same_side.message
    assert "Read it anew" in another_day.message
    assert twice.code is ProblemCode.WRONG_STATE
    (said,) = await entries(town, "placement.ended_early")
    assert (said["notice"], said["proposed_by"], said["sessions_freed"]) == (
        "agreed",
        "host",
        18,
    )


@pytest.mark.parametrize("stranger", ["worker", "coordinator", "dudley"])
async def test_nobody_but_home_and_host_agrees_to_less(town: Town, stranger: str) -> None:
    there = await running(town)
    who = {
        "worker": town.as_worker(there.worker),
        "coordinator": town.who(Role.COORDINATOR),
        "dudley": town.who(Role.SERVICE_MANAGER, town.dudley.council.id),
    }[stranger]
    await propose(there, host(there))

    codes = {
        (await refusal(deed(there, town.bank.unit_of_work(who)))).code
        for deed in (agree, propose)
    }

    assert codes <= {ProblemCode.NOT_PERMITTED, ProblemCode.NOT_FOUND}


async def test_nobody_agrees_with_themselves(town: Town) -> None:
    there = await running(town)
    await propose(there, there.host(Role.SERVICE_MANAGER, "sam"))

    problem = await refusal(agree(there, there.home(Role.RELEASE_AUTHORISER, "sam")))

    assert problem.code is ProblemCode.SAME_PERSON


async def test_a_worker_with_a_say_at_home_has_none_in_her_own_placement(town: Town) -> None:
    there = await running(town)
    at_home = there.worker.employer_id
    grants = {Grant(Role.WORKER, at_home), Grant(Role.RELEASE_AUTHORISER, at_home)}
    her = Principal(there.worker.person, town.region.id, frozenset(grants))
    await propose(there, host(there))

    problem = await refusal(agree(there, town.bank.unit_of_work(her)))

    assert problem.code is ProblemCode.SAME_PERSON


async def test_what_is_proposed_is_to_come_and_needs_somebodys_word(town: Town) -> None:
    there = await running(town)

    past = await refusal(propose(there, host(there), BEGINS))
    long = await refusal(propose(there, host(there), IN_SIX_WEEKS))
    nothing = await refusal(agree(there, home(there)))
    await propose(there, host(there))
    late = await refusal(agree(there, home(there), now=IN_SIX_DAYS))

    assert "is past" in past.message
    assert "Nobody has to agree" in long.message
    assert "Nobody proposes" in nothing.message
    assert "is past" in late.message


async def test_of_an_agreement_and_a_counter_proposal_none_is_misread(town: Town) -> None:
    there = await running(town)
    sooner = IN_SIX_DAYS - timedelta(days=5)
    await propose(there, host(there))

    await asyncio.gather(
        agree(there, home(there)),
        propose(there, there.host(Role.SERVICE_MANAGER, "another"), sooner),
        agree(there, there.home(Role.RELEASE_AUTHORISER, "another")),
        return_exceptions=True,
    )

    now = await there.placement()
    ended = await entries(town, "placement.ended_early")
    assert len(ended) <= 1
    assert now.ended_at in {None, IN_SIX_DAYS}, "nobody has agreed to the sooner one"
    assert (now.state is PlacementState.ENDING) == (len(ended) == 1)


async def test_a_worker_names_danger_and_gives_four_weeks_all_the_same(town: Town) -> None:
    there = await running(town)

    problem = await refusal(end(there, there.hers, BEGINS, EndCause.SAFEGUARDING))
    ended = await end(there, host(there), NOW, EndCause.SAFEGUARDING)

    assert "Notice is four weeks" in problem.message
    assert (ended.state, ended.ended_at) == (PlacementState.ENDED_EARLY, BEGINS)


async def test_no_early_end_is_after_the_agreed_one(town: Town) -> None:
    there = await running(town)
    last = (await there.placement()).sessions[-1].end

    after = await refusal(end(there, host(there), last))
    danger = await refusal(end(there, host(there), last, EndCause.SAFEGUARDING))
    given = await end(there, host(there), IN_SIX_WEEKS)
    later = await refusal(end(there, home(there), IN_SIX_WEEKS + timedelta(weeks=1)))

    assert {"endsAt"} == {each.path[0] for each in (after, danger, later)}
    assert "an early end is before that" in later.message
    assert given.state is PlacementState.ENDING
