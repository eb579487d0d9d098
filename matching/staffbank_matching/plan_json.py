"""A plan as JSON, in and out. The schema is `schemas/plan.schema.json`."""

from collections.abc import Mapping
from typing import Any

from staffbank_matching.json_door import read, write
from staffbank_matching.plan import Assignment, Coverage, Plan, Status, Unfilled


class NotAPlan(ValueError):
    """The text holds no plan; the message says where, which value and what is expected."""


def plan_from_json(text: bytes | str) -> Plan:
    """Read a plan.

    Raises:
        NotAPlan: where it is malformed. Whether the plan is sound is asked by `checker.faults`.
    """
    given = read(text, "plan", NotAPlan)
    return Plan(
        assignments=tuple(
            Assignment(made["worker"], made["slot"], _counts(made["parts"]))
            for made in given["assignments"]
        ),
        unfilled=tuple(map(_unfilled, given["unfilled"])),
        status=Status(given["status"]),
        coverage=tuple(Coverage(**_counts(tier)) for tier in given["coverage"]),
        quality=int(given["quality"]),
        quality_bound=int(given["quality_bound"]),
        gap=float(given["gap"]),
        greedy_coverage=tuple(map(int, given["greedy_coverage"])),
        greedy_quality=int(given["greedy_quality"]),
    )


def plan_to_json(plan: Plan) -> str:
    """Write a plan; equal plans give equal text, so two runs can be compared to the byte."""
    return write(
        {
            **vars(plan),
            "assignments": [
                {**vars(made), "parts": dict(made.parts)} for made in plan.assignments
            ],
            "unfilled": [_unfilled_out(slot) for slot in plan.unfilled],
            "status": plan.status.value,
            "coverage": [vars(tier) for tier in plan.coverage],
        }
    )


def _unfilled(given: Mapping[str, Any]) -> Unfilled:
    return Unfilled(
        slot=given["slot"],
        funnel=_counts(given["funnel"]),
        removed_first=_counts(given["removed_first"]),
        eligible=int(given["eligible"]),
        main_reason=given["main_reason"],
    )


def _unfilled_out(slot: Unfilled) -> dict[str, Any]:
    counts = {"funnel": dict(slot.funnel), "removed_first": dict(slot.removed_first)}
    return {**vars(slot), **counts}


def _counts(given: Mapping[str, Any]) -> dict[str, int]:
    return {name: int(count) for name, count in given.items()}
