"""A desk for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.schema.desk import Desk, a_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A worker, at an empty bank."""
    with a_desk(tmp_path) as desk:
        yield desk
