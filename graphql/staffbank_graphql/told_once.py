"""A selection of an event is executed once for all who asked alike and are told the same."""

from dataclasses import dataclass
from typing import Any

from graphql import ExecutionResult, Executor

from staffbank_graphql.event import Event
from staffbank_graphql.same import asked

REMEMBERED = 16  # answers of one event; whoever asks otherwise has hers executed


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
            # An event's fields have no arguments, so no other variables count.
            self._asked = asked(self)
        return Telling(payload, self._asked, lambda: build(payload))


def telling_once(executor: type[Executor[Any]]) -> type[Executor[Any]]:
    """The executor, and events are told once by it."""
    return type("TellingOnce", (ToldOnce, executor), {})
