"""What an executor remembers of an operation for the next who send the same."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from graphql import GraphQLSchema
from graphql.execution.collect_fields import CollectedFields

from staffbank_graphql.plain import Selection, Writes
from staffbank_graphql.same import DOCUMENTS, Same

Fields = dict[
    str, Any
]  # by their names in the answer, each with where the document asks for it


@dataclass(eq=False)
class Plan:
    """What is the same whenever an operation asks for the same fields.

    What is remembered by the place where it stands is kept with it: else it might go, and
    others come to stand there.
    """

    times: int = 0
    root: CollectedFields | None = None
    below: dict[Any, Any] = field(default_factory=dict)
    selections: dict[int, tuple[Fields, Selection | None]] = field(default_factory=dict)
    lists: dict[tuple[int, int], tuple[Any, Any, Writes | None]] = field(default_factory=dict)


@lru_cache(maxsize=DOCUMENTS)
def plan_of(_schema: GraphQLSchema, _same: Same, _values: tuple[Any, ...]) -> Plan:
    """The plan of an operation with these values of its conditions."""
    return Plan()
