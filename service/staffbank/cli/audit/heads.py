"""Heads of audit chains, as an auditor has kept them."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

from staffbank.cli.plain_words import CannotDo
from staffbank.domain.audit_chain import Head


def heads_in(file: Path) -> tuple[Head, ...]:
    """The heads in this file, one a line; those of many days may follow each other.

    Raises:
        CannotDo: it cannot be read, or a line of it is no head.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no UTF-8"
        raise CannotDo(
            f"--heads {file} cannot be read ({why}): give a file of heads"
        ) from error
    heads = tuple(_heads(text, file))
    if not heads:
        raise CannotDo(f"--heads {file} has no head in it: give a file of heads")
    return heads


def _heads(text: str, file: Path) -> Iterator[Head]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            said = json.loads(line)
            yield Head(
                UUID(said["organisation"]),
                str(said["name"]),
                int(said["entries"]),
                bytes.fromhex(said["hash"]).hex(),
                datetime.fromisoformat(said["at"]),
            )
        except (ValueError, KeyError, TypeError, AttributeError) as wrong:
            raise CannotDo(
                f"--heads {file}: line {number} is no head; give lines as the bank wrote them"
            ) from wrong
