"""How schemathesis draws the scalars of the bank, and what it calls a fault of the bank's."""

from typing import Any

import schemathesis
from hypothesis import strategies as st

TEXTS = {
    "Date": ("2026-12-14", "2199-12-31", "today"),
    "DateTime": ("2026-12-14T09:00:00Z", "2027-03-28T01:30:00+00:00"),
    "Time": ("09:00:00", "00:00:00", "noon"),
    "Decimal": ("37", "-1", "1e400"),
}
for name, texts in TEXTS.items():
    schemathesis.graphql.scalar(
        name, st.sampled_from(texts).map(schemathesis.graphql.nodes.String)
    )


@schemathesis.check
def no_fault(_: Any, response: Any, __: Any) -> None:
    """A client's mistake is told with its code, and is none."""
    assert response.status_code < 500
    assert "INTERNAL" not in response.text, response.text
