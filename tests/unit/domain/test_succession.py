"""Who stands in whose place."""

from staffbank.domain.succession import who_stands_for
from tests.builders import an_id

AVON, BRENT, CAM, DON = (an_id(name) for name in ("Avon", "Brent", "Cam", "Don"))


def test_the_last_of_those_who_took_its_place_stands_for_a_council() -> None:
    successors = {AVON: BRENT, BRENT: CAM}

    assert [who_stands_for(each, successors) for each in (AVON, BRENT, CAM, DON)] == [
        CAM,
        CAM,
        CAM,
        DON,
    ]


def test_councils_that_name_each_other_are_followed_once_around() -> None:
    assert who_stands_for(AVON, {AVON: BRENT, BRENT: CAM, CAM: AVON}) == CAM
