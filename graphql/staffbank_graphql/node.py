"""Things that have an id of their own, and can be asked for by it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

import strawberry
from strawberry import ID, field

from staffbank.domain.principal import Principal
from staffbank_graphql.context import Context


@strawberry.interface(description="A thing that can be asked for by its id.")
class Node:
    """What every such thing has."""

    id: ID = field(description="Opaque, and the same for ever. Hand it back as it is.")


View = TypeVar("View")
Shown = TypeVar("Shown", bound=Node)


@dataclass(frozen=True)
class Kind(Generic[View, Shown]):
    """How one kind of thing is read from the bank and shown. `name` is its GraphQL type's.

    Whom row-level security would show more than is theirs is kept out by `is_for`.
    """

    name: str
    view: type[View]
    show: Callable[[View], Shown]
    is_for: Callable[[Principal], bool] = lambda _: True

    async def fetch(self, context: Context, id: UUID | None) -> Shown | None:  # noqa: A002 its name
        """The thing; None where there is none, or it is not the caller's to see."""
        if not self.is_for(context.principal):
            return None
        view = None if id is None else await context.loaders.one(self.view, id)
        return None if view is None else self.show(view)
