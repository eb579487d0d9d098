"""What is counted of operations, for whoever watches the bank: never whose they are."""

from prometheus_client import Counter, Gauge, Histogram

OPERATIONS = Counter(
    "staffbank_operations", "Operations by their type and outcome.", ("type", "outcome")
)
FIELDS = Counter(
    "staffbank_operation_fields", "Fields that operations may have cost.", ("type",)
)
SECONDS = Histogram(
    "staffbank_operation_seconds",
    "Seconds from asking to answering; subscriptions last as long as somebody listens.",
    ("type",),
    buckets=(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60, 3600),
)
BUDGETS_HERE = Gauge(
    "staffbank_budgets_here", "Whether budgets are kept in this process: Redis is away."
)
