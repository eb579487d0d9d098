"""How webhooks and deliveries are read."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from staffbank.persistence.source import Source
from staffbank.persistence.webhook_tables import WEBHOOK, WEBHOOK_ATTEMPT, WEBHOOK_DELIVERY
from staffbank.ports.webhooks import AttemptView, DeliveryView, WebhookView

DELIVERY = DeliveryView.__dataclass_fields__
_ATTEMPT = WEBHOOK_ATTEMPT.c
_ATTEMPTS = (
    select(
        func.jsonb_agg(
            aggregate_order_by(
                func.jsonb_build_array(_ATTEMPT.at, _ATTEMPT.status, _ATTEMPT.because),
                _ATTEMPT.number,
            )
        )
    )
    .where(_ATTEMPT.delivery_id == WEBHOOK_DELIVERY.c.id)
    .scalar_subquery()
    .label("attempts")
)


def _attempts(rows: list[tuple[str, int | None, str]] | None) -> tuple[AttemptView, ...]:
    return tuple(
        AttemptView(datetime.fromisoformat(at).astimezone(UTC), status, because)
        for at, status, because in rows or ()
    )


def _names(names: list[Any]) -> tuple[str, ...]:
    return tuple(names)


WEBHOOK_SOURCES = {
    WebhookView: Source(select(WEBHOOK), WEBHOOK.c.id, {"names": _names}),
    DeliveryView: Source(
        select(
            *(WEBHOOK_DELIVERY.c[name] for name in DELIVERY if name != "attempts"),
            _ATTEMPTS,
        ),
        WEBHOOK_DELIVERY.c.id,
        {"attempts": _attempts},
    ),
}
