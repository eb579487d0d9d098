"""What a problem has in either of its JSON forms: epoch, figures, pins, previous, floors."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from staffbank_matching.columns import Columns
from staffbank_matching.problem import (
    Figures,
    Floor,
    NotAProblem,
    Pin,
    Previous,
    Problem,
    Stretch,
)


@dataclass(frozen=True)
class Setting:
    """All but the requests and the workers."""

    epoch: datetime
    figures: Figures
    pins: tuple[Pin, ...]
    previous: tuple[Previous, ...]
    floors: tuple[Floor, ...]


def setting(given: Mapping[str, Any]) -> Setting:
    """Read it from JSON that fits the schema.

    Raises:
        NotAProblem: where the epoch is no moment.
    """
    return Setting(
        epoch=_moment(given["epoch"]),
        figures=_figures(given["figures"]),
        pins=tuple(
            Pin(one["worker"], one["request"], stretches(one.get("sessions", ())))
            for one in given.get("pins", ())
        ),
        previous=tuple(
            Previous(
                one["worker"],
                one["request"],
                stretches(one.get("sessions", ())),
                told=one.get("told", False),
            )
            for one in given.get("previous", ())
        ),
        floors=tuple(
            Floor(one["team"], int(one["since"]), int(one["until"]), int(one["spare"]))
            for one in given.get("floors", ())
        ),
    )


def setting_out(problem: Problem | Columns) -> dict[str, Any]:
    """The same to be written."""
    return {
        "epoch": problem.epoch.isoformat().replace("+00:00", "Z"),
        "figures": vars(problem.figures),
        "pins": [vars(one) for one in problem.pins],
        "previous": [vars(one) for one in problem.previous],
        "floors": [vars(one) for one in problem.floors],
    }


def stretches(given: Iterable[Sequence[int]]) -> tuple[Stretch, ...]:
    """Pairs of minutes, of which JSON may have written some as 1.0."""
    return tuple([(int(start), int(end)) for start, end in given])


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise NotAProblem(
            f"$.epoch: {text!r} is not a moment; write it like 2026-11-23T00:00:00Z"
        ) from error


def _figures(given: Mapping[str, Any]) -> Figures:
    numbers: dict[str, Any] = {
        name: float(value) if name == "minutes_per_km" else int(value)
        for name, value in given.items()
        if name not in ("weeks", "nights")
    }
    return Figures(
        weeks=tuple(map(int, given["weeks"])),
        nights=stretches(given.get("nights", ())),
        **numbers,
    )
