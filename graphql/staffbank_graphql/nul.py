"""The one character that PostgreSQL cannot keep in a text, refused wherever it may come in."""

from collections.abc import Iterator

from graphql import GraphQLError, StringValueNode, ValidationRule
from strawberry.extensions import SchemaExtension

from staffbank_graphql.errors import BadUserInput

NUL = "\0"


class NoNul(ValidationRule):
    """Refuses it in the texts of a document, however they are written."""

    def enter_string_value(self, node: StringValueNode, *_: object) -> None:
        if NUL in node.value:
            wrong = refusal(node.value)
            self.report_error(GraphQLError(wrong.message, node, extensions=wrong.extensions))


class NoNulInVariables(SchemaExtension):
    """Refuses it in the texts of the variables."""

    def on_validate(self) -> Iterator[None]:
        operation = self.execution_context
        found = next((text for text in texts(operation.variables) if NUL in text), None)
        if found is not None:
            errors = operation.pre_execution_errors or []
            operation.pre_execution_errors = [*errors, refusal(found)]
        yield


def refusal(text: str) -> BadUserInput:
    """Says which text it is, cut short where it is long, and the way out."""
    shown = repr(text if len(text) <= 40 else f"{text[:40]}...")  # noqa: PLR2004 enough to know it
    return BadUserInput(f"The text {shown} has the character NUL in it; take it out.")


def texts(value: object) -> Iterator[str]:
    """Every text in a value as JSON has them, at whatever depth."""
    left = [value]
    while left:
        match left.pop():
            case str() as text:
                yield text
            case dict() as members:
                left += members.values()
            case list() as entries:
                left += entries
            case _:
                pass  # numbers and the like hold no text
