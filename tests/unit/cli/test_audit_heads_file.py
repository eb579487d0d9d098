"""The file of heads that an auditor hands in."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from staffbank.adapters.heads_folder import line_of
from staffbank.cli.audit.heads import heads_in
from staffbank.cli.plain_words import CannotDo
from staffbank.domain.audit_chain import Head
from tests.builders import an_id

HEAD = Head(an_id("Dudley"), "Dudley", 7, "0f" * 32, datetime(2026, 11, 28, 5, tzinfo=UTC))


def test_heads_are_read_as_they_were_written(tmp_path: Path) -> None:
    page = tmp_path / "heads.jsonl"
    page.write_text(f"{line_of(HEAD)}\n{line_of(HEAD)}", encoding="utf-8")

    assert heads_in(page) == (HEAD, HEAD)


@pytest.mark.parametrize(
    "line",
    [
        "no head",
        "[]",
        "7",
        line_of(HEAD).replace("0f", "zz"),
        line_of(HEAD).replace('"entries": 7, ', ""),
        line_of(HEAD).replace(str(HEAD.organisation), "Dudley"),
    ],
)
def test_a_line_that_is_no_head_is_named(tmp_path: Path, line: str) -> None:
    page = tmp_path / "heads.jsonl"
    page.write_text(line_of(HEAD) + line, encoding="utf-8")

    with pytest.raises(CannotDo, match="line 2 is no head"):
        heads_in(page)


def test_a_file_that_is_not_there_or_empty_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()

    with pytest.raises(CannotDo, match="No such file"):
        heads_in(tmp_path / "heads.jsonl")
    with pytest.raises(CannotDo, match="has no head in it"):
        heads_in(tmp_path / "empty")
