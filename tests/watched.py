"""Spans of operations, kept in memory for a test to look at."""

import pytest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from staffbank_graphql import observed


class Watched:
    """What has been told since the test began."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._kept, provider = InMemorySpanExporter(), TracerProvider()
        provider.add_span_processor(SimpleSpanProcessor(self._kept))
        monkeypatch.setattr(observed, "TRACER", provider.get_tracer("these tests"))

    @property
    def spans(self) -> tuple[ReadableSpan, ...]:
        return self._kept.get_finished_spans()

    @property
    def text(self) -> str:
        """Everything that is told, as it would be sent."""
        return "".join(span.to_json() for span in self.spans)
