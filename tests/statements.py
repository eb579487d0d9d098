"""How many SQL statements something takes, whatever else goes on at the same time."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from sqlalchemy import Engine, event

COUNTED: ContextVar[tuple[list[str], ...]] = ContextVar("who counts here", default=())


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that are executed within the block, and in tasks that begin there."""
    statements: list[str] = []
    token = COUNTED.set((*COUNTED.get(), statements))
    try:
        yield statements
    finally:
        COUNTED.reset(token)


@event.listens_for(Engine, "before_cursor_execute")
def _note(_: Any, __: Any, statement: str, *___: Any) -> None:
    for statements in COUNTED.get():
        statements.append(statement)
