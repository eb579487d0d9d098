"""What makes one lawful pair better than another. Points; more is better."""

from collections.abc import Callable, Mapping

from staffbank_matching.problem import Slot, Worker

Preference = Callable[[Worker, Slot, float], int]

FARTHEST = 60  # kilometres beyond which one more counts no more


def familiar_team(worker: Worker, slot: Slot, _: float) -> int:
    """30 points where she has worked in this team before."""
    return 30 if slot.team in worker.familiar_teams else 0


def familiar_host(worker: Worker, slot: Slot, _: float) -> int:
    """10 points where she has worked for this council before."""
    return 10 if slot.host in worker.familiar_hosts else 0


def preferred_host(worker: Worker, slot: Slot, _: float) -> int:
    """10 points where she would like to work for this council."""
    return 10 if slot.host in worker.preferred_hosts else 0


def wishes(worker: Worker, slot: Slot, _: float) -> int:
    """5 points for each skill that the team would like and she has at that level."""
    return 5 * sum(worker.skills.get(wish.skill, 0) >= wish.level for wish in slot.wishes)


def travel(_: Worker, slot: Slot, km: float) -> int:
    """Minus 1 point for each whole kilometre in a straight line, 60 at most; 0 where remote."""
    return 0 if slot.place is None else -min(int(km), FARTHEST)


PREFERENCES: Mapping[str, Preference] = {
    "familiar_team": familiar_team,
    "familiar_host": familiar_host,
    "preferred_host": preferred_host,
    "wishes": wishes,
    "travel": travel,
}


def parts(worker: Worker, slot: Slot, km: float) -> dict[str, int]:
    """The pair's points by preference; `km` lie between her and the work."""
    return {name: preference(worker, slot, km) for name, preference in PREFERENCES.items()}
