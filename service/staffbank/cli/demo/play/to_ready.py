"""From a proposal to a placement that is ready: offered, released, confirmed, signed."""

from datetime import date, datetime
from decimal import Decimal

from staffbank.cli.demo.cast import regional
from staffbank.cli.demo.play.stage import Cast, Stage
from staffbank.domain.legal_basis import LegalBasis
from staffbank.domain.london import day_of
from staffbank.domain.master_agreement import MasterAgreement
from staffbank.domain.match_run import ProposalId
from staffbank.domain.money import Pence
from staffbank.domain.offer import DeclineReason, Offer, RefusalReason, SlotId
from staffbank.domain.placement import Placement
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined
from staffbank.domain.profession import CoreRole
from staffbank.domain.start_gate import StartGate, Waiver
from staffbank.domain.worker import WorkerId
from staffbank.ports.views import ProposalView
from staffbank.usecases.agreement.accede import accede
from staffbank.usecases.agreement.acknowledge_agreement import acknowledge_agreement
from staffbank.usecases.agreement.found_master_agreement import found_master_agreement
from staffbank.usecases.agreement.lock_terms import Money, lock_terms
from staffbank.usecases.agreement.record_legal_sign_off import record_legal_sign_off
from staffbank.usecases.agreement.sign_agreement import sign_agreement
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank.usecases.offer.confirm_placement import confirm_placement
from staffbank.usecases.offer.decline_offer import decline_offer
from staffbank.usecases.offer.expire_offer import expire_offer
from staffbank.usecases.offer.make_offer import Pairing, make_offer
from staffbank.usecases.offer.refuse_release import refuse_release
from staffbank.usecases.offer.release_worker import release_worker
from staffbank.usecases.placement.prepare_start import prepare_start

DECLINES, FORGETS, REFUSES, ACCOUNT_IS_LATE = 0.12, 0.05, 0.08, 0.15

# Indicative points of the NJC spine, unverified: 31, 33, 36, 43 and 39.
SALARIES = {
    CoreRole.SOCIAL_WORKER: Pence(4_177_100),
    CoreRole.SENIOR_SOCIAL_WORKER: Pence(4_407_500),
    CoreRole.ADVANCED_PRACTITIONER: Pence(4_718_100),
    CoreRole.TEAM_MANAGER: Pence(5_449_500),
    CoreRole.REVIEWING_OFFICER: Pence(5_026_900),
}
COMMENTS = ("Happy to.", "none", "I would like two days at home in between.")


async def master_agreement(stage: Stage, today: date, now: datetime) -> MasterAgreement:
    """One for the region; every council and every employer accedes, where none has yet."""
    async with stage.itself as uow:
        there = await uow.agreements.masters()
    if there:
        return there[0]
    administrator = regional(Role.REGIONAL_ADMINISTRATOR)
    master = await found_master_agreement(
        title="West Midlands master agreement",
        valid_from=today,
        valid_to=today.replace(year=today.year + 3, day=1),
        uow=stage.uow(administrator),
    )
    for office in stage.offices:
        for organisation in sorted({office.council_id, office.employer_id}):
            await accede(
                master_id=master.id,
                organisation=organisation,
                pre_signs_urgent=True,
                now=now,
                uow=stage.officer(office, Role.SIGNATORY),
            )
    return master


async def to_ready(stage: Stage, proposal: ProposalView, now: datetime) -> None:
    """As far as people let it come."""
    coordinator = regional(Role.COORDINATOR)
    pairing = Pairing(
        SlotId(proposal.slot_id), WorkerId(proposal.worker_id), ProposalId(proposal.id)
    )
    try:
        offer = await make_offer(pairing=pairing, now=now, uow=stage.uow(coordinator))
    except Declined:
        stage.told["proposals no longer possible"] += 1
        return
    stage.told["offers made"] += 1
    async with stage.uow(coordinator) as uow:
        worker = await uow.workers.read(offer.worker_id)
    home, host = stage.at(offer.home_employer_id), stage.at(offer.host_council_id)
    cast = Cast(worker, home, host)
    if await _answered(stage, cast, offer, now) and await _released(stage, cast, offer, now):
        placement = await confirm_placement(
            offer_id=offer.id, now=now, uow=stage.officer(host, Role.SERVICE_MANAGER)
        )
        stage.told["placements confirmed"] += 1
        stage.casts[placement.id] = cast
        await _signed(stage, cast, placement, now)
        await _prepared(stage, cast, placement)


async def _answered(stage: Stage, cast: Cast, offer: Offer, now: datetime) -> bool:
    if stage.falls(FORGETS):
        await expire_offer(offer_id=offer.id, now=offer.answer_by, uow=stage.itself)
        stage.told["offers expired"] += 1
        return False
    if stage.falls(DECLINES):
        reason = stage.dice.choice(list(DeclineReason))
        await decline_offer(offer_id=offer.id, reason=reason, uow=stage.hers(cast))
        stage.told["offers declined"] += 1
        return False
    comments = stage.dice.choice(COMMENTS)
    await accept_offer(offer_id=offer.id, comments=comments, now=now, uow=stage.hers(cast))
    stage.told["offers accepted, consulted"] += 1
    return True


async def _released(stage: Stage, cast: Cast, offer: Offer, now: datetime) -> bool:
    authoriser = stage.officer(cast.home, Role.RELEASE_AUTHORISER)
    if stage.falls(REFUSES):
        reason = stage.dice.choice(list(RefusalReason))
        await refuse_release(offer_id=offer.id, reason=reason, uow=authoriser)
        stage.told["releases refused"] += 1
        return False
    await release_worker(offer_id=offer.id, now=now, uow=authoriser)
    return True


async def _signed(stage: Stage, cast: Cast, placement: Placement, now: datetime) -> None:
    async with stage.itself as uow:
        agreement = await uow.agreements.of_placement(placement.id)
    if agreement.legal_basis is LegalBasis.CONTRACT_SECONDMENT:
        await record_legal_sign_off(
            agreement_id=agreement.id,
            note="Demonstration only: invented.",
            uow=stage.officer(cast.home, Role.SIGNATORY),
        )
        stage.told["secondments by contract (a trust is a party)"] += 1
    locked = await lock_terms(
        agreement_id=agreement.id,
        money=Money(SALARIES[cast.worker.role], admin_fee=Decimal(3)),
        now=now,
        uow=stage.officer(cast.home, Role.FINANCE_OFFICER),
    )
    assert locked.digest is not None, "locked terms have a text"
    for office, signature in ((cast.home, locked.home), (cast.host, locked.host)):
        if signature is None:
            await sign_agreement(
                agreement_id=locked.id,
                digest=locked.digest,
                now=now,
                uow=stage.officer(office, Role.SIGNATORY),
            )
    await acknowledge_agreement(
        agreement_id=locked.id, digest=locked.digest, now=now, uow=stage.hers(cast)
    )
    stage.told["agreements signed"] += 1


async def _prepared(stage: Stage, cast: Cast, placement: Placement) -> None:
    late = stage.falls(ACCOUNT_IS_LATE)
    manager = cast.host.officer(Role.SERVICE_MANAGER).person
    gate = StartGate(
        supervisor=f"A supervisor of {cast.host.name}",
        induction_on=day_of(placement.begins),
        delegation_recorded=True,
        account_ready=not late,
        waiver=Waiver(manager, "The account is on its way.") if late else None,
    )
    stage.keep(
        await prepare_start(
            placement_id=placement.id,
            gate=gate,
            uow=stage.officer(cast.host, Role.SERVICE_MANAGER),
        )
    )
    stage.told["starts with a waiver (S113-5)"] += late
