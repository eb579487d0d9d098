"""Values with a JSON column each: shapes, hours, availability, preferences, skills."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from staffbank.domain.availability import (
    Availability,
    BlockOut,
    BlockReason,
    Instead,
    WeeklyHours,
    WeeklyOffer,
    Window,
)
from staffbank.domain.council import CouncilId
from staffbank.domain.cover_request import (
    DaysAWeek,
    DutyDay,
    FullTime,
    NightShift,
    Shape,
    SingleSession,
)
from staffbank.domain.profession import Level, Skill, SkillNeed
from staffbank.domain.worker import Preferences

SHAPES: Mapping[str, type[Shape]] = {
    "duty_day": DutyDay,
    "night_shift": NightShift,
    "single_session": SingleSession,
    "days_a_week": DaysAWeek,
    "full_time": FullTime,
}
SHAPE_NAMES = {kind: name for name, kind in SHAPES.items()}

Document = dict[str, Any]


def shape_document(shape: Shape) -> Document:
    """A shape as JSON; `kind` says which."""
    return {
        "kind": SHAPE_NAMES[type(shape)],
        **{name: _plain(value) for name, value in vars(shape).items()},
    }


def shape_of(document: Document) -> Shape:
    """The shape that `shape_document` wrote."""
    reading: dict[str, Callable[[Any], Any]] = {
        "day": date.fromisoformat,
        "first_day": date.fromisoformat,
        "since": time.fromisoformat,
        "until": time.fromisoformat,
        "weekdays": tuple,
        "weeks": int,
        "months": int,
    }
    values = {name: reading[name](value) for name, value in document.items() if name != "kind"}
    return SHAPES[document["kind"]](**values)


def hours_document(hours: Iterable[WeeklyHours]) -> list[Document]:
    """Weekly hours as JSON."""
    return [{name: _plain(value) for name, value in vars(each).items()} for each in hours]


def hours_of(documents: list[Document]) -> tuple[WeeklyHours, ...]:
    """The hours that `hours_document` wrote."""
    return tuple(
        WeeklyHours(
            each["weekday"],
            time.fromisoformat(each["since"]),
            time.fromisoformat(each["until"]),
        )
        for each in documents
    )


def availability_document(said: Availability) -> Document:
    """Availability as JSON."""
    return {
        "weekly": [
            {
                "hours": hours_document([offer.hours])[0],
                "first_day": offer.first_day.isoformat(),
                "last_day": offer.last_day.isoformat(),
                "instead": offer.instead.value,
            }
            for offer in said.weekly
        ],
        "windows": [
            {name: _plain(value) for name, value in vars(window).items()}
            for window in said.windows
        ],
        "block_outs": [
            {name: _plain(value) for name, value in vars(block).items()}
            for block in said.block_outs
        ],
    }


def availability_of(document: Document) -> Availability:
    """The availability that `availability_document` wrote."""
    return Availability(
        weekly=tuple(
            WeeklyOffer(
                hours_of([each["hours"]])[0],
                date.fromisoformat(each["first_day"]),
                date.fromisoformat(each["last_day"]),
                Instead(each["instead"]),
            )
            for each in document.get("weekly", ())
        ),
        windows=tuple(
            Window(
                date.fromisoformat(each["first_day"]),
                time.fromisoformat(each["since"]),
                date.fromisoformat(each["last_day"]),
                time.fromisoformat(each["until"]),
                Instead(each["instead"]),
            )
            for each in document.get("windows", ())
        ),
        block_outs=tuple(
            BlockOut(
                date.fromisoformat(each["first_day"]),
                date.fromisoformat(each["last_day"]),
                BlockReason(each["reason"]),
            )
            for each in document.get("block_outs", ())
        ),
    )


def preferences_document(wishes: Preferences) -> Document:
    """Preferences as JSON, but for the longest travel, which has a column of its own."""
    return {
        "councils": sorted(map(str, wishes.councils)),
        "avoided_councils": sorted(map(str, wishes.avoided_councils)),
        "remote_only": wishes.remote_only,
        "bank_hours_a_week": str(wishes.bank_hours_a_week),
    }


def preferences_of(document: Document, longest_travel_km: int) -> Preferences:
    """The preferences that `preferences_document` wrote."""
    return Preferences(
        councils=frozenset(CouncilId(UUID(each)) for each in document["councils"]),
        avoided_councils=frozenset(
            CouncilId(UUID(each)) for each in document["avoided_councils"]
        ),
        longest_travel_km=longest_travel_km,
        remote_only=document["remote_only"],
        bank_hours_a_week=Decimal(document["bank_hours_a_week"]),
    )


def skills_document(skills: Iterable[Skill]) -> list[Document]:
    """Skills held, as JSON."""
    return [
        {
            "code": skill.code,
            "level": int(skill.level),
            "last_practised_on": skill.last_practised_on.isoformat(),
        }
        for skill in skills
    ]


def skills_of(documents: list[Document]) -> tuple[Skill, ...]:
    """The skills that `skills_document` wrote."""
    return tuple(
        Skill(each["code"], Level(each["level"]), date.fromisoformat(each["last_practised_on"]))
        for each in documents
    )


def needs_document(needs: Iterable[SkillNeed]) -> list[Document]:
    """Skills asked for, as JSON."""
    return [{"code": need.code, "level": int(need.level)} for need in needs]


def needs_of(documents: list[Document]) -> tuple[SkillNeed, ...]:
    """The needs that `needs_document` wrote."""
    return tuple(SkillNeed(each["code"], Level(each["level"])) for each in documents)


def _plain(value: Any) -> Any:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Instead | BlockReason):
        return value.value
    return list(value) if isinstance(value, tuple) else value
