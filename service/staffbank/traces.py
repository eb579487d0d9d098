"""Traces by OpenTelemetry, sent where its own environment variables say, and else nowhere."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from opentelemetry import trace

ENDPOINTS = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")


@contextmanager
def sent_traces() -> Iterator[None]:
    """Send traces within the block, and those that are left at its end."""
    if not any(map(os.environ.get, ENDPOINTS)):
        yield
        return
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import (  # noqa: PLC0415 - slow to load
        OTLPSpanExporter,
    )
    from opentelemetry.sdk.resources import Resource  # noqa: PLC0415 - slow to load
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415 - slow to load
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415 - slow to load

    os.environ.setdefault("OTEL_SERVICE_NAME", "staffbank")
    provider = TracerProvider(resource=Resource.create())
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    try:
        yield
    finally:
        provider.shutdown()
