"""A lawyer's word on a secondment by contract is recorded."""

from staffbank.domain.agreement import Agreement, AgreementId
from staffbank.domain.deed import Deed
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.placement.either_side import require_a_side


async def record_legal_sign_off(
    *, agreement_id: AgreementId, note: str, uow: UnitOfWork
) -> Agreement:
    """Record whose sign-off it is and when it was given: S113-1 asks for it with a trust.

    Raises:
        Declined: not permitted, no such agreement, decided already, or no note.
    """
    async with uow:
        agreement = await uow.agreements.get(agreement_id)
        require_a_side(uow.principal, Deed.RECORD_LEGAL_SIGN_OFF, agreement)
        signed_off = agreement.sign_off(note=note)
        await uow.agreements.save(signed_off)
        await uow.commit(agreement.happened("legal_sign_off_recorded", rule="S113-1"))
    return signed_off
