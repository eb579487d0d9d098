"""However work is drawn: the fewest faces are few, and what is claimed of them holds."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from staffbank_matching.duties import Duties
from staffbank_matching.faces_checker import faults_of_faces
from staffbank_matching.fewest_faces import fewest_faces


@st.composite
def duties(draw: st.DrawFn) -> Duties:
    """At most five tasks and three workers, and one more for each task alone."""
    count = draw(st.integers(1, 5))
    starts = [draw(st.integers(0, 6)) for _ in range(count)]
    tasks = tuple((start, start + draw(st.integers(1, 3))) for start in starts)
    some = st.frozensets(st.integers(0, count - 1))
    able = tuple(draw(some) for _ in range(draw(st.integers(0, 3))))
    return Duties(tasks, (*able, *(frozenset({task}) for task in range(count))))


def fewest_by_trying(given: Duties) -> int:
    workers = range(len(given.able))
    able = [[w for w in workers if task in given.able[w]] for task in range(len(given.tasks))]
    return min(len(set(who)) for who in product(*able) if possible(given, who))


def possible(given: Duties, who: tuple[int, ...]) -> bool:
    return not any(
        who[a] == who[b]
        and given.tasks[a][0] < given.tasks[b][1]
        and given.tasks[b][0] < given.tasks[a][1]
        for a in range(len(who))
        for b in range(a)
    )


@settings(max_examples=40)
@given(duties())
def test_the_fewest_are_found_and_proven(given: Duties) -> None:
    found = fewest_faces(given, seconds=20)

    assert faults_of_faces(found, given) == []
    assert found.people == fewest_by_trying(given)
    assert found.proven


@settings(max_examples=40)
@given(duties(), st.frozensets(st.integers(0, 4)))
def test_one_more_worker_never_makes_it_more_people(given: Duties, may: frozenset[int]) -> None:
    more = Duties(given.tasks, (*given.able, may & frozenset(range(len(given.tasks)))))

    assert fewest_faces(more, seconds=20).people <= fewest_faces(given, seconds=20).people


@settings(max_examples=40)
@given(duties(), st.integers(0, 2), st.integers(0, 5))
def test_a_search_that_is_stopped_at_any_moment_is_sound(
    given: Duties, patience: int, seed: int
) -> None:
    asked = iter(range(1000))

    found = fewest_faces(
        given, seconds=20, seed=seed, should_stop=lambda: next(asked) >= patience
    )

    assert faults_of_faces(found, given) == []
    assert found.people <= fewest_faces(given, seconds=0, seed=seed).people
