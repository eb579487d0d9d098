"""A problem as JSON, in and out. The schema is `schemas/problem.schema.json`."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from staffbank_matching.json_door import read, write
from staffbank_matching.pins import check_pins
from staffbank_matching.problem import (
    Figures,
    Need,
    NotAProblem,
    Pin,
    Point,
    Problem,
    Slot,
    Stretch,
    Worker,
)


def problem_from_json(text: bytes | str) -> Problem:
    """Read a problem.

    Raises:
        NotAProblem: where it is malformed or cannot be; the message names the JSON path, the
            value and what is expected.
    """
    given = read(text, "problem", NotAProblem)
    problem = Problem(
        epoch=_moment(given["epoch"]),
        figures=_figures(given["figures"]),
        slots=tuple(map(_slot, given["slots"])),
        workers=tuple(map(_worker, given["workers"])),
        pins=tuple(Pin(pin["worker"], pin["slot"]) for pin in given.get("pins", ())),
    )
    check_pins(problem)
    return problem


def problem_to_json(problem: Problem) -> str:
    """Write a problem so that `problem_from_json` gives it back equal."""
    return write(
        {
            "epoch": problem.epoch.isoformat().replace("+00:00", "Z"),
            "figures": {**vars(problem.figures)},
            "slots": [_slot_out(slot) for slot in problem.slots],
            "workers": [_worker_out(worker) for worker in problem.workers],
            "pins": [vars(pin) for pin in problem.pins],
        }
    )


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise NotAProblem(
            f"$.epoch: {text!r} is not a moment; write it like 2026-11-23T00:00:00Z"
        ) from error


def _figures(given: Mapping[str, Any]) -> Figures:
    rests = {name: int(given[name]) for name in ("daily_rest", "weekly_rest") if name in given}
    return Figures(weeks=tuple(map(int, given["weeks"])), **rests)


def _slot(given: Mapping[str, Any]) -> Slot:
    place = given.get("place")
    return Slot(
        id=given["id"],
        request=given["request"],
        host=given["host"],
        team=given["team"],
        roles=tuple(given["roles"]),
        sessions=_stretches(given["sessions"]),
        tier=int(given["tier"]),
        value=int(given.get("value", 1)),
        needs=_needs(given.get("needs", ())),
        wishes=_needs(given.get("wishes", ())),
        place=None if place is None else _point(place),
    )


def _worker(given: Mapping[str, Any]) -> Worker:
    limit = given["working_minutes_a_week"]
    return Worker(
        id=given["id"],
        home=given["home"],
        role=given["role"],
        place=_point(given["place"]),
        reach_km=float(given["reach_km"]),
        bank_minutes_a_week=int(given["bank_minutes_a_week"]),
        working_minutes_a_week=None if limit is None else int(limit),
        skills={skill: int(level) for skill, level in given.get("skills", {}).items()},
        free=_stretches(given.get("free", ())),
        duties=_stretches(given.get("duties", ())),
        booked=_stretches(given.get("booked", ())),
        familiar_teams=frozenset(given.get("familiar_teams", ())),
        familiar_hosts=frozenset(given.get("familiar_hosts", ())),
        preferred_hosts=frozenset(given.get("preferred_hosts", ())),
        barred_hosts=frozenset(given.get("barred_hosts", ())),
    )


def _slot_out(slot: Slot) -> dict[str, Any]:
    needs = {"needs": [vars(n) for n in slot.needs], "wishes": [vars(n) for n in slot.wishes]}
    return {**vars(slot), **needs}


def _worker_out(worker: Worker) -> dict[str, Any]:
    sets = {
        n: sorted(value) for n, value in vars(worker).items() if isinstance(value, frozenset)
    }
    return {**vars(worker), **sets, "skills": dict(worker.skills)}


def _needs(given: Sequence[Mapping[str, Any]]) -> tuple[Need, ...]:
    return tuple(Need(need["skill"], int(need["level"])) for need in given)


def _stretches(given: Sequence[Sequence[int]]) -> tuple[Stretch, ...]:
    return tuple((int(start), int(end)) for start, end in given)


def _point(given: Sequence[float]) -> Point:
    return float(given[0]), float(given[1])
