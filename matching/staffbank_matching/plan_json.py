"""A plan as JSON, in and out. The schema is `schemas/plan.schema.json`."""

from collections.abc import Mapping
from typing import Any

from staffbank_matching.faults_of_plan import faults_of_plan
from staffbank_matching.json_door import printable, read, write
from staffbank_matching.plan import (
    Assignment,
    Certificate,
    Coverage,
    Level,
    Plan,
    Status,
    Unfilled,
)
from staffbank_matching.price_certificate_json import certificate_of, certificate_out
from staffbank_matching.setting_json import stretches


class NotAPlan(ValueError):
    """The text holds no plan; the message says where, which value and what is expected."""


def plan_from_json(text: bytes | str) -> Plan:
    """Read a plan.

    Raises:
        NotAPlan: where it is malformed or cannot be a plan of any problem. Whether it is sound
            for one is asked by `checker.faults`.
    """
    plan = _plan(read(text, "plan", NotAPlan))
    for fault in faults_of_plan(plan):
        raise NotAPlan(printable(fault))
    return plan


def _plan(given: Mapping[str, Any]) -> Plan:
    certificate = given["certificate"]
    return Plan(
        assignments=tuple(map(_assignment, given["assignments"])),
        unfilled=tuple(map(_unfilled, given["unfilled"])),
        status=Status(given["status"]),
        levels=tuple(
            Level(
                level["name"],
                int(level["value"]),
                int(level["bound"]),
                level.get("method", ""),
                level.get("solver", ""),
            )
            for level in given["levels"]
        ),
        coverage=tuple(Coverage(**_counts(tier)) for tier in given["coverage"]),
        certificate=Certificate(
            value=int(certificate["value"]),
            bound=int(certificate["bound"]),
            gap=float(certificate["gap"]),
            method=certificate["method"],
            solver=certificate.get("solver", ""),
        ),
        greedy=tuple(map(int, given["greedy"])),
        prices={name: float(price) for name, price in given.get("prices", {}).items()},
        price_certificate=certificate_of(given.get("price_certificate")),
        engine_faults=tuple(given.get("engine_faults", ())),
    )


def plan_to_json(plan: Plan) -> str:
    """Write a plan; equal plans give equal text, so two runs can be compared to the byte."""
    found: dict[str, Any] = {
        "assignments": [{**vars(made), "parts": dict(made.parts)} for made in plan.assignments],
        "unfilled": [_unfilled_out(request) for request in plan.unfilled],
        "status": plan.status.value,
        "levels": [vars(level) for level in plan.levels],
        "coverage": [vars(tier) for tier in plan.coverage],
        "certificate": vars(plan.certificate),
        "greedy": plan.greedy,
        "prices": dict(plan.prices),
    }
    if plan.price_certificate is not None:
        found["price_certificate"] = certificate_out(plan.price_certificate)
    if plan.engine_faults:
        found["engine_faults"] = plan.engine_faults
    return write(found)


def _assignment(given: Mapping[str, Any]) -> Assignment:
    return Assignment(
        worker=given["worker"],
        request=given["request"],
        sessions=stretches(given["sessions"]),
        parts=_counts(given["parts"]),
    )


def _unfilled(given: Mapping[str, Any]) -> Unfilled:
    return Unfilled(
        request=given["request"],
        open_seats=int(given["open_seats"]),
        funnel=_counts(given["funnel"]),
        removed_first=_counts(given["removed_first"]),
        eligible=int(given["eligible"]),
        main_reason=given["main_reason"],
    )


def _unfilled_out(request: Unfilled) -> dict[str, Any]:
    counts = {"funnel": dict(request.funnel), "removed_first": dict(request.removed_first)}
    return {**vars(request), **counts}


def _counts(given: Mapping[str, Any]) -> dict[str, int]:
    return {name: int(count) for name, count in given.items()}
