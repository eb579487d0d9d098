"""Heads of the audit chains as JSON lines, a file a day."""

import asyncio
import json
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from staffbank.domain.audit_chain import Head
from staffbank.domain.council import RegionId


class HeadsFolder:
    """A folder of heads; none where it has no name."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    async def write(self, region_id: RegionId, day: date, heads: Sequence[Head]) -> None:
        if self._folder:
            page = Path(self._folder) / f"heads-{region_id}-{day}.jsonl"
            await asyncio.to_thread(_replace, page, "".join(map(line_of, heads)))


def line_of(head: Head) -> str:
    """One head as `staffbank audit verify --heads` reads it."""
    said = {
        "organisation": str(head.organisation),
        "name": head.name,
        "entries": head.entries,
        "hash": head.hash,
        "at": head.at.isoformat(),
    }
    return f"{json.dumps(said, ensure_ascii=False)}\n"


def _replace(page: Path, text: str) -> None:
    """Whoever reads it finds the whole page or the one before."""
    page.parent.mkdir(parents=True, exist_ok=True)
    draft = page.with_suffix(f".{os.getpid()}")
    with draft.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(page)
