"""A plan after one worker in a hundred drops out and two new requests in a hundred come.

The problem is drawn with all its requests; the plan before knew all but the newest. Those who
drop out are chosen among workers who have work in that plan.
"""

from dataclasses import fields, replace
from typing import Any

import numpy as np
from bench_instances import AIMS, size_of
from outcome import Outcome, Setting
from stopwatch import Stopwatch, within_bound

from staffbank_matching.change import Change
from staffbank_matching.columns import Columns, Work
from staffbank_matching.generate import generate
from staffbank_matching.plan import Plan
from staffbank_matching.ragged import Ragged, Timetables
from staffbank_matching.replan import previous_of
from staffbank_matching.rows import request_of
from staffbank_matching.solver import solve
from staffbank_matching.yesterday import Yesterday, replan_after

DROPPED, NEW = 0.01, 0.02
BEFORE_SECONDS = 30.0
AFTER_SECONDS = 30.0


def replanned(name: str, setting: Setting) -> Outcome:
    """Seconds to a valid plan and to 0.4 % of the bound, and who was moved without need.

    What was laid out for the plan before is at hand; the seconds count from the moment when
    the change is known, in the words of the problem.
    """
    size = size_of(name, setting.seed, quick=setting.quick)
    later = generate(replace(size, requests=round(size.requests * (1 + NEW))))
    earlier = replace(later, work=first_requests(later.work, size.requests))
    before = solve(
        earlier, aims=AIMS, seconds=setting.seconds(BEFORE_SECONDS), seed=setting.seed
    )
    yesterday = Yesterday.of(earlier, before, aims=AIMS)
    gone = _dropped_out(earlier, before, setting.seed)
    new = range(size.requests, len(later.work.ids))
    change = Change(away=gone, new=tuple(request_of(later, number) for number in new))
    watch = Stopwatch({"valid": lambda _: True, "near": within_bound(0.004)})
    plan = replan_after(
        yesterday,
        change,
        seconds=setting.seconds(AFTER_SECONDS),
        seed=setting.seed,
        progress=watch.tell,
        should_stop=watch.done,
    )
    watch.end(plan)
    outcome = Outcome(watch.figures(watch.goals))
    outcome.figures |= _removals(before, plan, gone, len(new))
    outcome.notes.append(
        f"{100 * before.gap:.3f} % below the bound before; after it "
        f"{100 * plan.gap:.3f} % at {watch.seconds:.1f} s"
    )
    away = np.array([name in gone for name in later.people.ids])
    people = replace(later.people, free=later.people.free.emptied(away))
    after = replace(later, people=people)
    outcome.check(plan, replace(after, previous=previous_of(before, after)))
    return outcome


def _dropped_out(columns: Columns, before: Plan, seed: int) -> frozenset[str]:
    """Some of those who have work in that plan."""
    busy = sorted({made.worker for made in before.assignments})
    count = max(1, round(DROPPED * len(columns.people.ids)))
    return frozenset(
        np.random.default_rng(seed).choice(busy, size=count, replace=False).tolist()
    )


def first_requests(work: Work, count: int) -> Work:
    """The same work without the requests after the first so many."""

    def cut(column: Any) -> Any:
        if isinstance(column, Ragged):
            return Ragged(column.first[: count + 1], column.flat[: column.first[count]])
        if isinstance(column, Timetables):
            end = column.first[count]
            return Timetables(column.first[: count + 1], column.starts[:end], column.ends[:end])
        return column[:count]

    return replace(work, **{each.name: cut(getattr(work, each.name)) for each in fields(work)})


def _removals(
    before: Plan, after: Plan, gone: frozenset[str], new: int
) -> dict[str, float | None]:
    """Assignments taken from workers who stay, by each that was lost and by each change."""
    kept = {(made.worker, made.request, made.sessions) for made in after.assignments}
    lost = sum(made.worker in gone for made in before.assignments)
    moved = sum(
        made.worker not in gone and (made.worker, made.request, made.sessions) not in kept
        for made in before.assignments
    )
    return {"moved per lost": moved / max(1, lost), "moved per change": moved / (lost + new)}
