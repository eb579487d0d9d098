"""What is told of each operation to whoever runs the bank: no argument, no text, nobody's name.

Once an operation, never a field: a span for each field makes lists ten times slower.
"""

import time
from collections.abc import Iterator
from typing import Any

from graphql import GraphQLError
from opentelemetry import trace
from opentelemetry.trace import Span, Status, StatusCode
from strawberry.extensions import SchemaExtension

from staffbank import meters

LONGEST = 64  # letters of an operation's name
UNREAD = "unread"  # the type of what could not be parsed
TRACER = trace.get_tracer("staffbank.graphql")
OUTCOMES = {"INTERNAL": "fault", "RATE_LIMITED": "limited"}


class Observed(SchemaExtension):
    """A span and three figures for each operation."""

    def on_operation(self) -> Iterator[None]:
        span, began = TRACER.start_span("graphql"), time.perf_counter()
        try:
            yield
        finally:
            self._tell(span, time.perf_counter() - began)
            span.end()

    def _tell(self, span: Span, seconds: float) -> None:
        kind, outcome, cost = self._kind(), self._outcome(), self._cost()
        meters.OPERATIONS.labels(kind, outcome).inc()
        meters.FIELDS.labels(kind).inc(cost)
        meters.SECONDS.labels(kind).observe(seconds)
        if span.is_recording():
            name = (self.execution_context.operation_name or "")[:LONGEST]
            span.update_name(f"{kind} {name}".rstrip())
            span.set_attributes(
                {
                    "graphql.operation.type": kind,
                    "graphql.operation.name": name,
                    "staffbank.cost": cost,
                    "staffbank.outcome": outcome,
                }
            )
            if outcome == "fault":
                span.set_status(Status(StatusCode.ERROR))

    def _kind(self) -> str:
        try:
            return self.execution_context.operation_type.name.lower()
        except RuntimeError:
            return UNREAD

    def _outcome(self) -> str:
        result: Any = self.execution_context.result
        errors: list[GraphQLError] = [
            *(self.execution_context.pre_execution_errors or ()),
            *(getattr(result, "errors", None) or ()),
        ]
        codes = [str((each.extensions or {}).get("code")) for each in errors]
        told = [outcome for code, outcome in OUTCOMES.items() if code in codes]
        if told:
            return told[0]
        read = self.execution_context.graphql_document is not None
        return "answered" if read and not errors else "refused"

    def _cost(self) -> int:
        spent = getattr(self.execution_context.context, "spent", None)
        return spent.lefts[-1].wanted if spent and spent.granted else 0
