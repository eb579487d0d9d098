"""What no text and no list may be, wherever it may come in: with NUL, broken, or too long."""

import re
from collections.abc import Iterator

from graphql import GraphQLError, StringValueNode, ValidationRule
from strawberry.extensions import SchemaExtension

from staffbank_graphql.errors import BadUserInput

NUL = "\0"  # PostgreSQL cannot keep it in a text
HALF = re.compile("[\ud800-\udfff]")  # of a pair; by itself it is in no encoding
LONGEST_TEXT = 4_000  # characters; a few paragraphs
FILES = {
    "csv": 200_000,
    "lines": 900_000,
    "document": 40_000,
}  # variables that hold a file, and its most
LONGEST_LIST = 500


class SoundTexts(ValidationRule):
    """Looks at the texts of a document, however they are written."""

    def enter_string_value(self, node: StringValueNode, *_: object) -> None:
        if wrong := fault(node.value):
            self.report_error(GraphQLError(wrong.message, node, extensions=wrong.extensions))


class SoundVariables(SchemaExtension):
    """Looks at the texts and lists of the variables."""

    def on_validate(self) -> Iterator[None]:
        operation = self.execution_context
        faults = (fault(value, most) for value, most in within(operation.variables))
        found = next(filter(None, faults), None)
        if found is not None:
            errors = operation.pre_execution_errors or []
            operation.pre_execution_errors = [*errors, found]
        yield


def fault(value: str | list[object], most: int = LONGEST_TEXT) -> BadUserInput | None:
    """What is wrong with it, cut short where it is long, and the way out; None if nothing."""
    if isinstance(value, list):
        if len(value) <= LONGEST_LIST:
            return None
        return BadUserInput(
            f"A list has {len(value)} entries; the most is {LONGEST_LIST}. Send it in parts."
        )
    shown = repr(value if len(value) <= 40 else f"{value[:40]}...")  # noqa: PLR2004 enough to know it
    if NUL in value:
        return BadUserInput(f"The text {shown} has the character NUL in it; take it out.")
    if HALF.search(value):
        return BadUserInput(f"The text {shown} has half a character in it; write it anew.")
    if len(value) > most:
        return BadUserInput(
            f"The text {shown} has {len(value)} characters; the most is {most}. Shorten it."
        )
    return None


def within(value: object) -> Iterator[tuple[str | list[object], int]]:
    """Every text and list in a value as JSON has them, at whatever depth, and a text's most."""
    left = [(value, LONGEST_TEXT)]
    while left:
        match left.pop():
            case str() as text, most:
                yield text, most
            case dict() as members, _:
                left += (
                    (member, FILES.get(name, LONGEST_TEXT)) for name, member in members.items()
                )
            case list() as entries, most:
                yield entries, most
                left += ((entry, LONGEST_TEXT) for entry in entries)
            case _:
                pass  # numbers and the like hold no text
