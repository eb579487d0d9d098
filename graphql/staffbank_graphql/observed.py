"""What is told of each operation to whoever runs the bank: no argument, no text, nobody's name.

Once an operation, never a field: a span for each field makes lists ten times slower.
"""

import time
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from graphql import GraphQLError
from opentelemetry import trace
from opentelemetry.trace import Span, Status, StatusCode
from prometheus_client import Counter, Histogram
from strawberry.extensions import SchemaExtension

from staffbank import meters
from staffbank.ports.budgets import Spent

LONGEST = 64  # letters of an operation's name
UNREAD = "unread"  # the type of what could not be parsed
TRACER = trace.get_tracer("staffbank.graphql")
OUTCOMES = {"INTERNAL": "fault", "UNAVAILABLE": "fault", "RATE_LIMITED": "limited"}


class Observed(SchemaExtension):
    """A span and three figures for each operation."""

    def on_operation(self) -> Iterator[None]:
        span, began = TRACER.start_span("graphql"), time.perf_counter()
        try:
            yield
        finally:
            self._tell(span, time.perf_counter() - began)

    def _tell(self, span: Span, seconds: float) -> None:
        operation = self.execution_context
        result: Any = operation.result
        errors = [
            *(operation.pre_execution_errors or ()),
            *(getattr(result, "errors", None) or ()),
        ]
        read = operation.graphql_document is not None
        spent = getattr(operation.context, "spent", None)
        name = operation.operation_name if span.is_recording() else None
        tell(span, Operation(self._kind(), name, outcome(errors, read=read), spent), seconds)

    def _kind(self) -> str:
        try:
            return self.execution_context.operation_type.name.lower()
        except RuntimeError:
            return UNREAD


class Operation(NamedTuple):
    """What is told of one."""

    kind: str
    name: str | None
    outcome: str
    spent: Spent | None

    @property
    def cost(self) -> int:
        """The fields that were taken for it."""
        return self.spent.lefts[-1].wanted if self.spent and self.spent.granted else 0


def outcome(errors: Sequence[GraphQLError], *, read: bool = True) -> str:
    """How an operation ended, of whose document something could be `read`."""
    codes = [str((each.extensions or {}).get("code")) for each in errors]
    told = [outcome for code, outcome in OUTCOMES.items() if code in codes]
    if told:
        return told[0]
    return "answered" if read and not errors else "refused"


def tell(span: Span, operation: Operation, seconds: float) -> None:
    """Tell of an operation, and end its span."""
    operations, fields, times = _meters(operation.kind, operation.outcome)
    operations.inc()
    fields.inc(operation.cost)
    times.observe(seconds)
    if span.is_recording():
        name = (operation.name or "")[:LONGEST]
        span.update_name(f"{operation.kind} {name}".rstrip())
        span.set_attributes(
            {
                "graphql.operation.type": operation.kind,
                "graphql.operation.name": name,
                "staffbank.cost": operation.cost,
                "staffbank.outcome": operation.outcome,
            }
        )
        if operation.outcome == "fault":
            span.set_status(Status(StatusCode.ERROR))
    span.end()


@cache
def _meters(kind: str, outcome: str) -> tuple[Counter, Counter, Histogram]:
    return (
        meters.OPERATIONS.labels(kind, outcome),
        meters.FIELDS.labels(kind),
        meters.SECONDS.labels(kind),
    )
