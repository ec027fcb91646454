from opentelemetry import propagate
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import (
    InMemorySpanExporter,
)

finished = InMemorySpanExporter()
provider = TracerProvider()
provider.add_span_processor(SimpleSpanProcessor(finished))
tracer = provider.get_tracer("shop")


def checkout() -> dict[str, str]:  # service A
    with tracer.start_as_current_span("POST /checkout"):
        headers: dict[str, str] = {}
        propagate.inject(headers)  # what an HTTP client library does
        return headers


def payments(headers: dict[str, str]) -> None:  # service B
    parent = propagate.extract(headers)  # what the framework does
    with tracer.start_as_current_span("POST /charge", context=parent):
        pass


payments(checkout())
a, b = finished.get_finished_spans()
print(a.context.trace_id == b.context.trace_id)  # → True
print(b.parent.span_id == a.context.span_id)  # → True
