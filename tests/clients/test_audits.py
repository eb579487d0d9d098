"""The bank, audited by those who write the specification of GraphQL over HTTP."""

import pytest

from tests.clients.counter import Counter
from tests.clients.node import Node

pytestmark = pytest.mark.xdist_group("clients")  # one bank is served to all of them


def test_every_audit_of_graphql_over_http_is_passed(node: Node, counter: Counter) -> None:
    results = node.run("audits.mjs", counter)

    assert [each for each in results if each["status"] != "ok"] == []
    assert len(results) == 61
