"""A problem as JSON, in and out. The schema is `schemas/problem.schema.json`.

Large problems have a form of their own, in `columns_json.py`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from staffbank_matching.columns import Columns
from staffbank_matching.columns_json import columns_of_json
from staffbank_matching.json_door import check, parsed, write
from staffbank_matching.problem import (
    Fallback,
    Need,
    NotAProblem,
    Point,
    Problem,
    Request,
    Worker,
)
from staffbank_matching.setting_json import setting, setting_out, stretches


def read_problem(text: bytes | str) -> Problem | Columns:
    """Read a problem in either form; `"form": "columns"` tells the one for large ones.

    Raises:
        NotAProblem: where it is malformed or cannot be; the message names the JSON path, the
            value and what is expected. Whether pins are lawful is asked by `solve`.
    """
    given = parsed(text, NotAProblem)
    if isinstance(given, dict) and given.get("form") == "columns":
        return columns_of_json(given)
    return _problem(given)


def problem_from_json(text: bytes | str) -> Problem:
    """Read a problem in the form for small ones.

    Raises:
        NotAProblem: as `read_problem` does, and where the text has the other form.
    """
    return _problem(parsed(text, NotAProblem))


def problem_to_json(problem: Problem) -> str:
    """Write a problem so that `problem_from_json` gives it back equal."""
    return write(
        {
            **setting_out(problem),
            "now": problem.now,
            "requests": [_request_out(request) for request in problem.requests],
            "workers": [_worker_out(worker) for worker in problem.workers],
        }
    )


def _problem(given: Any) -> Problem:
    check(given, "problem", NotAProblem)
    return Problem(
        **vars(setting(given)),
        now=int(given.get("now", 0)),
        requests=tuple(map(_request, given["requests"])),
        workers=tuple(map(_worker, given["workers"])),
    )


def _request(given: Mapping[str, Any]) -> Request:
    place = given.get("place")
    return Request(
        id=given["id"],
        host=given["host"],
        team=given["team"],
        roles=tuple(given["roles"]),
        sessions=stretches(given["sessions"]),
        tier=int(given["tier"]),
        seats=int(given.get("seats", 1)),
        value=int(given.get("value", 0)),
        needs=_needs(given.get("needs", ())),
        wishes=_needs(given.get("wishes", ())),
        place=None if place is None else _point(place),
        fallbacks=tuple(
            Fallback(one["role"], int(one["since"])) for one in given.get("fallbacks", ())
        ),
        days_a_week=_maybe(given, "days_a_week"),
        block_weeks=_maybe(given, "block_weeks"),
        part_worth=int(given.get("part_worth", 100)),
        barred_workers=frozenset(given.get("barred_workers", ())),
    )


def _worker(given: Mapping[str, Any]) -> Worker:
    return Worker(
        id=given["id"],
        home=given["home"],
        role=given["role"],
        place=_point(given["place"]),
        reach_km=float(given["reach_km"]),
        bank_minutes_a_week=_maybe(given, "bank_minutes_a_week"),
        working_minutes_a_week=_maybe(given, "working_minutes_a_week"),
        average_minutes_a_week=_maybe(given, "average_minutes_a_week"),
        history=tuple(map(int, given.get("history", ()))),
        team=given.get("team", ""),
        skills={skill: int(level) for skill, level in given.get("skills", {}).items()},
        free=stretches(given.get("free", ())),
        duties=stretches(given.get("duties", ())),
        booked=stretches(given.get("booked", ())),
        familiar_teams=frozenset(given.get("familiar_teams", ())),
        familiar_hosts=frozenset(given.get("familiar_hosts", ())),
        preferred_hosts=frozenset(given.get("preferred_hosts", ())),
        barred_hosts=frozenset(given.get("barred_hosts", ())),
        wished_minutes=_maybe(given, "wished_minutes"),
        hourly_pence=int(given.get("hourly_pence", 0)),
    )


def _request_out(request: Request) -> dict[str, Any]:
    return {
        **vars(request),
        "needs": [vars(need) for need in request.needs],
        "wishes": [vars(wish) for wish in request.wishes],
        "fallbacks": [vars(fallback) for fallback in request.fallbacks],
        "barred_workers": sorted(request.barred_workers),
    }


def _worker_out(worker: Worker) -> dict[str, Any]:
    sets = {
        n: sorted(value) for n, value in vars(worker).items() if isinstance(value, frozenset)
    }
    return {**vars(worker), **sets, "skills": dict(worker.skills)}


def _needs(given: Sequence[Mapping[str, Any]]) -> tuple[Need, ...]:
    return tuple(Need(need["skill"], int(need["level"])) for need in given)


def _maybe(given: Mapping[str, Any], name: str) -> int | None:
    value = given.get(name)
    return None if value is None else int(value)


def _point(given: Sequence[float]) -> Point:
    return float(given[0]), float(given[1])
