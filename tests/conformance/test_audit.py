"""The audit of dependencies never says that all is well where nobody has looked."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from tests.pages import ROOT

SPEC = importlib.util.spec_from_file_location("audit", ROOT / "deploy" / "audit.py")
assert SPEC
assert SPEC.loader
AUDIT: Any = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(AUDIT)

FLAW = {"id": "CVE-1", "fix_versions": ["2.1"]}
FLAWED = {"name": "pyyaml", "version": "5.3", "vulns": [FLAW]}
SOUND = {"name": "sound", "version": "1", "vulns": []}
SKIPPED = {"name": "other", "skip_reason": "not found"}


def audited(known: list[Any] | None, lock: list[Any], *, required: bool = False) -> Any:
    def ask(requirements: Path) -> Any:
        if known is None:
            raise AUDIT.NotAnswered("no such host")
        return lock if requirements == AUDIT.LOCK else known

    status, said = AUDIT.audit(ask, required=required)
    return status, " ".join(said)


@pytest.mark.parametrize(
    "known",
    [None, [{"name": "pyyaml", "skip_reason": "not found"}], [{**FLAWED, "vulns": []}]],
    ids=["nobody answers", "nothing is looked up", "no flaw is known"],
)
def test_whoever_does_not_know_what_is_known_is_not_believed(known: Any) -> None:
    status, said = audited(known, [SOUND])

    assert status == 0, "a machine without a network is no fault"
    assert "NOT AUDITED" in said
    assert "packages audited" not in said
    assert audited(known, [SOUND], required=True)[0] == 1


def test_a_known_flaw_is_named_with_the_version_that_mends_it() -> None:
    assert audited([FLAWED], [SOUND, FLAWED]) == (
        1,
        "pyyaml 5.3: CVE-1, mended in 2.1 2 packages audited, 1 known flaws.",
    )


def test_what_was_not_looked_up_is_named() -> None:
    status, said = audited([FLAWED], [SOUND, SKIPPED])

    assert (status, audited([FLAWED], [SKIPPED], required=True)[0]) == (0, 1)
    assert said == "not looked up: other: not found 1 packages audited, 0 known flaws."


def test_what_pip_audit_says_is_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / "pip_audit.py"
    tool.write_text('print(\'{"dependencies": [{"name": "a", "version": "1", "vulns": []}]}\')')
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert AUDIT.ask(AUDIT.LOCK) == [{"name": "a", "version": "1", "vulns": []}]

    tool.write_text("raise SystemExit('no such host')")
    with pytest.raises(AUDIT.NotAnswered, match="no such host"):
        AUDIT.ask(AUDIT.LOCK)
