"""The text of an agreement: what is signed, word for word."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from staffbank.domain.agreement import Agreement, Terms
from staffbank.domain.consultation import Consultation
from staffbank.domain.cover_request import CaseWork, CoverRequest
from staffbank.domain.law.caseload import most_cases
from staffbank.domain.legal_basis import LegalBasis
from staffbank.domain.london import day_of, spoken, spoken_moment, week_of
from staffbank.domain.placement import Placement
from staffbank.domain.stay import Stay
from staffbank.domain.worked_line import paid_minutes

BASES = {
    LegalBasis.S113: "Section 113 of the Local Government Act 1972: {home} places the services "
    "of its officer at the disposal of {host}, for the purposes of its functions.",
    LegalBasis.CONTRACT_SECONDMENT: "A secondment by contract between {home} and {host}. "
    "Section 113 of the Local Government Act 1972 does not carry it, for one party is a "
    "company. Legal sign-off: {sign_off}.",
}
EMPLOYMENT = (
    "{worker} stays employed and paid by {home} throughout, on her own terms, with its pension "
    "fund and unbroken service. {host} pays nothing to her directly; any uplift goes through "
    "{home} (sections 113(2) and 117(2) of the Local Government Act 1972)."
)
INDEMNITY = (
    "During the placement {worker} acts as an officer of {host} for its functions. {host} "
    "insures and indemnifies her work as it does that of its own officers."
)
NOTICE = (
    "Either side or the worker may end it early with four weeks' notice, or less where both "
    "sides agree; for safeguarding, or where registration ends, at once."
)
CONSULTED = (
    "She was consulted before this agreement, as section 113(1) asks, on {when}, {how}. "
    "Her words: {words}"
)
TEAM = "{worker} works for {team} of {host}."
ROLE = "Role: {title}, {roles}."


@dataclass(frozen=True)
class Parties:
    """Everybody by name, as the text has them."""

    worker: str
    home: str
    host: str
    team: str
    master: str


@dataclass(frozen=True)
class Clause:
    """One numbered part of the text."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """What the text is made of."""

    parties: Parties
    agreement: Agreement
    placement: Placement
    request: CoverRequest
    consultation: Consultation
    terms: Terms
    stay: Stay


def clauses(facts: Facts) -> tuple[Clause, ...]:
    """The schedule, clause by clause."""
    names = vars(facts.parties) | {"sign_off": facts.agreement.legal_sign_off or "not given"}
    roles = ", ".join(sorted(role.value for role in facts.request.roles))
    return (
        Clause("Basis", (BASES[facts.agreement.legal_basis].format(**names),)),
        Clause("Under", (f"This schedule stands under {facts.parties.master}.",)),
        Clause(
            "Work",
            (
                TEAM.format(**names),
                ROLE.format(title=facts.request.title, roles=roles),
                *_hours(facts.placement),
                *_cases(facts),
            ),
        ),
        Clause("Consultation", _consulted(facts)),
        Clause("Employment", (EMPLOYMENT.format(**names),)),
        Clause("Indemnity", (INDEMNITY.format(**names),)),
        Clause("Rate", tuple(_rate(facts.terms))),
        Clause("Way to work", (facts.stay.way,)),
        Clause("Stay", (facts.stay.length,)),
        Clause("Ending", (NOTICE,)),
    )


def text_of(parts: tuple[Clause, ...]) -> str:
    """The clauses as one text, numbered; the same clauses give the same text, always.

    A sentence is one line, whatever words it quotes: nobody writes a clause of her own.
    """
    return "".join(
        f"{number}. {part.heading}\n"
        + "".join(f"   {' '.join(line.split())}\n" for line in part.sentences)
        for number, part in enumerate(parts, 1)
    )


def digest_of(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def _hours(placement: Placement) -> Iterator[str]:
    first, last = placement.sessions[0], placement.sessions[-1]
    minutes = sum(map(paid_minutes, placement.sessions))
    count = len(placement.sessions)
    yield (
        f"{count} {'session' if count == 1 else 'sessions'}, {minutes / 60:.1f} paid hours, "
        f"from {spoken_moment(first.start)} to {spoken_moment(last.end)}."
    )


def _cases(facts: Facts) -> Iterator[str]:
    """How many cases she begins with at most, where she holds any: CASE-1."""
    if facts.request.case_work is not CaseWork.CASE_HOLDING:
        return
    sessions = facts.placement.sessions
    weeks = {week_of(day_of(each.start)) for each in sessions}
    minutes = sum(map(paid_minutes, sessions))
    most = most_cases(Decimal(minutes) / 60 / len(weeks), on=day_of(sessions[0].start))
    yield (
        f"She begins with at most {most} cases: her hours' share of the region's average. No "
        "statute sets a caseload; the host's manager may agree more with her."
    )


def _consulted(facts: Facts) -> tuple[str, ...]:
    said = facts.consultation
    when = spoken(day_of(said.at))
    return (CONSULTED.format(when=when, how=said.how, words=said.comments),)


def _rate(terms: Terms) -> Iterator[str]:
    rate = terms.rate
    hour = rate.basis.value.removeprefix("per_").replace("_", " ")
    yield (
        f"£{rate.pence_per_hour / 100:.4f} for each {hour}, locked on "
        f"{spoken(rate.agreed_on)}, and an administration fee of {rate.admin_fee:g} %."
    )
    yield from (f"{line.name}: {line.amount}" for line in rate.workings)
    yield f"VAT: {terms.vat.sentence}"
