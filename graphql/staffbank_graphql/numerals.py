"""Numbers as somebody has written them: with more digits than a number here can have."""

import re
from collections.abc import Iterator
from json import JSONDecodeError

from graphql import FloatValueNode, GraphQLError, IntValueNode, ValidationRule
from strawberry.extensions import SchemaExtension

LONGEST_NUMBER = 40  # characters; what a Float says needs 24
SHOWN = 20  # enough to know it
NUMBER = re.compile(r"-?[0-9][0-9.eE+-]*")


class TooLong(GraphQLError):
    """The number is too long to be looked at."""

    def __init__(self, node: IntValueNode | FloatValueNode) -> None:
        super().__init__(_too_long(node.value), node, extensions={"code": "BAD_USER_INPUT"})


class SoundNumbers(ValidationRule):
    """Looks at the numbers of a document. Variables come as JSON: see `unread`."""

    def enter_int_value(self, node: IntValueNode, *_: object) -> None:
        self._look(node)

    def enter_float_value(self, node: FloatValueNode, *_: object) -> None:
        self._look(node)

    def _look(self, node: IntValueNode | FloatValueNode) -> None:
        if len(node.value) > LONGEST_NUMBER:
            self.report_error(TooLong(node))


class NothingElse(SchemaExtension):
    """What else is found of a document with such a number is not told.

    Python takes no whole number of more than 4,300 digits: where the library looks at one, it
    fails, and so would we.
    """

    def on_validate(self) -> Iterator[None]:
        operation = self.execution_context
        found = (each for each in operation.pre_execution_errors or () if type(each) is TooLong)
        if first := next(found, None):
            operation.pre_execution_errors = [first]
        yield


def unread(wrong: BaseException | None) -> str | None:
    """Why a number could not be read where JSON was not; None if it was for anything else."""
    found = NUMBER.match(wrong.doc, wrong.pos) if isinstance(wrong, JSONDecodeError) else None
    if found is None:
        return None
    number = found.group()
    if len(number) > LONGEST_NUMBER:
        return _too_long(number)
    return f"The number {number} is beyond 1.7e308, which is the most. Send a smaller one."


def shown(text: str) -> str:
    """What somebody has written, cut short where it is long."""
    return text if len(text) <= LONGEST_NUMBER else f"{text[:SHOWN]}..."


def _too_long(number: str) -> str:
    return (
        f"The number {shown(number)} has {len(number)} characters; the most is "
        f"{LONGEST_NUMBER}. Write a shorter one."
    )
