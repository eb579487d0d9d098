"""The bank, audited by those who write the specification of GraphQL over HTTP."""

from tests.clients.counter import Counter
from tests.clients.node import Node


def test_every_audit_of_graphql_over_http_is_passed(node: Node, counter: Counter) -> None:
    results = node.run("audits.mjs", counter)

    assert [each for each in results if each["status"] != "ok"] == []
    assert len(results) == 61
