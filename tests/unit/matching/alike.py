"""Columns compared: their arrays make `==` useless."""

from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np


def differences(one: Any, other: Any, path: str = "columns") -> list[str]:
    """Where two of them differ in content or in kind of number."""
    if is_dataclass(one):
        return [
            told
            for field in fields(one)
            if field.compare
            for told in differences(
                getattr(one, field.name), getattr(other, field.name), f"{path}.{field.name}"
            )
        ]
    if isinstance(one, np.ndarray):
        same = one.dtype == other.dtype and np.array_equal(one, other)
    elif isinstance(one, list | tuple):
        same = list(one) == list(other)
    else:
        same = one == other
    return [] if same else [path]
