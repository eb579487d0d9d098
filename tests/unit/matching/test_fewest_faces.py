from dataclasses import replace
from itertools import product

import pytest

from staffbank_matching.duties import Duties, Faces
from staffbank_matching.faces_checker import faults_of_faces
from staffbank_matching.fewest_bound import largest_crowd, least_people
from staffbank_matching.fewest_crowd import too_big_a_crowd
from staffbank_matching.fewest_faces import fewest_faces
from staffbank_matching.problem import NotAProblem


def a_row(length: int) -> tuple[tuple[int, int], ...]:
    """Tasks of an hour, one after another."""
    return tuple((60 * hour, 60 * hour + 60) for hour in range(length))


def a_tight_week(tasks: int = 90, workers: int = 24) -> Duties:
    """Work for which greed takes more people than it needs."""
    starts = [n * 37 % 211 for n in range(tasks)]
    spans = tuple((start, start + 20 + n * 13 % 29) for n, start in enumerate(starts))
    able = (tuple(n for n in range(tasks) if (n * 7 + w * 5) % 11 < 7) for w in range(workers))
    return Duties(spans, tuple(able))


def test_tasks_one_after_another_need_one_person() -> None:
    duties = Duties(((0, 60), (60, 120), (120, 180)), ((0, 1, 2), (0, 2), (1,)))

    found = fewest_faces(duties, seconds=20)

    assert (found.people, found.bound, found.proven) == (1, 1, True)
    assert faults_of_faces(found, duties) == []


def test_tasks_at_one_time_need_as_many_people() -> None:
    duties = Duties(((0, 60), (30, 90), (45, 50)), ((0, 1, 2),) * 4)

    found = fewest_faces(duties, seconds=20)

    assert (found.people, found.proven) == (3, True)
    assert faults_of_faces(found, duties) == []


def test_who_can_do_little_is_not_called_where_another_does_it_all() -> None:
    duties = Duties(((0, 60), (60, 120)), ((0,), (1,), (0, 1)))

    assert fewest_faces(duties, seconds=20).worker_of_task == (2, 2)


def test_no_tasks_need_nobody() -> None:
    found = fewest_faces(Duties((), ((), ())), seconds=1)

    assert found == Faces((), 0, 0, proven=True)
    assert faults_of_faces(found, Duties((), ((), ()))) == []


def test_the_search_needs_fewer_people_than_greed() -> None:
    duties = a_tight_week()

    greedy = fewest_faces(duties, seconds=0)
    found = fewest_faces(duties, seconds=20)

    assert found.people < greedy.people
    assert found.proven
    assert faults_of_faces(greedy, duties) == faults_of_faces(found, duties) == []


def test_the_same_seed_finds_the_same_people() -> None:
    duties = a_tight_week()

    assert fewest_faces(duties, seconds=20, seed=7) == fewest_faces(duties, seconds=20, seed=7)


def test_prices_prove_more_than_the_largest_crowd_does() -> None:
    duties = Duties(a_row(3), ((0,), (1,), (2,)))

    found = fewest_faces(duties, seconds=20)

    assert (found.people, found.bound, found.proven) == (3, 3, True)
    assert least_people(duties, found.weights) == 3
    assert faults_of_faces(found, duties) == []


def test_a_complete_search_proves_what_no_prices_can() -> None:
    # Each worker does the four numbers that share an odd number of bits with hers: each share
    # of 1/4 of all seven covers everything, and yet no two of them do.
    numbers = range(1, 8)
    able = tuple(
        tuple(n - 1 for n in numbers if (n & worker).bit_count() % 2) for worker in numbers
    )
    duties = Duties(a_row(7), able)

    found = fewest_faces(duties, seconds=20)

    assert (found.people, found.bound, found.proven) == (3, 3, True)
    assert found.weights == ()


def test_a_crowd_for_which_there_are_too_few_is_told() -> None:
    tasks = ((0, 60), *((90 + n, 200) for n in range(12)))
    duties = Duties(tasks, ((*range(13),), (*range(1, 13),), (0,)))

    with pytest.raises(
        NotAProblem, match=r"at minute 92, tasks 1, 2, 3 need 3 people at once, and only 2 may"
    ):
        fewest_faces(duties, seconds=20)


def test_of_a_large_crowd_only_the_first_tasks_are_told() -> None:
    crowd = too_big_a_crowd(Duties(((0, 10),) * 10, ((*range(10),),) * 9))

    assert "tasks 0, 1, 2, 3, 4, 5, 6, 7 and 2 more need 10 people" in str(crowd)


def test_a_crowd_is_one_only_where_nobody_can_change_places() -> None:
    tasks = ((0, 10), (0, 10), (0, 10))

    assert too_big_a_crowd(Duties(tasks, ((0, 1), (1, 2), (0,)))) is None
    assert too_big_a_crowd(Duties(tasks, ((0, 1, 2), (0, 1, 2)))) is not None


def test_no_cover_is_told_where_the_same_people_are_wanted_twice() -> None:
    duties = Duties(((0, 20), (10, 40), (30, 50)), ((0, 1), (1, 2)))

    with pytest.raises(NotAProblem, match="in no way can all tasks be done"):
        fewest_faces(duties, seconds=20)


@pytest.mark.parametrize(
    ("tasks", "able", "why"),
    [
        (((0, 60), (60, 120)), ((0,),), r"\$.tasks\[1\]: nobody may do it"),
        (((0, 60),), (), r"\$.tasks\[0\]: nobody may do it"),
        (((0, 60), (90, 90)), ((0, 1),), r"\$.tasks\[1\]: it ends at 90"),
        (((0, 60),), ((0,), (0, 1)), r"\$.able\[1\]: 1 is no task"),
        (((0, 60),), ((0,), (-1,)), r"\$.able\[1\]: -1 is no task"),
    ],
    ids=["orphan", "no workers", "no length", "number too high", "number too low"],
)
def test_what_cannot_be_asked_is_refused_with_its_place(
    tasks: tuple[tuple[int, int], ...], able: tuple[tuple[int, ...], ...], why: str
) -> None:
    with pytest.raises(NotAProblem, match=why):
        Duties(tasks, able)


def test_a_stopped_search_answers_with_what_it_has() -> None:
    duties = Duties(tuple((n, n + 5) for n in range(60)), (tuple(range(60)),) * 20)

    found = fewest_faces(duties, seconds=20, should_stop=lambda: True)

    assert faults_of_faces(found, duties) == []


def test_the_time_over_before_a_cover_is_found_leaves_tasks_to_nobody() -> None:
    duties = Duties(((0, 20), (10, 40), (30, 50)), ((0, 1), (1, 2)))

    found = fewest_faces(duties, seconds=0)

    assert found.uncovered
    assert not found.proven
    assert faults_of_faces(found, duties) == []


def test_progress_hears_of_a_greedy_start_and_of_what_is_found() -> None:
    heard: list[Faces] = []

    found = fewest_faces(a_tight_week(), seconds=20, progress=heard.append)

    assert heard[0].people > found.people
    assert heard[-1].people == found.people


def test_the_largest_crowd_is_of_those_who_overlap_and_not_of_those_who_touch() -> None:
    assert largest_crowd(((0, 10), (10, 20), (5, 12), (11, 13))) == (1, 2, 3)


WHO, AT = (0, 1, 0), ((0, 60), (30, 90), (60, 120))
RIGHT = Faces(WHO, 2, 2, proven=True, weights=(1, 1, 0))


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"worker_of_task": (0, 1)}, "2 tasks are told of 3"),
        ({"worker_of_task": (0, 2, 0)}, "task 1 is done by 2, who is no worker"),
        ({"worker_of_task": (1, 0, 0)}, "worker 1 may not do task 0"),
        ({"worker_of_task": (0, 0, 1)}, "worker 0 does tasks 0 and 1 at once"),
        ({"people": 1}, "2 people have work, and 1 are told"),
        ({"bound": 3}, "no fewer than 3 people can do, and 2 do"),
        ({"bound": 3}, "the weights prove 2 people, and the bound is 3"),
        ({"bound": 1}, "2 tasks go on at once, and the bound is 1"),
        ({"proven": False}, "proven is told as False, with 2 people and bound 2"),
        ({"weights": (1, 1)}, "there is not one weight of 0 or more for each task"),
        ({"weights": (1, 0, 0)}, "the weights prove 1 people, and the bound is 2"),
    ],
)
def test_the_checker_tells_each_fault(changes: dict[str, object], fault: str) -> None:
    duties = Duties(AT, ((0, 1, 2), (1, 2)))

    assert faults_of_faces(RIGHT, duties) == []
    assert fault in faults_of_faces(replace(RIGHT, **changes), duties)  # type: ignore[arg-type]  # any field


def test_the_checkers_bound_is_the_one_of_the_search_however_work_is_weighed() -> None:
    duties = Duties(((0, 3), (1, 4), (4, 6), (5, 8)), ((0, 1, 2), (1, 2, 3), (0, 3)))

    for weights in product((0, 1, 2), repeat=4):
        proves = least_people(duties, weights)
        assert proves is not None
        told = Faces((0, 1, 0, 1), 2, proves, proven=proves == 2, weights=weights)
        faults = faults_of_faces(told, duties)
        assert [fault for fault in faults if "prove" in fault] == []
