"""How often one thing may be asked for in one place: each is held against each of the others.

Whether fields of one name can be merged is looked at in pairs: a document of 3 kB that names
one field 240 times takes 0.4 s to validate.
"""

from collections.abc import Iterable, Iterator, Mapping

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValidationRule,
)
from graphql.validation.validate import ValidationAbortedError

PAIRS = 2_000
WRITTEN_OUT = 10_000  # fields of all definitions, each with its fragments written out


class Repeats(ValidationRule):
    """Ends validation, before any other rule begins, where too many fields have one name."""

    def enter_document(self, node: DocumentNode, *_: object) -> None:
        within = {
            each.name.value: each.selection_set
            for each in node.definitions
            if isinstance(each, FragmentDefinitionNode)
        }
        repeated = Repeated(within)
        for each in node.definitions:
            if isinstance(each, OperationDefinitionNode | FragmentDefinitionNode):
                repeated.look([each.selection_set])


class Repeated:
    """Counts the fields and the pairs of one document. Raises ValidationAbortedError."""

    def __init__(self, fragments: Mapping[str, SelectionSetNode]) -> None:
        self._fragments = fragments
        self._fields = self._pairs = 0

    def look(self, place: Iterable[SelectionSetNode]) -> None:
        """Count what is asked for in one place, and in each place below it."""
        named: dict[str, list[FieldNode]] = {}
        spread = set[str]()
        for selections in place:
            for field in self._fields_of(selections, spread):
                named.setdefault((field.alias or field.name).value, []).append(field)
        for fields in named.values():
            self._count(len(fields))
            if below := [each.selection_set for each in fields if each.selection_set]:
                self.look(below)

    def _fields_of(self, selections: SelectionSetNode, spread: set[str]) -> Iterator[FieldNode]:
        """Those written here, and those of fragments that are not yet `spread` here."""
        for node in selections.selections:
            match node:
                case FieldNode():
                    yield node
                case InlineFragmentNode(selection_set=within):
                    yield from self._fields_of(within, spread)
                case FragmentSpreadNode(name=name) if name.value not in spread:
                    spread.add(name.value)
                    if fragment := self._fragments.get(name.value):
                        yield from self._fields_of(fragment, spread)
                case _:
                    pass

    def _count(self, times: int) -> None:
        self._fields += times
        self._pairs += times * (times - 1) // 2
        if self._pairs > PAIRS or self._fields > WRITTEN_OUT:
            raise ValidationAbortedError(
                "The document asks for too much: the same fields too often in one place. Ask "
                "for each once, or in several steps.",
                extensions={"code": "BAD_USER_INPUT"},
            )
