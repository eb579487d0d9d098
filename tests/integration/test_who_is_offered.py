"""Whom the coordinator may offer a slot."""

from typing import Any

import pytest

from staffbank.domain.availability import Availability
from staffbank.domain.place import Place
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.profession import CoreRole, Level, SkillNeed
from staffbank.domain.worker import Preferences
from tests.town import Town


async def problems(deed: Any) -> tuple[Problem, ...]:
    with pytest.raises(Declined) as declined:
        await deed
    return declined.value.problems


@pytest.mark.parametrize(
    ("facts", "asked", "words"),
    [
        ({"availability": Availability()}, {}, "outside the time"),
        ({"role": CoreRole.TEAM_MANAGER}, {}, "her role is TM"),
        ({}, {"must_have": (SkillNeed("LADO", Level.AWARE),)}, "LADO at level 1"),
        ({"place": Place(50.1, -5.5)}, {}, "she travels 40 km at most"),
        ({"preferences": Preferences(remote_only=True)}, {}, "she travels 0 km at most"),
    ],
    ids=["time not offered", "another role", "a skill she lacks", "too far", "remote only"],
)
async def test_a_worker_who_is_not_eligible_is_not_offered_the_slot(
    town: Town, facts: dict[str, Any], asked: dict[str, Any], words: str
) -> None:
    worker, request = await town.member(**facts), await town.request(**asked)

    found = await problems(town.offer(worker, request))

    not_eligible = [each for each in found if each.code is ProblemCode.NOT_ELIGIBLE]
    assert [words in each.message for each in not_eligible] == [True]


async def test_a_council_that_she_avoids_does_not_get_her(town: Town) -> None:
    avoided = frozenset({town.solihull.council.id})
    worker = await town.member(preferences=Preferences(avoided_councils=avoided))

    (problem,) = await problems(town.offer(worker, await town.request()))

    assert "not to work for this council" in problem.message
