"""Having an address told of events."""

from typing import Annotated, Protocol

import strawberry
from strawberry import ID, field

from staffbank.domain import webhook as domain
from staffbank.domain.council import CouncilId
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.domain.problem import Problem as Reason
from staffbank.domain.webhook import DeliveryId, WebhookId, secret_of
from staffbank.usecases.webhook.redeliver import redeliver
from staffbank.usecases.webhook.register_webhook import NewWebhook, register_webhook
from staffbank.usecases.webhook.remove_webhook import remove_webhook
from staffbank.usecases.webhook.rotate_webhook_secret import rotate_webhook_secret
from staffbank_graphql.context import BankInfo, Context
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.problem import Problem
from staffbank_graphql.webhook import DELIVERY, WEBHOOK, Webhook, WebhookDelivery

NO_KEY = (
    "This bank has no key to make secrets from. Ask whoever runs it to set "
    "STAFFBANK_WEBHOOK_KEY."
)


@strawberry.input(description="An address that is to be told of events.")
class RegisterWebhookInput:
    """Where to, and of what."""

    council_id: ID | None = field(
        description="The council of whose events it is told; left out, of the whole region's.",
        default=None,
    )
    url: str = field(description="The address: https, and on the public internet.")
    names: list[str] = field(
        description="Events, such as offer.accepted, or nouns, such as offer. Left out, all.",
        default_factory=list,
    )


@strawberry.type(description="A webhook with its secret, which is shown this once.")
class WebhookSecret:
    """What only the one who asked for it ever sees."""

    webhook: Webhook = field(description="The webhook.")
    secret: str = field(description="Verifies Standard Webhooks signatures; told this once.")


@strawberry.type(description="What came of it.")
class RegisterWebhookPayload:
    """The webhook and its secret, or the problems."""

    registered: WebhookSecret | None = field(description="It, with its secret.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which webhook gets a new secret.")
class RotateWebhookSecretInput:
    """A webhook."""

    webhook_id: ID = field(description="The webhook.")


@strawberry.type(description="What came of it.")
class RotateWebhookSecretPayload:
    """The webhook and its new secret, or the problems."""

    rotated: WebhookSecret | None = field(description="It, with its new secret.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which webhook is told of nothing any more.")
class RemoveWebhookInput:
    """A webhook."""

    webhook_id: ID = field(description="The webhook.")


@strawberry.type(description="What came of it.")
class RemoveWebhookPayload:
    """The webhook, or the problems."""

    webhook: Webhook | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="What is delivered once more.")
class RedeliverInput:
    """A delivery."""

    delivery_id: ID = field(description="The delivery: dead, or delivered.")


@strawberry.type(description="What came of it.")
class RedeliverPayload:
    """The delivery, or the problems."""

    delivery: WebhookDelivery | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


class NamesAWebhook(Protocol):
    """An input that names one."""

    webhook_id: ID


@strawberry.type
class WebhookMutation:
    """Webhooks."""

    @strawberry.mutation(
        description="Have an address told of every event of a council's, or of the region's, "
        "from now on. Its secret is shown this once."
    )
    async def register_webhook(
        self,
        info: BankInfo,
        input: Annotated[RegisterWebhookInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> RegisterWebhookPayload:
        payload, context = RegisterWebhookPayload(), info.context
        with problems_into(payload):
            key = _key(context)
            with reading() as read:
                council_id = (
                    CouncilId(read.id("Council", input.council_id, "councilId"))
                    if input.council_id is not None
                    else None
                )
            made = await register_webhook(
                wanted=NewWebhook(council_id, input.url, tuple(input.names)),
                local=context.bank.settings.webhook_local,
                post=context.bank.post,
                uow=context.unit_of_work(),
            )
            payload.registered = await _with_secret(made, key, context)
        return payload

    @strawberry.mutation(
        description="Change a webhook's secret. For a day, both the new and the old one sign."
    )
    async def rotate_webhook_secret(
        self,
        info: BankInfo,
        input: Annotated[RotateWebhookSecretInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> RotateWebhookSecretPayload:
        payload, context = RotateWebhookSecretPayload(), info.context
        with problems_into(payload):
            key, now = _key(context), context.now
            rotated = await rotate_webhook_secret(
                webhook_id=_webhook(input), now=now, uow=context.unit_of_work()
            )
            payload.rotated = await _with_secret(rotated, key, context)
        return payload

    @strawberry.mutation(
        description="Tell a webhook of nothing any more; what is under way to it is given up."
    )
    async def remove_webhook(
        self,
        info: BankInfo,
        input: Annotated[RemoveWebhookInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> RemoveWebhookPayload:
        payload, context = RemoveWebhookPayload(), info.context
        with problems_into(payload):
            removed = await remove_webhook(
                webhook_id=_webhook(input), uow=context.unit_of_work()
            )
            context.forget()
            payload.webhook = await WEBHOOK.fetch(context, removed.id)
        return payload

    @strawberry.mutation(
        description="Deliver an event once more, with the same webhook-id: one that was given "
        "up, or one that was taken and lost."
    )
    async def redeliver(
        self,
        info: BankInfo,
        input: Annotated[RedeliverInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> RedeliverPayload:
        payload, context = RedeliverPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                key = DeliveryId(read.id("WebhookDelivery", input.delivery_id, "deliveryId"))
            await redeliver(delivery_id=key, uow=context.unit_of_work())
            context.forget()
            payload.delivery = await DELIVERY.fetch(context, key)
        return payload


def _webhook(given: NamesAWebhook) -> WebhookId:
    with reading() as read:
        found = read.id("Webhook", given.webhook_id, "webhookId")
    return WebhookId(found)


def _key(context: Context) -> str:
    key = context.bank.settings.webhook_key.get_secret_value()
    if not key:
        raise Declined(Reason(ProblemCode.INVALID, NO_KEY))
    return key


async def _with_secret(made: domain.Webhook, key: str, context: Context) -> WebhookSecret:
    context.forget()
    shown = await WEBHOOK.fetch(context, made.id)
    assert shown is not None
    secret = context.telling(secret_of(key, made.id, made.generation))
    return WebhookSecret(webhook=shown, secret=secret)
