"""The text of an extension: an addendum to the schedule that was signed."""

from collections.abc import Iterator
from datetime import timedelta

from staffbank.domain.agreement import Agreement
from staffbank.domain.extension import Extension
from staffbank.domain.london import day_of, spoken, spoken_moment
from staffbank.domain.master_agreement import MasterAgreement
from staffbank.domain.period import Period
from staffbank.domain.schedule import Clause
from staffbank.domain.stay import Stay
from staffbank.domain.worked_line import paid_minutes

MINUTE = timedelta(minutes=1)


def addendum(
    extension: Extension, agreement: Agreement, master: MasterAgreement, stay: Stay
) -> tuple[Clause, ...]:
    """The addendum, clause by clause; everything else stays as it was signed."""
    return (
        Clause("To", (f"The schedule with the digest {agreement.digest}, which stays.",)),
        Clause("Under", (f"It stands under {master.title}.",)),
        Clause("Work", tuple(_work(extension.sessions))),
        Clause("Consultation", tuple(_consulted(extension))),
        Clause("Rate", ("The rate, the fee and the VAT of the schedule.",)),
        Clause("Way to work", (stay.way,)),
        Clause("Stay", (stay.length,)),
    )


def _work(more: tuple[Period, ...]) -> Iterator[str]:
    minutes = sum(map(paid_minutes, more))
    yield (
        f"{len(more)} more sessions, {minutes / 60:.1f} paid hours, from "
        f"{spoken_moment(more[0].start)} to {spoken_moment(more[-1].end)}."
    )


def _consulted(extension: Extension) -> Iterator[str]:
    said = extension.consultation
    if said is not None:
        when = spoken(day_of(said.at))
        yield f"She was consulted on it on {when}, {said.how}. Her words: {said.comments}"
