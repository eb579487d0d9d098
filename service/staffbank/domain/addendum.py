"""The text of an extension: an addendum to the schedule that was signed."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from staffbank.domain.agreement import Agreement
from staffbank.domain.expansion import last_day
from staffbank.domain.extension import Extension
from staffbank.domain.london import day_of, spoken, spoken_moment, week_of
from staffbank.domain.master_agreement import MasterAgreement
from staffbank.domain.period import Period
from staffbank.domain.placement import Placement
from staffbank.domain.schedule import Clause
from staffbank.domain.temporary_workplace import SOURCE, Expectation
from staffbank.domain.verdict import Warned
from staffbank.domain.worked_line import usual_break

FULL_TIME_MINUTES = Decimal(37 * 60)
LONG_STAY_MONTHS = 12  # TUPE-1, inferred
MINUTE = timedelta(minutes=1)


def expectations(placement: Placement, extension: Extension) -> tuple[Expectation, ...]:
    """What was expected at first, and what the extension makes people expect: TRV-1."""
    first = day_of(placement.sessions[0].start)
    whole = (*placement.sessions, *extension.sessions)
    return (
        Expectation(
            day_of(placement.confirmed_at),
            first,
            day_of(placement.sessions[-1].end),
            _share(placement.sessions),
        ),
        Expectation(
            day_of(extension.requested_at), first, day_of(whole[-1].end), _share(whole)
        ),
    )


def long_stay(placement: Placement, extension: Extension) -> Warned | None:
    """A stay of over twelve months is told of: TUPE-1."""
    first = day_of(placement.sessions[0].start)
    until = day_of(extension.sessions[-1].end)
    if until <= last_day(first, LONG_STAY_MONTHS):
        return None
    return Warned(
        "TUPE-1",
        f"With it she stays from {spoken(first)} to {spoken(until)}, over {LONG_STAY_MONTHS} "
        "months. One officer for a time is no transfer of an undertaking; ask a lawyer where "
        "her whole team's work goes with her.",
    )


def addendum(
    placement: Placement, extension: Extension, agreement: Agreement, master: MasterAgreement
) -> tuple[Clause, ...]:
    """The addendum, clause by clause; everything else stays as it was signed."""
    return (
        Clause("To", (f"The schedule with the digest {agreement.digest}, which stays.",)),
        Clause("Under", (f"It stands under {master.title}.",)),
        Clause("Work", tuple(_work(extension.sessions))),
        Clause("Consultation", tuple(_consulted(extension))),
        Clause("Rate", ("The rate, the fee and the VAT of the schedule.",)),
        Clause("Way to work", (_way(extension),)),
        Clause("Stay", tuple(_stay(placement, extension))),
    )


def _work(more: tuple[Period, ...]) -> Iterator[str]:
    minutes = sum(each.length // MINUTE - usual_break(each) for each in more)
    yield (
        f"{len(more)} more sessions, {minutes / 60:.1f} paid hours, from "
        f"{spoken_moment(more[0].start)} to {spoken_moment(more[-1].end)}."
    )


def _consulted(extension: Extension) -> Iterator[str]:
    said = extension.consultation
    if said is not None:
        when = spoken(day_of(said.at))
        yield f"She was consulted on it on {when}, {said.how}. Her words: {said.comments}"


def _way(extension: Extension) -> str:
    if extension.relief_ends_on is None:
        return f"The host stays a temporary workplace; the way there is free of tax ({SOURCE})."
    return (
        f"From {spoken(extension.relief_ends_on)} the host is no temporary workplace: the way "
        f"there is taxed from then, though earlier months were not ({SOURCE})."
    )


def _stay(placement: Placement, extension: Extension) -> Iterator[str]:
    warned = long_stay(placement, extension)
    yield warned.because if warned else "Under twelve months in all."


def _share(worked: tuple[Period, ...]) -> Decimal:
    """Of a full-time week, on the average of the weeks with work in them."""
    weeks = {week_of(day_of(each.start)) for each in worked}
    minutes = sum(each.length // MINUTE - usual_break(each) for each in worked)
    return Decimal(minutes) / len(weeks) / FULL_TIME_MINUTES
