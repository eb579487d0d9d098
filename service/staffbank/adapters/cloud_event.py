"""An event as CloudEvents has it, signed as Standard Webhooks has it."""

from datetime import UTC, datetime

from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent
from standardwebhooks import Webhook

from staffbank.domain.event import subject_id
from staffbank.ports.webhooks import Told

CONTENT_TYPE = "application/cloudevents+json"


def body_of(told: Told, source: str) -> str:
    """The event in JSON, structured; `source` is the region's."""
    attributes = {
        "id": str(told.id),
        "source": source,
        "type": told.event,
        "subject": subject_id(told.event, told.subject) or str(told.subject),
        "time": told.at.astimezone(UTC),
        "datacontenttype": "application/json",
    }
    return JSONFormat().write(CloudEvent(attributes, dict(told.details))).decode()


def headers_of(told: Told, body: str, secrets: tuple[str, ...], at: datetime) -> dict[str, str]:
    """The id, which is the event's, the moment, and a signature with each of the secrets."""
    now = at.astimezone(UTC)
    signatures = (Webhook(secret).sign(str(told.id), now, body) for secret in secrets)
    return {
        "content-type": CONTENT_TYPE,
        "webhook-id": str(told.id),
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": " ".join(signatures),
    }
