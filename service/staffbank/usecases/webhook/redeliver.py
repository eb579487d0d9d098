"""An event is delivered once more, by hand."""

from staffbank.domain.deed import Deed
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.webhook import DeliveryId, DeliveryState
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.ports.webhooks import Delivery
from staffbank.usecases.webhook.whose import require_for


async def redeliver(*, delivery_id: DeliveryId, uow: UnitOfWork) -> Delivery:
    """Deliver it now, with the same webhook-id, whether it was given up or taken before.

    Raises:
        Declined: not permitted, no such delivery, it is under way, or its webhook has ended.
    """
    async with uow:
        delivery = await uow.webhooks.delivery(delivery_id)
        require_for(delivery.webhook, Deed.REDELIVER, uow)
        delivery.webhook.must_be_active()
        if delivery.state is DeliveryState.WAITING:
            message = "It is under way, and tried by itself until it is taken or given up."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("deliveryId",)))
        await uow.webhooks.send_again(delivery)
        await uow.commit(
            delivery.webhook.happened("redelivered", event_id=str(delivery.event_id))
        )
    return delivery
