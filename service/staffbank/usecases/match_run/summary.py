"""The figures of a plan as a whole: what is filled, how far people travel, who helps whom."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from staffbank.ports.unit_of_work import Slot, Snapshot
from staffbank.usecases.match_run.lawful_plan import Match


def summary_of(matches: Sequence[Match], snapshot: Snapshot) -> Mapping[str, object]:
    """The figures, as they are kept with the run."""
    km = [
        match.worker.place.km_to(match.slot.place)
        for match in matches
        if not match.slot.request.remote
    ]
    return {
        "coverage": _coverage(matches, snapshot.slots),
        "councils": _councils(matches),
        "flows": _flows(matches),
        "travel_km_mean": round(sum(km) / len(km), 1) if km else None,
        "travel_km_most": round(max(km), 1) if km else None,
        "quality": sum(sum(match.points.values()) for match in matches),
        "filled": len(matches),
        "slots": len(snapshot.slots),
        "workers": len(snapshot.workers),
    }


def _coverage(matches: Iterable[Match], slots: Sequence[Slot]) -> list[dict[str, int]]:
    filled = [match.slot for match in matches]
    return [
        {
            "tier": tier,
            "filled": sum(_tier(slot) == tier for slot in filled),
            "wanted": sum(_tier(slot) == tier for slot in slots),
            "minutes_filled": sum(_minutes(slot) for slot in filled if _tier(slot) == tier),
            "minutes_wanted": sum(_minutes(slot) for slot in slots if _tier(slot) == tier),
        }
        for tier in sorted({_tier(slot) for slot in slots})
    ]


def _councils(matches: Iterable[Match]) -> list[dict[str, object]]:
    count: Counter[tuple[str, str]] = Counter()
    for match in matches:
        home, host = _sides(match)
        minutes = _minutes(match.slot)
        count.update({(home, "gives"): 1, (host, "takes"): 1})
        count.update({(home, "minutes_given"): minutes, (host, "minutes_taken"): minutes})
    return [
        {"council_id": council}
        | {
            key: count[council, key]
            for key in ("gives", "takes", "minutes_given", "minutes_taken")
        }
        for council in sorted({council for council, _ in count})
    ]


def _flows(matches: Iterable[Match]) -> list[dict[str, object]]:
    """From each council to each other that it helps, the most minutes first."""
    places: Counter[tuple[str, str]] = Counter()
    minutes: Counter[tuple[str, str]] = Counter()
    for match in matches:
        places[_sides(match)] += 1
        minutes[_sides(match)] += _minutes(match.slot)
    return [
        {"giver_id": home, "taker_id": host, "places": places[home, host], "minutes": worked}
        for (home, host), worked in sorted(minutes.items(), key=lambda each: (-each[1], each))
    ]


def _sides(match: Match) -> tuple[str, str]:
    return str(match.worker.council_id), str(match.slot.request.council_id)


def _tier(slot: Slot) -> int:
    return int(slot.request.priority.tier)


def _minutes(slot: Slot) -> int:
    return sum(int(each.length.total_seconds()) for each in slot.sessions) // 60
