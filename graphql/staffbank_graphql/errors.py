"""Errors: those of the client, told as they are, and ours, hidden behind a reference."""

import secrets

import structlog
from graphql import GraphQLError
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionContext

from staffbank.ports.away import DatabaseAway

LOG = structlog.get_logger("staffbank.graphql")

CLIENTS_OWN = (GraphQLError, CannotGetOperationTypeError, InvalidOperationTypeError)


LONGEST = 1_000  # letters of a message
WHAT, WAY_OUT = 700, 200  # of them that are told of a longer one, at its begin and its end


def cut(message: str) -> str:
    """What is wrong and the way out, without most of a long value that it names."""
    if len(message) <= LONGEST:
        return message
    return f"{message[:WHAT]} [...] {message[-WAY_OUT:]}"


class BadUserInput(GraphQLError):
    """The request cannot be answered as it stands; the message says how to mend it."""

    def __init__(self, message: str) -> None:
        super().__init__(message, extensions={"code": "BAD_USER_INPUT"})


class Unauthenticated(GraphQLError):
    """Nobody knows who is asking; the message says how to show it."""

    def __init__(self, message: str) -> None:
        super().__init__(message, extensions={"code": "UNAUTHENTICATED"})


class RateLimited(GraphQLError):
    """The caller has asked for too much; the message says when to ask again."""

    def __init__(self, message: str) -> None:
        super().__init__(message, extensions={"code": "RATE_LIMITED"})


class TooManyOpen(GraphQLError):
    """The caller holds as many open as one may; the message says the way out."""

    def __init__(self, message: str) -> None:
        super().__init__(message, extensions={"code": "TOO_MANY_OPEN"})


class KeyTaken(GraphQLError):
    """Something else was done with the `Idempotency-Key`."""

    def __init__(self, key: str) -> None:
        message = (
            f"The Idempotency-Key {key} was sent with another operation, with other variables "
            "or in another role. Nothing was done now: send a new key for another deed."
        )
        super().__init__(message, extensions={"code": "KEY_TAKEN"})


class KeyInUse(GraphQLError):
    """The first deed with the `Idempotency-Key` has not ended yet."""

    def __init__(self, key: str) -> None:
        message = (
            f"What was sent with the Idempotency-Key {key} is still being done. Send it again."
        )
        super().__init__(message, extensions={"code": "KEY_IN_USE"})


class SecretTold(GraphQLError):
    """What was sent with the `Idempotency-Key` was done; its answer is not given again."""

    def __init__(self, key: str) -> None:
        message = (
            f"What was sent with the Idempotency-Key {key} was done, and its answer told a "
            "secret, which is told once and kept by nobody. Nothing was done now. If the "
            "answer never reached you, ask for another secret with a new key: shareCalendar, "
            "addApiClientKey or rotateWebhookSecret."
        )
        super().__init__(message, extensions={"code": "SECRET_TOLD"})


class Unavailable(GraphQLError):
    """Nothing can be answered just now; the message says that it may be sent again."""


def hide_our_own(errors: list[GraphQLError], context: ExecutionContext | None) -> None:
    """Log each error that is ours and put a masked one in its place; cut the client's."""
    operation = context.operation_name if context else None
    for number, error in enumerate(errors):
        error.message = cut(error.message)
        if error.original_error and not isinstance(error.original_error, CLIENTS_OWN):
            errors[number] = _masked(error, operation)


def _masked(error: GraphQLError, operation: str | None) -> GraphQLError:
    """The error without what it was about; the log has that, under the same reference."""
    correlation_id = secrets.token_hex(8)
    LOG.error(
        "graphql.unexpected_error",
        correlation_id=correlation_id,
        operation=operation,
        path=error.path,
        exc_info=error.original_error,
    )
    kind: type[GraphQLError]
    if isinstance(error.original_error, DatabaseAway):
        message = (
            "The bank does not reach its database just now. Send it again in a while, a deed "
            f"by the same Idempotency-Key: it is done once. Quote {correlation_id}."
        )
        kind, code = Unavailable, "UNAVAILABLE"
    else:
        message = f"Something went wrong on our side. Quote {correlation_id}."
        kind, code = GraphQLError, "INTERNAL"
    return kind(
        message,
        nodes=error.nodes,
        path=error.path,
        extensions={"code": code, "id": correlation_id},
    )
