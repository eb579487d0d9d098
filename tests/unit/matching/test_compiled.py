"""Machine code is kept by what was compiled, and its loss is no fault."""

from collections.abc import Callable
from pathlib import Path

import pytest

from staffbank_matching.compiled import compiled
from staffbank_matching.kept_code import HERE, config, loops_folder, told_of_compiling


def twice(number: int) -> int:
    return 2 * number


def a_run_of(loop: Callable[[int], int]) -> list[str]:
    """What had to be compiled when it ran anew, as in another process."""
    told: list[str] = []
    with told_of_compiling(told.append):
        assert compiled(loop)(21) == 42
    return told


def test_loops_are_kept_under_what_they_and_all_they_call_say() -> None:
    assert loops_folder("verdict").parent == HERE / "__pycache__" / "loops"
    assert loops_folder("verdict") != loops_folder("rest")


def test_a_loop_is_compiled_anew_when_one_it_calls_has_changed() -> None:
    reached = loops_folder.__globals__["_reached"]

    assert {"ledger", "verdict", "rest", "rules"} <= reached("ledger")
    assert "ledger" not in reached("verdict")


def test_what_is_kept_is_not_compiled_again_unless_it_was_cut_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "CACHE_DIR", str(tmp_path))

    assert a_run_of(twice) == ["twice"]
    assert a_run_of(twice) == []

    for kind in ("nbi", "nbc"):
        for kept in tmp_path.rglob(f"*.{kind}"):
            kept.write_bytes(kept.read_bytes()[:100])
        assert a_run_of(twice) == ["twice"]
        assert a_run_of(twice) == [], "it was mended"


def test_where_nothing_can_be_kept_loops_run_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(config, "CACHE_DIR", "/proc/none")

    assert a_run_of(twice) == ["twice"]


def test_who_may_not_write_beside_the_engine_has_a_folder_of_her_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    assert loops_folder("not_compiled_yet").parent == tmp_path / "staffbank" / "loops"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert loops_folder("not_compiled_yet").parent == tmp_path / ".cache/staffbank/loops"


def test_who_has_no_home_compiles_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("os.access", lambda *_: False)
    monkeypatch.setattr(Path, "home", nobody)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)

    assert loops_folder("not_compiled_yet").parent == HERE / "__pycache__" / "loops"
