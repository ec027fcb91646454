from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)

disable_created_metrics()
registry = CollectorRegistry()
paid = Counter("orders_paid", "Paid orders", registry=registry)
queue = Gauge("queue_size", "Waiting jobs", registry=registry)
took = Histogram(
    "checkout_seconds", "Time", buckets=[0.1, 0.5], registry=registry
)

paid.inc(3)  # only ever up
queue.set(12)  # up and down
queue.dec(2)
for seconds in (0.05, 0.3, 0.4, 2.0):
    took.observe(seconds)

for line in generate_latest(registry).decode().splitlines():
    if not line.startswith("#"):
        print(line)
# → orders_paid_total 3.0
# → queue_size 10.0
# → checkout_seconds_bucket{le="0.1"} 1.0
# → checkout_seconds_bucket{le="0.5"} 3.0
# → checkout_seconds_bucket{le="+Inf"} 4.0
# → checkout_seconds_count 4.0
# → checkout_seconds_sum 2.75
