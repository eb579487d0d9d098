"""How a view is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select

Reading = Callable[[Any], Any]


@dataclass(frozen=True)
class Source:
    """A view's select, the id that it is sorted by, and how odd columns are read."""

    select: Select[Any]
    key: ColumnElement[Any]
    readings: Mapping[str, Reading]
