import pytest

from staffbank_matching.duties import Duties
from staffbank_matching.faces_checker import faults_of_faces
from staffbank_matching.fewest_faces import fewest_faces
from staffbank_matching.problem import NotAProblem


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
    found = fewest_faces(Duties((), ()), seconds=1)

    assert (found.people, found.proven) == (0, True)


def test_a_task_that_nobody_may_do_is_refused_by_its_number() -> None:
    with pytest.raises(NotAProblem, match="nobody may do it"):
        Duties(((0, 60), (60, 120)), ((0,),))


def test_a_stopped_search_answers_with_what_it_has() -> None:
    duties = Duties(tuple((n, n + 5) for n in range(60)), (tuple(range(60)),) * 20)

    found = fewest_faces(duties, seconds=20, should_stop=lambda: True)

    assert faults_of_faces(found, duties) == []
