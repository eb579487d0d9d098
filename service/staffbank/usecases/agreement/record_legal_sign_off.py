"""A lawyer's word on a secondment by contract is recorded."""

from staffbank.domain.agreement import Agreement, AgreementId
from staffbank.domain.principal import Deed, require
from staffbank.ports.unit_of_work import UnitOfWork


async def record_legal_sign_off(
    *, agreement_id: AgreementId, note: str, uow: UnitOfWork
) -> Agreement:
    """Record whose sign-off it is and when it was given: S113-1 asks for it with a trust.

    Raises:
        Declined: not permitted, no such agreement, decided already, or no note.
    """
    async with uow:
        agreement = await uow.agreements.get(agreement_id)
        host = agreement.host_council_id in uow.principal.organisations
        scope = agreement.host_council_id if host else agreement.home_employer_id
        require(uow.principal, Deed.RECORD_LEGAL_SIGN_OFF, scope=scope)
        signed_off = agreement.sign_off(note=note)
        await uow.agreements.save(signed_off)
        await uow.commit(agreement.happened("legal_sign_off_recorded", rule="S113-1"))
    return signed_off
