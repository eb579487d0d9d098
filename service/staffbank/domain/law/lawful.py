"""When a worker may be placed, as far as her own record can tell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from staffbank.domain.law.bar import Bar
from staffbank.domain.law.experience import newly_employed
from staffbank.domain.law.induction import in_induction
from staffbank.domain.law.leave import on_leave
from staffbank.domain.law.registration import barred_from_practice, unregistered
from staffbank.domain.law.right_to_work import without_right_to_work
from staffbank.domain.law.safeguarding_checks import unchecked
from staffbank.domain.period import Period, without
from staffbank.domain.worker import Worker

WorkerRule = Callable[[Worker, Period], tuple[Bar, ...]]

WORKER_RULES: Mapping[str, WorkerRule] = {
    "WT-2": newly_employed,
    "WT-13": on_leave,
    "SWE-1": unregistered,
    "SWE-2": barred_from_practice,
    "DBS-1": unchecked,
    "RTW-1": without_right_to_work,
    "ASYE-1": in_induction,
}


@dataclass(frozen=True)
class Lawful:
    """The lawful stretches, in order, and a bar with its reason for all other time."""

    periods: tuple[Period, ...]
    bars: tuple[Bar, ...]


def lawful(worker: Worker, within: Period) -> Lawful:
    """The time in `within` that no worker rule bars."""
    bars = tuple(bar for rule in WORKER_RULES.values() for bar in rule(worker, within))
    return Lawful(without([within], (bar.period for bar in bars)), bars)
