"""Lists, a page at a time: Relay connections, continued by id and never by number of rows."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

import strawberry
from graphql import FieldNode, FragmentDefinitionNode, FragmentSpreadNode
from strawberry import Private
from strawberry.annotation import StrawberryAnnotation
from strawberry.extensions import FieldExtension
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField

from staffbank.domain.dated import amended
from staffbank.ports.queries import Filters, Page, Slice
from staffbank_graphql.context import BankInfo, Context
from staffbank_graphql.cursor import mark
from staffbank_graphql.errors import BadUserInput
from staffbank_graphql.node import Kind, Node

LONGEST = 100
Shown = TypeVar("Shown")

ARGUMENTS: Mapping[str, tuple[object, str]] = {
    "first": (int | None, f"How many from the front, 1 to {LONGEST}. Either this or `last`."),
    "after": (str | None, "With `first`: begin behind this cursor."),
    "last": (int | None, f"How many from the back, 1 to {LONGEST}. Either this or `first`."),
    "before": (str | None, "With `last`: end in front of this cursor."),
}


@strawberry.type(description="Where a page lies in its list.")
class PageInfo:
    """What Relay asks to know of a page."""

    has_next_page: bool = strawberry.field(description="Whether more comes behind the page.")
    has_previous_page: bool = strawberry.field(description="Whether more lies before the page.")
    start_cursor: str | None = strawberry.field(
        description="The first row's cursor; null on an empty page."
    )
    end_cursor: str | None = strawberry.field(
        description="The last row's cursor; null on an empty page."
    )


@strawberry.type(description="One row of a list.")
class Edge(Generic[Shown]):
    """A row and its place."""

    cursor: str = strawberry.field(description="Its place, for `after` and `before`.")
    node: Shown = strawberry.field(description="The row itself.")


@strawberry.type(description="A page of a list, in the order in which its rows were made.")
class Connection(Generic[Shown]):
    """The page asked for."""

    edges: list[Edge[Shown]] = strawberry.field(description="The rows of the page.")
    page_info: PageInfo = strawberry.field(description="Where the page lies in the list.")
    count: Private[Callable[[], Awaitable[int]]]

    @strawberry.field(description="How many rows the whole list has. Ask only if you need it.")
    async def total_count(self) -> int:
        return await self.count()


class Parent(NamedTuple):
    """Whose list it is: the column that names the parent, and the parent."""

    column: str
    id: UUID


@dataclass(frozen=True)
class Listing:
    """A list that a field promises: of which kind, and filtered how, or of whose children.

    `by_figures` are what some of its filters reckon with: the region's own, decision 25.
    """

    kind: Kind[Any, Any]
    filters: Filters = field(default_factory=dict)
    parent: Parent | None = None
    by_figures: bool = False


async def page(
    listing: Listing, wanted: Mapping[str, Any], context: Context, *, with_cursors: bool = True
) -> Connection[Any]:
    """The page of the listing that `first`, `after`, `last` and `before` ask for.

    Without cursors its edges have none: to seal a hundred costs as much as to show the rows.

    Raises:
        BadUserInput: the arguments do not name one page, or a cursor is of another list.
    """
    kind = listing.kind
    own = dict([listing.parent]) if listing.parent else {}
    list_mark = mark(kind.name, {**listing.filters, **own})

    def read(cursor: str | None) -> UUID | None:
        return None if cursor is None else context.cursors.read(list_mark, cursor)

    check(**wanted)
    asked = Slice(
        first=wanted["first"],
        after=read(wanted["after"]),
        last=wanted["last"],
        before=read(wanted["before"]),
    )
    found = await _found(listing, asked, context)

    def cursor(row: Any) -> str:
        return context.cursors.make(list_mark, row.id)

    edges = [
        Edge(cursor=cursor(row) if with_cursors else "", node=kind.show(row))
        for row in found.rows
    ]
    first, last = found.rows[:1], found.rows[-1:]
    return Connection(
        edges=edges,
        page_info=PageInfo(
            has_next_page=found.has_next,
            has_previous_page=found.has_previous,
            start_cursor=cursor(*first) if first else None,
            end_cursor=cursor(*last) if last else None,
        ),
        count=lambda: _count(listing, context),
    )


async def _found(listing: Listing, asked: Slice, context: Context) -> Page[Any]:
    """A parent's page is read with those of the other parents in the document's list."""
    view = listing.kind.view
    if not listing.kind.is_for(context.principal):
        return Page((), has_previous=False, has_next=False)
    if listing.parent is None:
        with await _figures(listing, context):
            reading = context.queries.page(view, asked, listing.filters)
            return await context.loaders.meanwhile(reading)
    return await context.loaders.page(view, asked, *listing.parent)


async def _count(listing: Listing, context: Context) -> int:
    view = listing.kind.view
    if not listing.kind.is_for(context.principal):
        return 0
    if listing.parent is None:
        with await _figures(listing, context):
            reading = context.queries.count(view, listing.filters)
            return await context.loaders.meanwhile(reading)
    return await context.loaders.count(view, *listing.parent)


async def _figures(listing: Listing, context: Context) -> AbstractContextManager[None]:
    return amended(await context.loaders.figures()) if listing.by_figures else nullcontext()


def check(
    *, first: int | None, after: str | None, last: int | None, before: str | None
) -> None:
    """Do nothing if the arguments name one page. Raises BadUserInput."""
    if (first is None) == (last is None):
        both = "not both" if first is not None else "one of them is needed"
        raise BadUserInput(f"Say how long the page is by `first` or by `last`; {both}.")
    name, length = ("first", first) if first is not None else ("last", last)
    if length is not None and not 1 <= length <= LONGEST:
        raise BadUserInput(f"A page has 1 to {LONGEST} rows, not {length}. Mend `{name}`.")
    if (after if last is not None else before) is not None:
        raise BadUserInput("`after` goes with `first`, and `before` with `last`.")


class Paged(FieldExtension):
    """Gives a field the arguments of a page, and turns its listing into that page."""

    def apply(self, field: StrawberryField) -> None:
        field.arguments = [
            *field.arguments,
            *(
                StrawberryArgument(
                    python_name=name,
                    graphql_name=None,
                    type_annotation=StrawberryAnnotation(kind),
                    description=description,
                )
                for name, (kind, description) in ARGUMENTS.items()
            ),
        ]

    async def resolve_async(
        self, next_: Callable[..., Awaitable[Any]], source: Any, info: BankInfo, **kwargs: Any
    ) -> Any:
        wanted = {name: kwargs.pop(name, None) for name in ARGUMENTS}
        listing: Listing = await next_(source, info, **kwargs)
        raw = info._raw_info  # noqa: SLF001 Strawberry has the fragments nowhere else
        asked = _ask_for_cursors(raw.field_nodes, raw.fragments)
        return await page(listing, wanted, info.context, with_cursors=asked)


def _ask_for_cursors(
    nodes: Iterable[Any], fragments: Mapping[str, FragmentDefinitionNode]
) -> bool:
    """Whether these, or anything in them, may ask for a cursor."""
    for node in nodes:
        if isinstance(node, FragmentSpreadNode):
            within: Any = fragments[node.name.value].selection_set
        elif isinstance(node, FieldNode) and node.name.value == "cursor":
            return True
        else:
            within = node.selection_set
        if within and _ask_for_cursors(within.selections, fragments):
            return True
    return False


def paged(of: type[Node], description: str) -> Any:
    """A field that is a list of `of`; its resolver says, by a Listing, of which."""
    return strawberry.field(
        description=description,
        graphql_type=Connection[of],  # type: ignore[valid-type]  # a type only known at run time
        extensions=[Paged()],
    )
