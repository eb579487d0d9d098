"""The rules that depend on everything a worker works."""

from collections.abc import Callable, Mapping

from staffbank.domain.diary import Diary
from staffbank.domain.law.daily_rest import daily_rest
from staffbank.domain.law.night_work import night_hours
from staffbank.domain.law.weekly_rest import weekly_rest
from staffbank.domain.law.working_week import working_week
from staffbank.domain.verdict import Refused

PlanRule = Callable[[Diary, Diary], tuple[Refused, ...]]

PLAN_RULES: Mapping[str, PlanRule] = {
    "WT-1": working_week,
    "WT-4": daily_rest,
    "WT-5": weekly_rest,
    "WT-7": night_hours,
}


def faults(diary: Diary) -> tuple[Refused, ...]:
    """Every refusal of every plan rule, for the whole diary; none where the plan is lawful."""
    return tuple(fault for rule in PLAN_RULES.values() for fault in rule(diary, Diary()))
