"""A day is over: what is older than it is kept for is forgotten."""

from datetime import datetime

from staffbank.domain.event import Event
from staffbank.domain.london import day_of
from staffbank.domain.retention import KEPT_FOR, Kept
from staffbank.ports.unit_of_work import UnitOfWork


async def forget(*, now: datetime, uow: UnitOfWork) -> int:
    """Forget it, and look again tomorrow; how many rows were changed.

    Working time, agreements and recharges are forgotten by nobody.
    """
    async with uow:
        day = day_of(now)
        scores = await uow.retention.forget_scores(now - KEPT_FOR[Kept.MATCH_SCORES].on(day))
        numbers = await uow.retention.forget_certificate_numbers(
            now - KEPT_FOR[Kept.CERTIFICATE_NUMBER].on(day)
        )
        entries = await uow.retention.forget_audit_entries(
            now - KEPT_FOR[Kept.AUDIT_ENTRY].on(day)
        )
        answers = await uow.retention.forget_answers(now - KEPT_FOR[Kept.ANSWER].on(day))
        rows = await uow.retention.forget_batch_rows(now - KEPT_FOR[Kept.REFUSED_ROW].on(day))
        interests = await uow.retention.forget_interests()
        await uow.timers.forget(day)
        details = {
            "match_scores": scores,
            "certificate_numbers": numbers,
            "answers": answers,
            "batch_rows": rows,
            "interests": interests,
            "audit_entries": entries,
        }
        await uow.commit(Event("region.forgot", uow.principal.region_id, details=details))
    return scores + numbers + answers + rows + interests + entries
