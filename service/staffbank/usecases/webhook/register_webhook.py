"""A council, or the region, has an address told of its events."""

from dataclasses import dataclass

from staffbank.domain.council import CouncilId
from staffbank.domain.deed import Deed
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.webhook import NotAWebhook, Webhook, WebhookId, read_names, read_url
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.ports.webhooks import NotAdmitted, Post
from staffbank.usecases.identifier import new_id
from staffbank.usecases.webhook.whose import require_for


@dataclass(frozen=True)
class NewWebhook:
    """What is asked for: of a council, or of the region; all events where none is named."""

    council_id: CouncilId | None
    url: str
    names: tuple[str, ...] = ()


async def register_webhook(
    *, wanted: NewWebhook, local: bool, post: Post, uow: UnitOfWork
) -> Webhook:
    """Tell the address of every event from now on; `local` is for a trial on one machine.

    Raises:
        Declined: not permitted, no such council, or nothing may be sent there.
    """
    async with uow:
        webhook = await _meant(wanted, uow)
        require_for(webhook, Deed.REGISTER_WEBHOOK, uow)
        try:
            read_url(webhook.url, local=local)
            read_names(webhook.names)
            await post.admit(webhook.url)
        except NotAWebhook as wrong:
            problem = Problem(ProblemCode.INVALID, str(wrong), (wrong.where,))
            raise Declined(problem) from wrong
        except NotAdmitted as refused:
            problem = Problem(ProblemCode.INVALID, str(refused), ("url",))
            raise Declined(problem) from refused
        await uow.webhooks.add(webhook)
        await uow.commit(webhook.happened("registered", names=" ".join(webhook.names)))
    return webhook


async def _meant(wanted: NewWebhook, uow: UnitOfWork) -> Webhook:
    employer_id = None
    if wanted.council_id is not None:
        employer_id = (await uow.organisations.employer_of(wanted.council_id)).id
    names = tuple(sorted(set(wanted.names)))
    return Webhook(WebhookId(new_id()), wanted.council_id, employer_id, wanted.url, names)
