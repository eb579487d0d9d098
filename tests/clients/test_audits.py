"""The bank, audited by those who write the specification of GraphQL over HTTP."""

from tests.clients.counter import Counter
from tests.clients.node import Node

BY_GET = {"5A70", "D6D5", "6A70"}


def test_every_audit_of_graphql_over_http_is_passed(node: Node, counter: Counter) -> None:
    results = node.run("audits.mjs", counter)

    assert {each["id"]: each for each in results if each["status"] != "ok"}.keys() == BY_GET
    assert len(results) == 61
