"""Reads: one statement a page of any length; row-level security decides what is there."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping, Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.persistence.views import SOURCES, Source
from staffbank.ports.queries import Filters, Page, Slice, View

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
        backwards = wanted.last is not None
        size = wanted.last if wanted.last is not None else wanted.first or 0
        query = _matching(source, filters).limit(size + 1)
        if wanted.after is not None:
            query = query.where(source.key > wanted.after)
        if wanted.before is not None:
            query = query.where(source.key < wanted.before)
        found = await self._all(query.order_by(source.key.desc() if backwards else source.key))
        more = len(found) > size
        rows = [_view(view, source, row) for row in found[:size]]
        if backwards:
            rows.reverse()
        return Page(
            tuple(rows),
            has_previous=more if backwards else wanted.after is not None,
            has_next=wanted.before is not None if backwards else more,
        )

    async def by_ids(self, view: type[View], ids: Sequence[UUID]) -> Mapping[UUID, View]:
        source = SOURCES[view]
        found = await self._all(source.select.where(source.key.in_(ids)))
        return {row["id"]: _view(view, source, row) for row in found}

    async def count(self, view: type[View], filters: Filters | None = None) -> int:
        query = _matching(SOURCES[view], filters).subquery()
        async with self._transaction() as connection:
            return int(await connection.scalar(select(func.count()).select_from(query)) or 0)

    async def _all(self, query: Select[Any]) -> Sequence[RowMapping]:
        async with self._transaction() as connection:
            found = await connection.execute(query)
            return list(found.mappings())


def _matching(source: Source, filters: Filters | None) -> Select[Any]:
    query = source.select
    for name, value in (filters or {}).items():
        query = query.where(query.selected_columns[name] == value)
    return query


def _view(view: type[View], source: Source, row: RowMapping) -> View:
    return view(
        **{
            field.name: _value(source, field.name, row[field.name])
            for field in fields(view)  # type: ignore[arg-type]  # every view is a dataclass
        }
    )


def _value(source: Source, name: str, value: Any) -> Any:
    if name in source.readings:
        return source.readings[name](value)
    return value.astimezone(UTC) if isinstance(value, datetime) else value
