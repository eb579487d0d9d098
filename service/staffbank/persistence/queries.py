"""Reads: one statement a page of any length; row-level security decides what is there."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import fields
from datetime import UTC, datetime
from functools import cache
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.dated import Amendments
from staffbank.persistence.figures import amended_there
from staffbank.persistence.source import Source
from staffbank.persistence.views import SOURCES
from staffbank.ports.queries import Children, Filters, Page, Slice, View

Transaction = Callable[[], AbstractAsyncContextManager[AsyncConnection]]


class SqlQueries:
    """Reads on behalf of one principal. Safe to use from several tasks at once."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def page(
        self, view: type[View], wanted: Slice, filters: Filters | None = None
    ) -> Page[View]:
        """One row more than asked for is read: it says whether there is another page."""
        source = SOURCES[view]
        query = _within(source, _matching(source, filters), wanted)
        found = await self._all(query.order_by(_order(source, wanted)).limit(_size(wanted) + 1))
        return _page(view, source, found, wanted)

    async def pages(
        self, view: type[View], wanted: Slice, children: Children
    ) -> Mapping[UUID, Page[View]]:
        """Each list's rows are numbered, and those of one page and one more are read."""
        source = SOURCES[view]
        parent = source.select.selected_columns[children.column]
        number = func.row_number().over(partition_by=parent, order_by=_order(source, wanted))
        rows = (
            _within(source, source.select.where(parent.in_(children.parents)), wanted)
            .add_columns(number.label("number_in_list"))
            .subquery()
        )
        query = select(rows).where(rows.c.number_in_list <= _size(wanted) + 1)
        lists: dict[UUID, list[RowMapping]] = {key: [] for key in children.parents}
        for row in await self._all(query.order_by(rows.c.number_in_list)):
            lists[row[children.column]].append(row)
        return {key: _page(view, source, found, wanted) for key, found in lists.items()}

    async def by_ids(self, view: type[View], ids: Sequence[UUID]) -> Mapping[UUID, View]:
        source = SOURCES[view]
        found = await self._all(source.select.where(source.key.in_(ids)))
        return {row["id"]: _view(view, source, row) for row in found}

    async def count(self, view: type[View], filters: Filters | None = None) -> int:
        query = _matching(SOURCES[view], filters).subquery()
        async with self._transaction() as connection:
            return int(await connection.scalar(select(func.count()).select_from(query)) or 0)

    async def organisations(self) -> frozenset[UUID]:
        async with self._transaction() as connection:
            return frozenset(await connection.scalar(select(func.my_organisations())) or ())

    async def figures(self) -> Amendments:
        async with self._transaction() as connection:
            return await amended_there(connection)

    async def counts(self, view: type[View], children: Children) -> Mapping[UUID, int]:
        rows = SOURCES[view].select.subquery()
        parent = rows.c[children.column]
        query = (
            select(parent.label("parent"), func.count().label("rows"))
            .where(parent.in_(children.parents))
            .group_by(parent)
        )
        found = {row["parent"]: row["rows"] for row in await self._all(query)}
        return {key: found.get(key, 0) for key in children.parents}

    async def _all(self, query: Select[Any]) -> Sequence[RowMapping]:
        async with self._transaction() as connection:
            found = await connection.execute(query)
            return list(found.mappings())


def _size(wanted: Slice) -> int:
    return wanted.last if wanted.last is not None else wanted.first or 0


def _order(source: Source, wanted: Slice) -> ColumnElement[Any]:
    return source.key.asc() if wanted.last is None else source.key.desc()


def _within(source: Source, query: Select[Any], wanted: Slice) -> Select[Any]:
    if wanted.after is not None:
        query = query.where(source.key > wanted.after)
    if wanted.before is not None:
        query = query.where(source.key < wanted.before)
    return query


def _page(
    view: type[View], source: Source, found: Sequence[RowMapping], wanted: Slice
) -> Page[View]:
    """What was read, in order of id, less the one row too many."""
    more = len(found) > _size(wanted)
    rows = [_view(view, source, row) for row in found[: _size(wanted)]]
    if wanted.last is None:
        return Page(tuple(rows), has_previous=wanted.after is not None, has_next=more)
    return Page(tuple(reversed(rows)), has_previous=more, has_next=wanted.before is not None)


def _matching(source: Source, filters: Filters | None) -> Select[Any]:
    query = source.select
    for name, value in (filters or {}).items():
        condition = source.conditions.get(name)
        held = condition(value) if condition else query.selected_columns[name] == value
        query = query.where(held)
    return query


def _view(view: type[View], source: Source, row: RowMapping) -> View:
    values = {name: row[name] for name in _columns(cast("Hashable", view))}
    for name, value in values.items():
        if name in source.readings:
            values[name] = source.readings[name](value)
        elif type(value) is datetime:
            values[name] = value.astimezone(UTC)
    return view(**values)


@cache
def _columns(view: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(view))
