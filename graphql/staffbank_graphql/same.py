"""An operation that many send, and what of its variables decides which fields it asks for."""

from functools import lru_cache
from typing import Any

from graphql import DirectiveNode, VariableNode, Visitor, visit

DOCUMENTS = 512


class Same:
    """An operation, equal to itself only, however alike another is: so it is compared at once.

    The cache of parsed documents gives the same one to all who send the same text.
    """

    def __init__(self, executor: Any) -> None:
        self.operation = executor.operation
        self.fragments = executor.fragment_definitions

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.operation is self.operation

    def __hash__(self) -> int:
        return id(self.operation)


class Conditions(Visitor):
    """The variables of directives."""

    def __init__(self) -> None:
        super().__init__()
        self.variables: set[str] = set()

    def enter_directive(self, node: DirectiveNode, *_: object) -> None:
        self.variables |= {
            each.value.name.value
            for each in node.arguments or ()
            if isinstance(each.value, VariableNode)
        }


@lru_cache(maxsize=DOCUMENTS)
def conditions(same: Same) -> tuple[str, ...]:
    """The variables on which it depends which fields are asked for."""
    found = Conditions()
    for part in (same.operation, *same.fragments.values()):
        visit(part, found)
    return tuple(sorted(found.variables))


def asked(executor: Any) -> tuple[Same, tuple[Any, ...]]:
    """What two have in common who ask for the same fields."""
    same, values = Same(executor), executor.variable_values.coerced
    return same, tuple(values.get(name) for name in conditions(same))
