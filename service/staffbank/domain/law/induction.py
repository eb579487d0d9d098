"""The induction year after qualifying: ASYE-1."""

from staffbank.domain.law.bar import Bar
from staffbank.domain.london import spoken, whole_day
from staffbank.domain.period import Period
from staffbank.domain.worker import Worker


def in_induction(worker: Worker, within: Period) -> tuple[Bar, ...]:
    """A bar until the end of the last day of induction.

    The sources give the protected caseload and supervision; that the bank is closed meanwhile
    is inferred from them.
    Source: https://careers.suffolk.gov.uk/home/careers/career-pathways/social-work/social-work-in-cyp/newly-qualified-social-worker-nqsw-support-in-suffolk
    """
    last = worker.induction_ends_on
    if last is None or (over := whole_day(last).end) <= within.start:
        return ()
    because = f"The induction year (ASYE) ends on {spoken(last)}."
    return (Bar("ASYE-1", Period(within.start, min(over, within.end)), because),)
