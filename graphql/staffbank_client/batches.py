"""A file of any length, brought in parts and followed to its end."""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from staffbank_client.operations import BatchKind, BatchRow, Operations

ROWS = 1_000  # of a part
LETTERS = 900_000  # as they are sent, each quotation mark with a stroke before it


def bring(
    client: Operations,
    council_id: str,
    kind: BatchKind,
    rows: Iterable[Mapping[str, Any]],
    *,
    sleep: Callable[[float], None] = time.sleep,
) -> list[BatchRow]:
    """Bring every row, and wait; what comes back are those that were refused, numbered from 1.

    Each row has a `reference`. Broken off, it is called again with all rows: what was done is
    not done again.
    """
    number = 1
    batches = []
    for part in _parts(rows):
        payload = client.bring_batch(
            input={
                "councilId": council_id,
                "kind": kind,
                "lines": "\n".join(part),
                "firstRow": number,
            }
        )
        number += len(part)
        if payload["batch"]:
            batches.append(payload["batch"]["id"])
    refused: list[BatchRow] = []
    for batch in batches:
        _wait_for(client, batch, sleep)
        refused += client.every_batch_row(filter={"batchId": batch, "state": "REFUSED"})
    return refused


def _wait_for(client: Operations, batch: str, sleep: Callable[[float], None]) -> None:
    seconds = 1.0
    while True:
        shown = client.batch(id=batch)
        if shown is None or shown.get("endedAt"):
            return
        sleep(seconds)
        seconds = min(seconds * 1.5, 15.0)


def _parts(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[str]]:
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    while part := list(islice(lines, ROWS)):
        while part:
            fits, length = 0, 0
            for line in part:
                length += len(json.dumps(line))
                if length > LETTERS and fits:
                    break
                fits += 1
            yield part[:fits]
            part = part[fits:]
