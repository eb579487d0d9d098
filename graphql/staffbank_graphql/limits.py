"""How much one request may ask for, so that nobody can ask the bank to death."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from graphql import (
    ASTValidationRule,
    FieldNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    NameNode,
    Node,
    OperationDefinitionNode,
    SelectionSetNode,
    ValidationContext,
    ValidationRule,
)
from graphql.language import DirectiveNode
from strawberry.extensions import (
    AddValidationRules,
    MaxTokensLimiter,
    ParserCache,
    SchemaExtension,
    ValidationCache,
)

from staffbank_graphql.numerals import NothingElse, SoundNumbers
from staffbank_graphql.repeats import Repeats
from staffbank_graphql.texts import SoundTexts, SoundVariables

DEPTH = 12
ALIASES = 20
DIRECTIVES = 20
LONGEST_NAME = 255  # letters; an alias comes back with each row of a page
TOKENS = 1000
REMEMBERED = 512  # documents


@dataclass(frozen=True)
class Size:
    """How deep a selection goes, and how many aliases it has, fragments written out."""

    depth: int = 0
    aliases: int = 0


class Bounds(ValidationRule):
    """Refuses documents too deep, with too many aliases or directives, or with a long name.

    A fragment is measured once however often it is spread: forty fragments, each spread twice
    in the one before, are a million million selections written out.
    """

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self._measured: dict[str, Size] = {}
        self._directives = 0

    def enter_operation_definition(self, node: OperationDefinitionNode, *_: object) -> None:
        size = self._size(node.selection_set)
        if size.depth > DEPTH:
            self._refuse(f"{size.depth} levels deep; {DEPTH} is the most", node)
        if size.aliases > ALIASES:
            self._refuse(f"{size.aliases} aliases; {ALIASES} are the most", node)

    def enter_directive(self, node: DirectiveNode, *_: object) -> None:
        self._directives += 1
        if self._directives == DIRECTIVES + 1:
            self._refuse(f"more than {DIRECTIVES} directives", node)

    def enter_name(self, node: NameNode, *_: object) -> None:
        if (length := len(node.value)) > LONGEST_NAME:
            message = f"A name has {length} letters; {LONGEST_NAME} are the most. Shorten it."
            self._report(message, node)

    def _refuse(self, what: str, node: OperationDefinitionNode | DirectiveNode) -> None:
        message = f"The document asks for too much: {what}. Ask in several steps."
        self._report(message, node)

    def _report(self, message: str, node: Node) -> None:
        extensions = {"code": "BAD_USER_INPUT"}
        self.report_error(GraphQLError(message, node, extensions=extensions))

    def _size(self, selections: SelectionSetNode) -> Size:
        sizes = [self._size_of(each) for each in selections.selections]
        return Size(
            max((size.depth for size in sizes), default=0),
            sum(size.aliases for size in sizes),
        )

    def _size_of(self, node: object) -> Size:
        match node:
            case FieldNode(name=name, selection_set=within, alias=alias):
                below = self._size(within) if within else Size()
                of_data = not name.value.startswith("__")
                depth = 1 + below.depth if of_data else 0
                return Size(depth, bool(alias) + below.aliases)
            case InlineFragmentNode(selection_set=within):
                return self._size(within)
            case FragmentSpreadNode(name=name):
                return self._size_of_fragment(name.value)
            case _:
                return Size()

    def _size_of_fragment(self, name: str) -> Size:
        if name not in self._measured:
            self._measured[name] = Size()  # one that spreads itself is refused by another rule
            fragment = self.context.get_fragment(name)
            if fragment:
                self._measured[name] = self._size(fragment.selection_set)
        return self._measured[name]


class Parsed(ParserCache):
    """Parses once; what cannot be parsed it leaves to the library, which tells what is wrong.

    A stage that fails as it begins is told on no WebSocket, and looks like a fault of ours.
    """

    def on_parse(self) -> Iterator[None]:
        with suppress(GraphQLError):
            next(super().on_parse())
        yield


# Made once: the cache of validated documents has the rules in its key.
RULES: list[type[ASTValidationRule]] = [Repeats, Bounds, SoundTexts, SoundNumbers]


def extensions() -> list[Callable[[], SchemaExtension]]:
    """What every document goes through before it is reckoned."""
    return [
        lambda: MaxTokensLimiter(max_token_count=TOKENS),
        lambda: AddValidationRules(RULES),
        lambda: Parsed(maxsize=REMEMBERED),
        lambda: ValidationCache(maxsize=REMEMBERED),
        SoundVariables,
        NothingElse,
    ]
