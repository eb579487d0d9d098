"""A selection of an event is executed once for all who asked alike and are told the same."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from graphql import (
    DirectiveNode,
    ExecutionResult,
    Executor,
    VariableNode,
    Visitor,
    visit,
)

from staffbank_graphql.event import Event

DOCUMENTS = 512
REMEMBERED = 16  # answers of one event; whoever asks otherwise has hers executed


class Conditions(Visitor):
    """The variables of directives: an event's fields have no arguments, so no others count."""

    def __init__(self) -> None:
        super().__init__()
        self.variables: set[str] = set()

    def enter_directive(self, node: DirectiveNode, *_: object) -> None:
        self.variables |= {
            each.value.name.value
            for each in node.arguments or ()
            if isinstance(each.value, VariableNode)
        }


@dataclass(frozen=True)
class Telling:
    """Does as an executor: it has the answer, or gets and keeps it."""

    event: Event
    asked: object
    executor: Any

    def execute_operation(self, serially: bool | None = None) -> Any:  # noqa: FBT001 as it is called
        told = self.event.told
        if self.asked in told:
            return told[self.asked]
        answer = self.executor().execute_operation(serially)
        if isinstance(answer, ExecutionResult) and not answer.errors and len(told) < REMEMBERED:
            told[self.asked] = answer
        return answer


class ToldOnce:
    """Comes before an executor's own class."""

    _asked: object = None

    def build_per_event_executor(self, payload: Any) -> Any:
        build = super().build_per_event_executor  # type: ignore[misc]  # an executor's
        if not isinstance(payload, Event):
            return build(payload)
        if self._asked is None:
            self._asked = _asked(cast("Executor[Any]", self))
        return Telling(payload, self._asked, lambda: build(payload))


def telling_once(executor: type[Executor[Any]]) -> type[Executor[Any]]:
    """The executor, and events are told once by it."""
    return type("TellingOnce", (ToldOnce, executor), {})


class Same:
    """An operation, equal to itself only, however alike another is: so it is compared at once.

    The cache of parsed documents gives the same one to all who send the same text.
    """

    def __init__(self, executor: Any) -> None:
        self.operation = executor.operation
        self.fragments = executor.fragment_definitions

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.operation is self.operation

    def __hash__(self) -> int:
        return id(self.operation)


@lru_cache(maxsize=DOCUMENTS)
def conditions(same: Same) -> tuple[str, ...]:
    """The variables on which it depends what is told."""
    found = Conditions()
    for part in (same.operation, *same.fragments.values()):
        visit(part, found)
    return tuple(sorted(found.variables))


def _asked(executor: Any) -> object:
    """What two have in common who ask alike."""
    same, values = Same(executor), executor.variable_values.coerced
    return same, tuple(values.get(name) for name in conditions(same))
