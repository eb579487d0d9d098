"""The home employer's finance officer locks the money of an agreement."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from staffbank.domain.agreement import Agreement, AgreementId, Signature, Terms
from staffbank.domain.deed import Deed
from staffbank.domain.employment_cost import Basis, rate_of
from staffbank.domain.london import day_of
from staffbank.domain.master_agreement import MasterAgreement
from staffbank.domain.money import Pence
from staffbank.domain.permission import require
from staffbank.domain.placement import Placement
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.schedule import Facts, Parties, clauses, digest_of, text_of
from staffbank.domain.side import Side
from staffbank.domain.vat import VatTreatment, decided
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.agreement.covering import covering
from staffbank.usecases.placement.stay import stay_of

MOST_PRE_SIGNED_DAYS = 10

MOST_DECIMALS = 4  # of a percentage or a share


@dataclass(frozen=True)
class Money:
    """What finance decides. `pension` is a share of pay; None for the assumed one."""

    yearly_salary: Pence  # of full time
    basis: Basis = Basis.PER_PAID_HOUR
    admin_fee: Decimal = Decimal(0)  # percent, 0 to 100
    pension: Decimal | None = None
    vat: VatTreatment = VatTreatment.STANDARD_20
    vat_reason: str = ""


async def lock_terms(
    *, agreement_id: AgreementId, money: Money, now: datetime, uow: UnitOfWork
) -> Agreement:
    """Fix rate and VAT, and with them the text that both sides sign.

    A schedule of at most ten days is signed with it and in that moment, which comes after she
    was consulted, where both sides have said so in the master agreement.

    Raises:
        Declined: not permitted, no such agreement, a side has signed, figures that cannot be,
            VAT left out without a reason or with a trust, or no master agreement is in force
            between the two for the whole placement.
    """
    async with uow:
        agreement = await uow.agreements.get(agreement_id)
        require(uow.principal, Deed.LOCK_TERMS, scope=agreement.home_employer_id)
        agreement.must_be_pending("changed")
        placement = await uow.placements.get(agreement.placement_id)
        master = await covering(
            (placement.home_employer_id, placement.host_council_id),
            day_of(placement.sessions[0].start),
            day_of(placement.sessions[-1].end),
            path="agreementId",
            uow=uow,
        )
        terms = await _terms(money, day_of(now), agreement, uow)
        facts = await _facts(agreement, placement, master, terms, uow)
        text = text_of(clauses(facts))
        locked = agreement.lock_terms(terms, document=text, digest=digest_of(text))
        signed = _pre_signed(locked, facts, master, now)
        await uow.agreements.save(signed)
        await uow.commit(agreement.happened("terms_locked", digest=signed.digest))
    return signed


async def _terms(money: Money, today: date, agreement: Agreement, uow: UnitOfWork) -> Terms:
    for value, least, most, path in (
        (money.yearly_salary / 100, 10_000, 200_000, "yearlySalaryPence"),
        (money.admin_fee, 0, 100, "adminFeePercent"),
        (money.pension if money.pension is not None else 0, 0, 1, "pensionPercent"),
    ):
        if not least <= value <= most:
            message = f"{value} is out of bounds: say {least} to {most}."
            raise Declined(Problem(ProblemCode.INVALID, message, (path,)))
        if Decimal(value) != round(Decimal(value), MOST_DECIMALS):
            message = f"{value:.8g} has more than {MOST_DECIMALS} decimals; round it."
            raise Declined(Problem(ProblemCode.INVALID, message, (path,)))
    home = await uow.organisations.employer(agreement.home_employer_id)
    host = await uow.organisations.employer_of(agreement.host_council_id)
    return Terms(
        rate_of(
            money.yearly_salary,
            basis=money.basis,
            admin_fee=money.admin_fee,
            on=today,
            pension=money.pension,
        ),
        decided(money.vat, reason=money.vat_reason, home=home.kind, host=host.kind),
    )


async def _facts(
    agreement: Agreement,
    placement: Placement,
    master: MasterAgreement,
    terms: Terms,
    uow: UnitOfWork,
) -> Facts:
    worker = await uow.workers.read(placement.worker_id)
    offer = await uow.offers.get(placement.offer_id)
    assert offer.consultation is not None, "nobody is placed unconsulted: S113-2"
    home = await uow.organisations.employer(placement.home_employer_id)
    team = await uow.organisations.team(placement.team_id)
    host = await uow.organisations.council(placement.host_council_id)
    return Facts(
        parties=Parties(worker.name, home.name, host.name, team.name, master.title),
        agreement=agreement,
        placement=placement,
        request=await uow.requests.read(placement.request_id),
        consultation=offer.consultation,
        terms=terms,
        stay=await stay_of(placement, uow),
    )


def _pre_signed(
    agreement: Agreement, facts: Facts, master: MasterAgreement, now: datetime
) -> Agreement:
    placement = facts.placement
    days = (placement.sessions[-1].end - placement.sessions[0].start).days
    home = master.party(placement.home_employer_id)
    host = master.party(placement.host_council_id)
    if days >= MOST_PRE_SIGNED_DAYS or not (home and host) or agreement.digest is None:
        return agreement
    if not (home.pre_signs_urgent and host.pre_signs_urgent):
        return agreement
    signed = agreement
    for side, party in ((Side.HOME, home), (Side.HOST, host)):
        signed = signed.sign(
            side,
            signature=Signature(party.signed_by, now, acceded_at=party.signed_at),
            digest=agreement.digest,
            consultation=facts.consultation,
        )
    return signed
