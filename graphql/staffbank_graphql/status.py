"""Which HTTP status an answer has: as every client knows them, or as the draft has them.

The draft of GraphQL over HTTP has told more apart since April 2026, and no longer spares those
who ask for plain JSON. Clients and the audits of its own authors are not there yet.
"""

from enum import IntEnum
from json import JSONDecodeError

from cross_web import HTTPException
from graphql import GraphQLSyntaxError
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.execution import PreExecutionError

from staffbank_graphql.errors import RateLimited, Unavailable
from staffbank_graphql.media_type import GRAPHQL_JSON

BACK_WITHIN = "5"  # seconds: as long as another server takes to step in


class Status(IntEnum):
    """Those that are chosen here."""

    OK = 200
    PARTIAL = 294  # the draft's own: there are data, null perhaps, and errors
    UNREADABLE = 400
    NOT_BY_THIS = 405
    UNPROCESSABLE = 422
    TOO_MUCH = 429
    AWAY = 503


def of_answer(result: ExecutionResult, media_type: str | None, *, draft: bool) -> Status:
    """That of an answer by GraphQL; whoever is to ask again later is told so in any form.

    By custom clients that ask for plain JSON get 200 whatever the errors.
    """
    for each in result.errors or ():
        if isinstance(each, RateLimited):
            return Status.TOO_MUCH
        if isinstance(each, Unavailable):
            return Status.AWAY
    if not never_executed(result):
        return Status.PARTIAL if draft and result.errors else Status.OK
    if not draft:
        return Status.UNREADABLE if media_type == GRAPHQL_JSON else Status.OK
    unreadable = any(isinstance(each, GraphQLSyntaxError) for each in result.errors or ())
    return Status.UNREADABLE if unreadable else Status.UNPROCESSABLE


def later(status: int) -> dict[str, str]:
    """The header that says when to ask again, where the database is away."""
    return {"retry-after": BACK_WITHIN} if status == Status.AWAY else {}


def of_refusal(wrong: HTTPException, *, draft: bool) -> int:
    """That of an answer before GraphQL begins."""
    if isinstance(wrong.__cause__, InvalidOperationTypeError):
        return Status.NOT_BY_THIS
    readable = not isinstance(wrong.__cause__, JSONDecodeError)
    if draft and readable and wrong.status_code == Status.UNREADABLE:
        return Status.UNPROCESSABLE
    return wrong.status_code


def never_executed(result: ExecutionResult) -> bool:
    """Whether the errors are about the request, not about what it asked for."""
    if isinstance(result, PreExecutionError):
        return True
    return result.data is None and not any(error.path for error in result.errors or ())
