"""How long she has served and been qualified: WT-2 and ELIG-1."""

from collections.abc import Sequence
from datetime import date

from staffbank.domain.dated import Dated
from staffbank.domain.law.bar import Bar
from staffbank.domain.law.figures import REFERENCE_PERIOD
from staffbank.domain.london import day_of, spoken, whole_day
from staffbank.domain.period import Period
from staffbank.domain.verdict import NeedsConsent, Verdict, Warned
from staffbank.domain.worker import Worker

QUALIFIED_FOR = Dated(
    "Years since qualifying, to join the bank",
    source="A proposal of the region's; no source states it (ELIG-1)",
    steps={date(2020, 1, 1): 2},
    verified=False,
    key="qualified_for",
)
QUALIFIED_FOR_ALONE = Dated(
    "Years since qualifying, for court and child protection work alone",
    source="A proposal of the region's; no source states it (ELIG-1)",
    steps={date(2020, 1, 1): 3},
    verified=False,
    key="qualified_for_alone",
)
ALONE = frozenset({"COURT", "CP"})


def newly_employed(worker: Worker, within: Period) -> tuple[Bar, ...]:
    """A bar until she has served the reference period of 17 weeks.

    Before that the average is counted over the weeks since she began, which a few long days
    at the start would break; the bank waits instead.
    Source: Working Time Regulations 1998 (SI 1998/1833), reg. 4(4).
    """
    if (began := worker.employed_from) is None:
        return ()
    served = whole_day(began + REFERENCE_PERIOD.on(began)).start
    if served <= within.start:
        return ()
    because = (
        f"She began her post on {spoken(began)}, and has served the 17 weeks over which the "
        f"working week is averaged on {spoken(day_of(served))}."
    )
    return (Bar("WT-2", Period(within.start, min(served, within.end)), because),)


def experience(
    worker: Worker, sessions: Sequence[Period], asked: frozenset[str]
) -> Verdict | None:
    """Past probation and qualified for two years, or three for court and child protection.

    The coordinator may let it pass. That no matter of capability, discipline or safeguarding is
    open, and that her manager agrees, is what the home employer says by releasing her.
    """
    begins = day_of(sessions[0].start)
    whose = "the regional coordinator"
    if worker.probation_ends_on is not None and worker.probation_ends_on >= begins:
        because = f"Her probation ends on {spoken(worker.probation_ends_on)}."
        return NeedsConsent("ELIG-1", because, whose)
    if worker.qualified_on is None:
        return Warned("ELIG-1", "When she qualified is not recorded.")
    alone = asked & ALONE
    years = (QUALIFIED_FOR_ALONE if alone else QUALIFIED_FOR).on(begins)
    if _years_after(worker.qualified_on, years) > begins:
        what = f"{' and '.join(sorted(alone))} work" if alone else "the bank"
        because = (
            f"She qualified on {spoken(worker.qualified_on)}; {what} asks for {years} years."
        )
        return NeedsConsent("ELIG-1", because, whose)
    return None


def _years_after(day: date, years: int) -> date:
    """The same day of a later year; 1 March where there is no 29 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
