"""What is overdue is told in words, whichever step it is."""

from typing import Any

from staffbank.domain.step import TAKEN
from staffbank.persistence.step_views import WAITING
from staffbank.web.coordinator.overdue import WORDS


def test_every_step_that_can_be_overdue_has_words() -> None:
    by_figures = {taken.deed.name for taken in TAKEN.values() if taken.waiting}
    by_the_thing = {"PREPARE_START", "AGREE_EXTENSION", "SIGN_EXTENSION"}

    assert set(WORDS) == by_figures | by_the_thing


def test_each_step_is_asked_for_once() -> None:
    union: Any = WAITING.element
    asked = [select.selected_columns.step.element.value for select in union.selects]

    assert sorted(asked) == sorted(step.value for step in TAKEN)
