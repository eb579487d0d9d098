"""The host, or the worker, asks for a placement to go on."""

from datetime import datetime

from staffbank.domain.cover_request import NotARequest, Shape
from staffbank.domain.deed import Deed
from staffbank.domain.expansion import check_shape
from staffbank.domain.extension import Extension, ExtensionId
from staffbank.domain.london import day_of
from staffbank.domain.placement import PlacementId
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.ports.extensions import ExtensionOpen
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.identifier import new_id
from staffbank.usecases.offer.obstacles import rules_against
from staffbank.usecases.placement.either_side import require_a_part


async def request_extension(
    *, placement_id: PlacementId, shape: Shape, late: str, now: datetime, uow: UnitOfWork
) -> Extension:
    """Ask for more sessions of it. It is never prolonged by itself.

    Raises:
        Declined: not permitted, no such placement, not active, an extension is under way, a
            shape that cannot be or does not follow on it, late without a reason, or a rule of
            law says no or wants a consent.
    """
    try:
        check_shape(shape, today=day_of(now))
    except NotARequest as wrong:
        raise Declined(Problem(ProblemCode.INVALID, str(wrong), (wrong.where,))) from wrong
    async with uow:
        placement = await uow.placements.get(placement_id)
        require_a_part(uow.principal, Deed.REQUEST_EXTENSION, placement)
        extension = Extension(
            id=ExtensionId(new_id()),
            region_id=placement.region_id,
            placement_id=placement.id,
            worker_id=placement.worker_id,
            person=placement.person,
            home_employer_id=placement.home_employer_id,
            host_council_id=placement.host_council_id,
            shape=shape,
            requested_at=now,
            requested_by=uow.principal.person,
            late=late.strip(),
        )
        extension.check(placement)
        worker = await uow.workers.read(placement.worker_id)
        booked = await uow.workers.booked(placement.worker_id)
        given, more = placement.consents, extension.sessions
        if problems := rules_against(worker, more, booked, given=given, path="shape"):
            raise Declined(*problems)
        try:
            await uow.extensions.add(extension)
        except ExtensionOpen as there:
            message = "An extension of this placement is under way; decide that one first."
            raise Declined(
                Problem(ProblemCode.WRONG_STATE, message, ("placementId",))
            ) from there
        await uow.commit(extension.happened("requested", late=extension.late or None))
    return extension
