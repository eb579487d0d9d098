"""Files of `staffbank match`: written whole or not at all."""

import os
import resource
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer import Exit

from staffbank.cli.match.documents import check_place, write


@contextmanager
def a_full_disk(size: int) -> Iterator[None]:
    """As near as one comes without one: no file may grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_leaves_the_older_file_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "plan.json"
    out.write_text("older")

    with a_full_disk(1000), pytest.raises(Exit) as ended:
        write(out, "n" * 5000)

    assert ended.value.exit_code == 1
    assert out.read_text() == "older"
    assert list(tmp_path.iterdir()) == [out]
    assert "plan.json cannot be written: File too large" in capsys.readouterr().err


def test_a_file_keeps_its_permissions_and_a_link_its_target(tmp_path: Path) -> None:
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.write_text("older")
    target.chmod(0o640)
    link.symlink_to(target)

    write(link, "newer")

    assert link.is_symlink()
    assert target.read_text() == "newer"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    check_place(pipe)
    write(pipe, "plan")

    assert os.read(reader, 100) == b"plan"
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    os.close(reader)


def test_a_place_that_can_be_written_is_left_as_it_was(tmp_path: Path) -> None:
    check_place(tmp_path / "plan.json")

    assert list(tmp_path.iterdir()) == []
