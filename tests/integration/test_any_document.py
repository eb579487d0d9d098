"""Whatever document fits the schema, the answer is never a fault of ours.

Documents are drawn from the schema, as schemathesis draws them. Each is asked once more with
things that are there, and with pages as long as they may be: so it comes further.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from graphql import (
    ArgumentNode,
    IntValueNode,
    ListValueNode,
    NameNode,
    ObjectFieldNode,
    StringValueNode,
    Visitor,
    parse,
    print_ast,
    visit,
)
from graphql.language import REMOVE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis_graphql import mutations, nodes, queries

from staffbank.domain.principal import Role
from staffbank_graphql.context import Context
from staffbank_graphql.cursor import Cursors
from staffbank_graphql.schema import schema
from tests.integration.full_town import FullTown
from tests.questions import KIND_OF
from tests.town import NOW

SDL = schema.as_str()
MOMENTS = ("2026-12-14T09:00:00Z", "2027-03-28T01:30:00+00:00", "2100-02-29T00:00:00Z")
SCALARS: Mapping[str, Any] = {
    name: st.sampled_from(texts).map(nodes.String)
    for name, texts in {
        "Date": ("2026-12-14", "2026-11-30", "2199-12-31", "today"),
        "DateTime": MOMENTS,
        "Time": ("09:00:00", "17:00:00", "00:00:00", "noon"),
        "Decimal": ("37", "-1", "1e400", "0.1"),
    }.items()
}
SOMEBODY = st.integers(0, len(Role))  # the worker, or somebody in each role
BOUNDED = settings(
    max_examples=settings().max_examples // 2,  # each is asked twice
    database=None,
    suppress_health_check=list(HealthCheck),
)


class Nearer(Visitor):
    """Names things of the town where a document names an id, and pages that can be."""

    def __init__(self, ids: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self.ids = ids

    def enter(self, node: Any, *_: object) -> Any:
        if not isinstance(node, ArgumentNode | ObjectFieldNode):
            return None
        name = node.name.value
        if name in {"last", "before", "after"} and isinstance(node, ArgumentNode):
            return REMOVE
        if name == "first":
            return self._with(node, IntValueNode(value="3"))
        value = self._nearer(name, node.value)
        return None if value is None else self._with(node, value)

    def _nearer(self, name: str, value: Any) -> Any:
        """The id that is there for one of this name; None where it is no id."""
        if name == "ids":
            every = [StringValueNode(value=ids[0]) for ids in self.ids.values() if ids]
            return ListValueNode(values=tuple(every))
        kind = "MatchRun" if name == "id" else KIND_OF.get(name)
        if kind is None or not isinstance(value, StringValueNode):
            return None
        return StringValueNode(value=self.ids[kind][0])

    def _with(self, node: ArgumentNode | ObjectFieldNode, value: Any) -> Any:
        return type(node)(name=NameNode(value=node.name.value), value=value)


async def codes(full: FullTown, document: str, number: int) -> list[Any]:
    """The codes of the errors, if any."""
    bank, who = full.town.bank, list(full.insiders())[number]
    context = Context(bank, who, NOW, Cursors.of(bank.settings))
    answer = await schema.execute(document, context_value=context)
    return [(error.extensions or {}).get("code") for error in answer.errors or ()]


async def answered(full: FullTown, document: str, number: int) -> None:
    """Ask it as it was drawn, and as it comes nearer to what is there."""
    nearer = print_ast(visit(parse(document), Nearer(full.ids)))
    for each in (document, nearer):
        assert "INTERNAL" not in await codes(full, each, number), each


@BOUNDED
@given(queries(SDL, custom_scalars=SCALARS), SOMEBODY)
async def test_no_query_meets_a_fault(full: FullTown, document: str, number: int) -> None:
    await answered(full, document, number)


@BOUNDED
@given(mutations(SDL, custom_scalars=SCALARS), SOMEBODY)
async def test_no_deed_meets_a_fault(full: FullTown, document: str, number: int) -> None:
    await answered(full, document, number)
