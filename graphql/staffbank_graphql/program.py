"""What programs of councils do and are told: read together."""

from typing import Any

import strawberry

from staffbank_graphql.api_client import API_CLIENT, ApiClient
from staffbank_graphql.batch import BATCH, BATCH_ROW, BatchQuery
from staffbank_graphql.connection import Listing, paged
from staffbank_graphql.webhook import DELIVERY, WEBHOOK, WebhookQuery

PROGRAM_KINDS = (API_CLIENT, BATCH, BATCH_ROW, WEBHOOK, DELIVERY)


@strawberry.type
class ProgramQuery(BatchQuery, WebhookQuery):
    """Programs, read."""

    @paged(of=ApiClient, description="Programs that are let in, and those that were.")
    def api_clients(self) -> Any:
        return Listing(API_CLIENT)
