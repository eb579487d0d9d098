"""What is wrong with a plan, found from the rules alone.

Nothing here comes from the filters, the greedy plan or the solver: a mistake in those is
found here, not repeated. Written for clearness; one worker, one slot, one week at a time.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from staffbank_matching.checker_days import faults_of_diary
from staffbank_matching.checker_pairs import faults_of_pair
from staffbank_matching.plan import Assignment, Plan, Status
from staffbank_matching.problem import Problem, Slot, Worker


def faults(plan: Plan, problem: Problem) -> list[str]:
    """Everything wrong with the plan, as sentences; empty where it is sound."""
    slots = {slot.id: slot for slot in problem.slots}
    workers = {worker.id: worker for worker in problem.workers}
    found = list(_strangers(plan, slots, workers))
    if found:
        return found
    found.extend(_fillings(plan, problem))
    found.extend(_lost_pins(plan, problem))
    diaries: defaultdict[str, list[Slot]] = defaultdict(list)
    for made in plan.assignments:
        found.extend(faults_of_pair(workers[made.worker], slots[made.slot], made.parts))
        diaries[made.worker].append(slots[made.slot])
    for worker, given in diaries.items():
        found.extend(faults_of_diary(workers[worker], given, problem.figures))
    found.extend(_figures(plan, problem, slots))
    return found


def _strangers(
    plan: Plan, slots: Mapping[str, Slot], workers: Mapping[str, Worker]
) -> Iterator[str]:
    for made in plan.assignments:
        if made.slot not in slots:
            yield f"The plan fills {made.slot}, which is no slot of the problem."
        if made.worker not in workers:
            yield f"The plan places {made.worker}, who is no worker of the problem."


def _fillings(plan: Plan, problem: Problem) -> Iterator[str]:
    times = Counter(made.slot for made in plan.assignments)
    for name, count in times.items():
        if count > 1:
            yield f"Slot {name} is filled {count} times."
    left = Counter(slot.slot for slot in plan.unfilled)
    for slot in problem.slots:
        if (slot.id in times) == (left[slot.id] > 0):
            yield f"Slot {slot.id} is not told once as filled or unfilled."
    for named in left.keys() - {slot.id for slot in problem.slots}:
        yield f"The plan leaves {named} open, which is no slot of the problem."
    if list(plan.assignments) != sorted(plan.assignments, key=_order):
        yield "The assignments are not in the order of their slots."


def _lost_pins(plan: Plan, problem: Problem) -> Iterator[str]:
    made = {(one.worker, one.slot) for one in plan.assignments}
    for pin in problem.pins:
        if (pin.worker, pin.slot) not in made:
            yield f"{pin.worker} is pinned to {pin.slot} and not placed there."


def _figures(plan: Plan, problem: Problem, slots: Mapping[str, Slot]) -> Iterator[str]:
    filled: Counter[int] = Counter()
    wanted: Counter[int] = Counter()
    for slot in problem.slots:
        wanted[slot.tier] += slot.value
    for made in plan.assignments:
        filled[slots[made.slot].tier] += slots[made.slot].value
    if [told.tier for told in plan.coverage] != sorted(wanted):
        yield "The coverage does not tell of each tier once, in order."
    for told in plan.coverage:
        if (told.filled, told.wanted) != (filled[told.tier], wanted[told.tier]):
            yield (
                f"Tier {told.tier} is told as {told.filled} of {told.wanted}; "
                f"it is {filled[told.tier]} of {wanted[told.tier]}."
            )
        if not told.filled <= told.bound <= told.wanted:
            yield f"Tier {told.tier} cannot have the bound {told.bound}."
    quality = sum(sum(made.parts.values()) for made in plan.assignments)
    if plan.quality != quality:
        yield f"The quality is told as {plan.quality}; the parts come to {quality}."
    yield from _claims(plan)


def _claims(plan: Plan) -> Iterator[str]:
    if plan.quality > plan.quality_bound:
        yield f"The quality {plan.quality} is above its bound {plan.quality_bound}."
    reached = [told.filled for told in plan.coverage] + [plan.quality]
    bounds = [told.bound for told in plan.coverage] + [plan.quality_bound]
    proven = reached == bounds
    if proven != (plan.status is Status.OPTIMAL):
        yield f"The plan is told as {plan.status.value}, and its bounds say otherwise."
    if proven != (plan.gap == 0):
        yield f"The gap is told as {plan.gap}, and the bounds say otherwise."
    if tuple(reached) < (*plan.greedy_coverage, plan.greedy_quality):
        yield "The plan is worse than the greedy one."


def _order(made: Assignment) -> tuple[str, str]:
    return made.slot, made.worker
