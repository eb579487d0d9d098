"""The rules that every match and offer is held against, as people read them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from staffbank.domain.diary import Diary, diary_of
from staffbank.domain.law.card import RuleCard, RuleKind
from staffbank.domain.law.figures import WTR
from staffbank.domain.law.lawful import WORKER_RULES, WorkerRule
from staffbank.domain.law.plan import PLAN_RULES, PlanRule
from staffbank.domain.law.reach import reach
from staffbank.domain.law.sessions import SESSION_RULES
from staffbank.domain.law.standing import Standing
from staffbank.domain.london import day_of, spoken_span
from staffbank.domain.period import Period
from staffbank.domain.verdict import Allowed, Refused, Verdict
from staffbank.domain.worker import Worker

LOOK_AHEAD = timedelta(days=731)


class UnknownRule(LookupError):
    """There is no rule of this id; the message lists those that there are."""


RULES: tuple[RuleCard, ...] = (
    RuleCard(
        "WT-1",
        "Working week",
        "Home and bank work together average at most 48 hours a week over any 17 weeks, "
        "unless the worker has opted out in writing; what was really worked is held against it "
        "again, and told of, with each timesheet.",
        f"{WTR}, reg. 4",
    ),
    RuleCard(
        "WT-2",
        "First weeks of service",
        "Nobody is placed before she has served the 17 weeks over which the week is averaged.",
        f"{WTR}, reg. 4(4)",
        standing=Standing.INFERRED,
    ),
    RuleCard(
        "WT-4",
        "Daily rest",
        "The worker rests 11 hours in a row in each 24 hours.",
        f"{WTR}, reg. 10(1)",
    ),
    RuleCard(
        "WT-5",
        "Weekly rest",
        "The worker is free for 24 hours in a row in each week, beside the daily rest; where "
        "her employer so determines, twice in each fortnight, or once for 48 hours.",
        f"{WTR}, reg. 11",
    ),
    RuleCard(
        "WT-7",
        "Night work",
        "Whoever works at night, at home or for the bank, averages at most 8 hours in each 24, "
        "opt-out or not.",
        f"{WTR}, reg. 6",
    ),
    RuleCard(
        "WT-8",
        "Health assessment",
        "Nobody works at night who was not offered a free health assessment before, and again "
        "within a year; that it is a year is inferred.",
        f"{WTR}, reg. 7",
    ),
    RuleCard(
        "WT-13",
        "Annual leave",
        "Nobody is placed on a day of leave that the home employer has approved.",
        f"{WTR}, reg. 13",
    ),
    RuleCard(
        "SWE-1",
        "Registration",
        "The worker is registered with Social Work England on every working day.",
        "Social Workers Regulations 2018 (SI 2018/893), reg. 28; "
        "https://www.socialworkengland.org.uk/registration/restoration-guidance/",
    ),
    RuleCard(
        "SWE-2",
        "Orders of the register",
        "Nobody is placed who is suspended or removed; conditions of practice want the consent "
        "of both sides, and a warning is told.",
        "Social Workers Regulations 2018 (SI 2018/893), reg. 9",
    ),
    RuleCard(
        "SWE-3",
        "Renewal",
        "Work beyond 30 November is told of where the registration is not renewed yet.",
        "https://www.communitycare.co.uk/2023/09/01/"
        "social-work-england-opens-registration-renewal/",
        kind=RuleKind.WARN,
    ),
    RuleCard(
        "DBS-1",
        "DBS check",
        "The worker has an enhanced DBS check with the children's barred list.",
        "https://aaronsdepartment.com/enhanced-dbs-check-eligibility-child-workforce.php",
        standing=Standing.UNVERIFIED,
    ),
    RuleCard(
        "RTW-1",
        "Right to work",
        "The home employer's right-to-work check covers every working day.",
        "https://ucheck.freshdesk.com/support/solutions/articles/"
        "103000270716-how-long-should-i-keep-right-to-work-documents-for-; "
        "https://irwinmitchell.com/news-and-insights/newsletters/employment-update/"
        "new-crackdown-on-employing-illegal-migrant-workers",
        standing=Standing.UNVERIFIED,
    ),
    RuleCard(
        "ASYE-1",
        "Induction year",
        "A worker in the induction year after qualifying is not placed.",
        "https://careers.suffolk.gov.uk/home/careers/career-pathways/social-work/"
        "social-work-in-cyp/newly-qualified-social-worker-nqsw-support-in-suffolk",
        standing=Standing.INFERRED,
    ),
    RuleCard(
        "ELIG-1",
        "Experience",
        "Members are past probation and qualified for two years, or for three where court or "
        "child protection work is asked; the coordinator may let it pass.",
        "No source states it: a proposal of https://www.wmadcs.org.uk/",
        kind=RuleKind.OVERRIDE,
        standing=Standing.INFERRED,
    ),
)


def rule_card(rule: str) -> RuleCard:
    """The card of a rule by its id. Raises UnknownRule."""
    for card in RULES:
        if card.id == rule:
            return card
    known = ", ".join(card.id for card in RULES)
    raise UnknownRule(f"There is no rule {rule!r}. The bank enforces {known}.")


def verdicts(
    worker: Worker,
    sessions: Sequence[Period],
    booked: Iterable[Period] = (),
    *,
    asked: frozenset[str] = frozenset(),
) -> tuple[Verdict, ...]:
    """One verdict of every rule, passed ones too, in the order of RULES.

    `sessions` are a slot's, at least one, in order; `booked` is what she is held for already,
    and may hold them too; `asked` are the skills that the work asks for. Only what the
    sessions bring about is refused: a fault that her diary has without them is not theirs.
    Where a rule refuses more than once, its first refusal is given.
    """
    diary, before = diaries(worker, sessions, booked)
    return tuple(
        _of_plan(card.id, PLAN_RULES[card.id], diary, before)
        if card.id in PLAN_RULES
        else _of_record(card.id, worker, sessions, asked)
        for card in RULES
    )


def diaries(
    worker: Worker, sessions: Sequence[Period], booked: Iterable[Period]
) -> tuple[Diary, Diary]:
    """Her diary with the sessions and without, as far as any average about them reaches.

    `sessions` are in order, at least one.
    """
    first, last = day_of(sessions[0].start), day_of(sessions[-1].end)
    far = reach(worker, first, last)
    others = {*booked} - {*sessions}
    before = diary_of(worker, others, first=first - far, last=last + far)
    return replace(before, bank=tuple(sorted({*before.bank, *sessions}))), before


def _of_plan(rule: str, judge: PlanRule, diary: Diary, before: Diary) -> Verdict:
    return next(iter(judge(diary, before)), Allowed(rule))


def _of_record(
    rule: str, worker: Worker, sessions: Sequence[Period], asked: frozenset[str]
) -> Verdict:
    """What bars say comes before what consent lets pass."""
    barred = (
        _of_bars(rule, WORKER_RULES[rule], worker, sessions) if rule in WORKER_RULES else None
    )
    noted = SESSION_RULES[rule](worker, sessions, asked) if rule in SESSION_RULES else None
    return barred or noted or Allowed(rule)


def _of_bars(
    rule: str, bars_of: WorkerRule, worker: Worker, sessions: Sequence[Period]
) -> Refused | None:
    first, last = sessions[0], sessions[-1]
    within = Period(first.start, last.end + LOOK_AHEAD)
    for bar in bars_of(worker, within):
        if any(bar.period.overlaps(session) for session in sessions):
            because = f"{bar.because.removesuffix('.')}; {_when(first, last)}."
            until = bar.period.end if bar.period.end < within.end else None
            return Refused(rule, because, until)
    return None


def _when(first: Period, last: Period) -> str:
    begins, ends = day_of(first.start), day_of(last.end - timedelta.resolution)
    verb = "is" if begins == ends else "runs"
    return f"the work {verb} {spoken_span(begins, ends)}"
