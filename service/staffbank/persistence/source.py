"""How a view is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select

Reading = Callable[[Any], Any]
Condition = Callable[[Any], ColumnElement[bool]]


@dataclass(frozen=True)
class Source:
    """A view's select, the id that it is sorted by, and how odd columns are read.

    A filter is a column's value, unless it is one of the `conditions`.
    """

    select: Select[Any]
    key: ColumnElement[Any]
    readings: Mapping[str, Reading]
    conditions: Mapping[str, Condition] = field(default_factory=dict)
