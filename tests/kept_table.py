"""Tables that tests write and people read: what has changed is seen in the difference."""

from collections.abc import Mapping
from pathlib import Path


def keep(file: Path, lines: Mapping[str, object]) -> None:
    """Write the table by name; fail where it is not the one that was agreed to."""
    width = max(map(len, lines))
    text = "".join(f"{name:{width}}  {value:>3}\n" for name, value in sorted(lines.items()))
    agreed = file.read_text() if file.exists() else ""
    file.write_text(text)
    assert text == agreed, f"{file.name} was written anew: read the difference, commit it"
