"""A worker's inbox."""

from datetime import datetime, time

import strawberry
from strawberry import ID, field

from staffbank.ports.notification_views import NotificationView
from staffbank_graphql.global_id import encode
from staffbank_graphql.node import Kind, Node

ABOUT = {
    "offer": "Offer",
    "placement": "Placement",
    "agreement": "Agreement",
    "timesheet": "Timesheet",
    "extension": "Extension",
}


@strawberry.type(description="Something that you are told.")
class Notification(Node):
    """A notification, as the API shows it."""

    event: str = field(description="What has happened, such as offer.made.")
    about_id: ID = field(description="The id of what it is about; ask `node` for it.")
    text: str = field(description="The sentence.")
    at: datetime = field(description="When it happened.")
    read_at: datetime | None = field(description="When you read it; null before.")
    sent_at: datetime | None = field(description="When it was sent to you; null before.")

    @classmethod
    def of(cls, view: NotificationView) -> "Notification":
        """Show a notification."""
        noun = view.event.partition(".")[0]
        return cls(
            id=encode("Notification", view.id),
            event=view.event,
            about_id=ID(encode(ABOUT[noun], view.about)),
            text=view.text,
            at=view.at,
            read_at=view.read_at,
            sent_at=view.sent_at,
        )


@strawberry.type(description="How and when you want to hear.")
class NotificationWishes:
    """Wishes."""

    email: bool = field(description="By e-mail.")
    sms: bool = field(description="By text message.")
    quiet_from: time = field(description="Nothing is sent from this time on.")
    quiet_until: time = field(description="Until this one, London time.")
    digest: bool = field(description="One message a day, at eight in the morning.")


NOTIFICATION = Kind("Notification", NotificationView, Notification.of)
