"""What a run keeps of another: the engine's pins, and why they cannot be kept, in words."""

import re
from collections import Counter

from staffbank.ports.unit_of_work import Snapshot
from staffbank_matching.problem import NotAProblem, Pin

NUMBERED = re.compile(r"\$\.pins\[(\d+)\]")
TOGETHER = "What you asked to keep no longer goes together. Start another run that keeps less."


def pins_of(snapshot: Snapshot) -> tuple[Pin, ...]:
    """What is kept, as far as it is still to be filled.

    A place that somebody has been offered since is not the run's to fill, nor is one of a
    request that is closed, or of somebody who has left.
    """
    left = Counter(slot.request.id for slot in snapshot.slots)
    members = {worker.id for worker in snapshot.workers}
    pins = []
    for request, worker in snapshot.kept:
        if left[request] and worker in members:
            left[request] -= 1
            pins.append(Pin(str(worker), str(request)))
    return tuple(pins)


def not_kept(wrong: NotAProblem, snapshot: Snapshot) -> str | None:
    """Why the run could not keep what it was told to; None where something else is wrong."""
    message = str(wrong)
    if not message.startswith("$.pins"):
        return None
    found = NUMBERED.match(message)
    if found is None:
        return TOGETHER
    pin = pins_of(snapshot)[int(found[1])]
    name = next(each.name for each in snapshot.workers if str(each.id) == pin.worker)
    work = next(each.request for each in snapshot.slots if str(each.request.id) == pin.request)
    return (
        f"{name} cannot be kept for {work.title}: by now a rule, another booking or somebody "
        "else who is kept stands in the way. Start another run that does not keep it."
    )
