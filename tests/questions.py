"""Questions that are made from the schema, so that what is new is asked for too."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from graphql import GraphQLField, GraphQLObjectType, GraphQLSchema, get_named_type, is_leaf_type

from staffbank_graphql.schema import schema

SCHEMA: GraphQLSchema = schema._schema
MOST_TOKENS = 900
TOKEN = re.compile(r"\w+|[^\s\w]")

# of which kind an id is, by the name under which it is given
KIND_OF = {
    "agreementId": "Agreement",
    "avoidedCouncilIds": "Council",
    "councilId": "Council",
    "councilIds": "Council",
    "employerId": "Employer",
    "engagementId": "AgencyEngagement",
    "extensionId": "Extension",
    "familiarTeamIds": "Team",
    "homeTeamId": "Team",
    "lineId": "TimesheetLine",
    "lineIds": "TimesheetLine",
    "masterAgreementId": "MasterAgreement",
    "notificationId": "Notification",
    "offerId": "Offer",
    "placementId": "Placement",
    "preferredId": "Worker",
    "predecessorId": "Council",
    "proposalId": "Proposal",
    "rechargeId": "Recharge",
    "requestId": "CoverRequest",
    "runId": "MatchRun",
    "followsId": "MatchRun",
    "keep": "Proposal",
    "slotId": "Slot",
    "successorId": "Council",
    "teamId": "Team",
    "timesheetId": "Timesheet",
    "unfilledId": "Unfilled",
    "workerId": "Worker",
    "apiClientId": "ApiClient",
    "keyId": "ApiClientKey",
    "clientId": "ApiClient",
    "webhookId": "Webhook",
    "deliveryId": "WebhookDelivery",
    "batchId": "Batch",
}
# these have no thing in the town: their own pages try them as another council
ELSEWHERE = {
    "ApiClient": "tests/integration/test_api_clients.py",
    "ApiClientKey": "tests/integration/test_api_clients.py",
    "Webhook": "tests/integration/test_webhooks_by_the_api.py",
    "Batch": "tests/integration/test_batches.py",
    "BatchRow": "tests/integration/test_batches.py",
    "WebhookDelivery": "tests/integration/test_webhooks_by_the_api.py",
}
GIVEN = {"mileageRate": '(on: "2026-11-23")'}  # what a field has to be told
FOLLOWED = {"matchRunProgress": "MatchRun"}


def selection(kind: Any, depth: int) -> str:
    """Every field of a type, and of what is so many levels within."""
    if is_leaf_type(kind):
        return ""
    if not isinstance(kind, GraphQLObjectType) or depth < 0:
        return "{ __typename }"
    return "{ __typename " + " ".join(fields(kind, depth)) + " }"


def fields(kind: GraphQLObjectType, depth: int) -> Iterator[str]:
    """Each field of a type with what is in it."""
    for name, field in kind.fields.items():
        within = get_named_type(field.type)
        pages = "(first: 2)" if "first" in field.args else GIVEN.get(name, "")
        below = depth if kind.name.endswith(("Connection", "Edge")) else depth - 1
        yield f"{name}{pages} {selection(within, below)}"


def packed(parts: Sequence[str]) -> Iterator[str]:
    """The parts, as many together as a document may hold."""
    held: list[str] = []
    for part in parts:
        if held and len(TOKEN.findall(" ".join([*held, part]))) > MOST_TOKENS:
            yield " ".join(held)
            held = []
        held.append(part)
    yield " ".join(held)


def of_nodes(name: str, depth: int = 1) -> Iterator[str]:
    """Documents that ask for every field of things of a kind, by their ids."""
    kind: Any = SCHEMA.type_map[name]
    for part in packed(list(fields(kind, depth))):
        yield (
            "query($ids: [ID!]!) { __typename nodes(ids: $ids) "
            f"{{ __typename id ... on {name} {{ {part} }} }} }}"
        )


def roots() -> Iterator[tuple[str, str | None]]:
    """Documents that ask for each way in, and of which kind the id is that they want."""
    assert SCHEMA.query_type
    for name, field in SCHEMA.query_type.fields.items():
        if name in {"node", "nodes", "subjectAccessDue"}:  # asked by kind; of no thing
            continue
        kind = _wanted(name, field)
        variable, argument = ("($id: ID!)", "") if kind else ("", "")
        if kind:
            (argument,) = (each for each in field.args if each in {"id", *KIND_OF})
            argument = f"({argument}: $id)"
        pages = "(first: 5)" if "first" in field.args else argument
        within = get_named_type(field.type)
        for part in _parts(within):
            yield f"query{variable} {{ __typename {name}{pages} {part} }}", kind


def watches() -> Iterator[tuple[str, str]]:
    """Documents that follow each thing that can be followed, and of which kind that is."""
    assert SCHEMA.subscription_type
    for name, field in SCHEMA.subscription_type.fields.items():
        if name == "events":  # tests/integration/test_events.py
            continue
        kind = get_named_type(field.type)
        what = selection(kind, 1)
        yield f"subscription($id: ID!) {{ {name}(id: $id) {what} }}", FOLLOWED[name]


def _parts(kind: Any) -> Iterator[str]:
    if is_leaf_type(kind):
        yield ""
        return
    assert isinstance(kind, GraphQLObjectType)
    if kind.name.endswith("Connection"):
        edge: Any = get_named_type(kind.fields["edges"].type)
        node: Any = get_named_type(edge.fields["node"].type)
        for part in packed(list(fields(node, 2))):
            yield (
                "{ __typename totalCount edges "
                f"{{ __typename node {{ __typename id {part} }} }} }}"
            )
    else:
        for part in packed(list(fields(kind, 2))):
            yield f"{{ __typename {part} }}"


def _wanted(name: str, field: GraphQLField) -> str | None:
    kinds = [KIND_OF[each] for each in field.args if each.endswith("Id")]
    if "id" in field.args:
        kinds.append(get_named_type(field.type).name)
    return kinds[0] if kinds else None


def without(answer: Any, own: str) -> Any:
    """The answer without the thing of this id, in a list or by itself."""
    if isinstance(answer, list):
        return [without(each, own) for each in answer if _id(each) != own]
    if not isinstance(answer, dict):
        return answer
    left: dict[str, Any] = {
        name: None if _id(value) == own else without(value, own)
        for name, value in answer.items()
    }
    if "edges" in left and left.get("totalCount") is not None:
        left["totalCount"] -= len(answer["edges"]) - len(left["edges"])
    return left


def _id(row: Any) -> object:
    """The id of a thing, or of the thing of an edge."""
    return row.get("node", row).get("id") if isinstance(row, dict) else None


def seen(answer: Any) -> Iterator[str]:
    """`Type.field` of all that an answer tells; what is null or empty tells nothing."""
    if isinstance(answer, list):
        for each in answer:
            yield from seen(each)
    elif isinstance(answer, dict):
        kind = answer["__typename"]
        for name, value in answer.items():
            if name == "__typename" or value is None or value == [] or _is_empty(value):
                continue
            if not kind.endswith(("Connection", "Edge")):
                yield f"{kind}.{name}"
            yield from seen(value)


def _is_empty(value: Any) -> bool:
    return isinstance(value, dict) and value.get("edges") == [] and not value.get("totalCount")
