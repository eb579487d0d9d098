"""What she has said of her time: read from the API, changed day by day, and sent back."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import groupby
from typing import Any

from staffbank.domain.availability import (
    Availability,
    BlockOut,
    BlockReason,
    Instead,
    WeeklyHours,
    WeeklyOffer,
    Window,
)
from staffbank.domain.london import days
from staffbank.web.desk import Data

WEEKDAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
Blocked = Mapping[date, BlockReason]


def read(said: Data) -> Availability:
    """The API's answer in the domain's words."""
    return Availability(
        weekly=tuple(
            WeeklyOffer(
                WeeklyHours(
                    WEEKDAYS.index(each["hours"]["weekday"]),
                    time.fromisoformat(each["hours"]["since"]),
                    time.fromisoformat(each["hours"]["until"]),
                ),
                date.fromisoformat(each["firstDay"]),
                date.fromisoformat(each["lastDay"]),
                Instead[each["instead"]],
            )
            for each in said["weekly"]
        ),
        windows=tuple(
            Window(
                date.fromisoformat(each["firstDay"]),
                time.fromisoformat(each["since"]),
                date.fromisoformat(each["lastDay"]),
                time.fromisoformat(each["until"]),
                Instead[each["instead"]],
            )
            for each in said["windows"]
        ),
        block_outs=tuple(
            BlockOut(
                date.fromisoformat(each["firstDay"]),
                date.fromisoformat(each["lastDay"]),
                BlockReason[each["reason"]],
            )
            for each in said["blockOuts"]
        ),
    )


def to_send(said: Availability) -> dict[str, Any]:
    """The same as the API's input, in a fixed order: what is said twice is sent once."""
    return {
        "weekly": [
            {
                "hours": {
                    "weekday": WEEKDAYS[each.hours.weekday],
                    "since": each.hours.since.isoformat(),
                    "until": each.hours.until.isoformat(),
                },
                "firstDay": each.first_day.isoformat(),
                "lastDay": each.last_day.isoformat(),
                "instead": each.instead.name,
            }
            for each in sorted(set(said.weekly), key=lambda each: (each.hours, each.first_day))
        ],
        "windows": [
            {
                "firstDay": each.first_day.isoformat(),
                "since": each.since.isoformat(),
                "lastDay": each.last_day.isoformat(),
                "until": each.until.isoformat(),
                "instead": each.instead.name,
            }
            for each in sorted(
                set(said.windows), key=lambda each: (each.first_day, each.since, each.until)
            )
        ],
        "blockOuts": [
            {
                "firstDay": each.first_day.isoformat(),
                "lastDay": each.last_day.isoformat(),
                "reason": each.reason.name,
            }
            for each in _stretches(_blocked(said.block_outs))
        ],
    }


def blocked(said: Availability, chosen: Iterable[date], reason: BlockReason) -> Availability:
    """Nothing is offered on the chosen days."""
    more = dict.fromkeys(chosen, reason)
    return replace(said, block_outs=_stretches(_blocked(said.block_outs) | more))


def offered(
    said: Availability, chosen: Iterable[date], hours: tuple[time, time], instead: Instead
) -> Availability:
    """These hours are offered on the chosen days, and nothing else that was said of them.

    Raises NotAWindow.
    """
    since, until = hours
    chosen = sorted(chosen)
    overnight = timedelta(days=since >= until)
    cleared = forgotten(said, chosen)
    more = (Window(day, since, day + overnight, until, instead) for day in chosen)
    return replace(cleared, windows=(*cleared.windows, *more))


def forgotten(said: Availability, chosen: Iterable[date]) -> Availability:
    """Nothing is said of the chosen days by themselves; what holds every week stays."""
    gone = set(chosen)
    kept = {day: why for day, why in _blocked(said.block_outs).items() if day not in gone}
    windows = tuple(
        each
        for each in said.windows
        if each.first_day not in gone or each.last_day - each.first_day > timedelta(days=1)
    )
    return replace(said, windows=windows, block_outs=_stretches(kept))


def _blocked(blocks: Iterable[BlockOut]) -> dict[date, BlockReason]:
    return {
        day: block.reason for block in blocks for day in days(block.first_day, block.last_day)
    }


def _stretches(blocks: Blocked) -> tuple[BlockOut, ...]:
    """Days of one reason in a row are one block-out."""
    numbered = enumerate(sorted(blocks.items()))

    def run(each: tuple[int, tuple[date, BlockReason]]) -> tuple[int, str]:
        number, (day, reason) = each
        return day.toordinal() - number, reason.value

    found = (list(each) for _, each in groupby(numbered, run))
    return tuple(BlockOut(each[0][1][0], each[-1][1][0], each[0][1][1]) for each in found)
