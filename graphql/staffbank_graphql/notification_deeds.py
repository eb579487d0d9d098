"""Reading one's inbox, and saying how one wants to hear."""

from datetime import time
from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.notification import NotificationId, NotWishes, Wishes
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.domain.problem import Problem as Reason
from staffbank.usecases.notification.read_notification import read_notification
from staffbank.usecases.notification.set_wishes import set_wishes
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.notification import NOTIFICATION, Notification, NotificationWishes
from staffbank_graphql.problem import Problem

NINE_IN_THE_EVENING, SEVEN = time(21), time(7)


@strawberry.input(description="Which notification you have read.")
class ReadNotificationInput:
    """A notification."""

    notification_id: ID = field(description="The notification.")


@strawberry.type(description="What came of it.")
class ReadNotificationPayload:
    """The notification, or the problems."""

    notification: Notification | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="How and when you want to hear; the inbox has everything.")
class SetNotificationWishesInput:
    """Wishes: all of them."""

    email: bool = field(description="By e-mail.", default=True)
    sms: bool = field(description="By text message.", default=False)
    quiet_from: time = field(
        description="Nothing is sent from this time on.", default=NINE_IN_THE_EVENING
    )
    quiet_until: time = field(description="Until this one, London time.", default=SEVEN)
    digest: bool = field(
        description="One message a day, at eight in the morning.", default=False
    )


@strawberry.type(description="What came of it.")
class SetNotificationWishesPayload:
    """The wishes, or the problems."""

    wishes: NotificationWishes | None = field(description="As they are now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class NotificationMutation:
    """One's own inbox."""

    @strawberry.mutation(description="Mark a notification as read.")
    async def read_notification(
        self,
        info: BankInfo,
        input: Annotated[ReadNotificationInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> ReadNotificationPayload:
        payload, context = ReadNotificationPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                key = NotificationId(
                    read.id("Notification", input.notification_id, "notificationId")
                )
            await read_notification(
                notification_id=key, now=context.now, uow=context.unit_of_work()
            )
            context.forget()
            payload.notification = await NOTIFICATION.fetch(context, key)
        return payload

    @strawberry.mutation(description="Say how and when you want to hear.")
    async def set_notification_wishes(
        self,
        info: BankInfo,
        input: Annotated[SetNotificationWishesInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> SetNotificationWishesPayload:
        payload, context = SetNotificationWishesPayload(), info.context
        with problems_into(payload):
            try:
                wishes = Wishes(**vars(input))
            except NotWishes as wrong:
                message = f"{str(wrong).capitalize()}."
                problem = Reason(ProblemCode.INVALID, message, ("quietFrom",))
                raise Declined(problem) from wrong
            await set_wishes(wishes=wishes, uow=context.unit_of_work())
            payload.wishes = NotificationWishes(**vars(wishes))
        return payload
