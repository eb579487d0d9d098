"""How long she stays with a host, by everything that she was and is placed there for."""

from staffbank.domain.extension import Extension
from staffbank.domain.london import day_of
from staffbank.domain.placement import Placement
from staffbank.domain.stay import Stay, Step, stay, steps
from staffbank.ports.unit_of_work import UnitOfWork


async def stay_of(
    placement: Placement, uow: UnitOfWork, *, more: Extension | None = None
) -> Stay:
    """The stay of which this placement is a part, with `more` where it is to be extended."""
    worker = await uow.workers.read(placement.worker_id)
    placements = await uow.placements.beside(placement)
    in_force = await uow.extensions.in_force(frozenset(each.id for each in placements))
    told, of = steps(placements, in_force), placement.sessions[-1]
    if more is not None:
        told, of = (*told, Step(day_of(more.requested_at), more.sessions)), more.sessions[0]
    return stay(told, of=of, weekly_hours=worker.weekly_hours)
