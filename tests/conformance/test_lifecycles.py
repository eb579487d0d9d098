"""The diagram of each lifecycle, drawn from the code; written anew where it has changed."""

from collections.abc import Mapping
from enum import Enum
from pathlib import Path

import pytest

from staffbank.domain import (
    agency_engagement,
    agreement,
    extension,
    offer,
    placement,
    recharge,
    request_road,
    timesheet,
)

PAGE = Path(__file__).parents[2] / "service" / "docs" / "lifecycles.md"
ROADS: Mapping[str, Mapping[Enum, tuple[Enum, ...]]] = {
    "Cover request": request_road.ROAD,  # type: ignore[dict-item]
    "Offer": offer.ROAD,  # type: ignore[dict-item]
    "Agreement": agreement.ROAD,  # type: ignore[dict-item]  # each has states of its own
    "Placement": placement.ROAD,  # type: ignore[dict-item]
    "Extension": extension.ROAD,  # type: ignore[dict-item]
    "Timesheet": timesheet.ROAD,  # type: ignore[dict-item]
    "Recharge": recharge.ROAD,  # type: ignore[dict-item]
    "Agency engagement": agency_engagement.ROAD,  # type: ignore[dict-item]
}


def as_page() -> str:
    """One diagram a lifecycle, from its first state to those that nothing follows."""
    lines = ["# Lifecycles", "", "Drawn from the `ROAD` of each noun in the domain."]
    for name, road in ROADS.items():
        first, *_ = road
        lines += ["", f"## {name}", "", "```mermaid", "stateDiagram-v2"]
        lines.append(f"  [*] --> {first.value}")
        for state, following in road.items():
            lines += [f"  {state.value} --> {each.value}" for each in following]
            if not following:
                lines.append(f"  {state.value} --> [*]")
        lines.append("```")
    return "\n".join(lines) + "\n"


def test_the_diagrams_are_those_of_the_code() -> None:
    before = PAGE.read_text() if PAGE.exists() else ""
    PAGE.write_text(as_page())

    assert as_page() == before, f"{PAGE.name} was written anew: read the difference, commit it"


@pytest.mark.parametrize("name", ROADS)
def test_every_state_has_its_place_and_can_be_reached(name: str) -> None:
    road = ROADS[name]
    first, *others = road

    reached = {each for following in road.values() for each in following}
    assert set(others) <= reached
    assert set(road) == set(type(first))
