"""The commands of the page about events, typed as they stand there."""

import asyncio
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from staffbank import clock
from tests.e2e.desk import served
from tests.e2e.test_docs_commands import ADDRESS, TOKENS, answers
from tests.hooked import administrator, told
from tests.pages import DOCS, ROOT, fences
from tests.town import Town
from tests.webhook_server import webhook_server

PAGE = DOCS / "how-to" / "receive-events.md"
RECEIVER = "http://127.0.0.1:9000/events"


@pytest.mark.skipif(
    shutil.which("curl") is None and "CI" not in os.environ,
    reason="the page is typed with curl",
)
async def test_every_command_of_the_page_works_as_it_stands(town: Town, tmp_path: Path) -> None:
    await town.member()
    token = town.bank.tokens.issue(administrator(town, town.warwick), now=clock.now())
    tokens = tmp_path / "tokens.txt"
    tokens.write_text(f"coordinator none\ncouncil_administrator {token}\n")
    page = "\necho\n".join(fence.text for fence in fences(PAGE, "sh"))
    assert page.count(RECEIVER) == page.count(ADDRESS) == page.count(TOKENS) == 1

    with webhook_server() as receiver, served(town.bank) as address:
        script = page.replace(ADDRESS, address).replace(TOKENS, str(tokens))
        typed = subprocess.run(
            ["sh", "-euc", script.replace(RECEIVER, receiver.url)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        await town.member("Bea Marlow")
        async with asyncio.timeout(30):
            while len(receiver.received) < 5:
                await asyncio.sleep(0.1)

    *events, made, dead = answers(typed.stdout)
    assert (typed.returncode, typed.stderr) == (0, "")
    names = [each["data"]["events"]["event"] for each in events]
    assert names == ["worker.joined", *["worker.checked"] * 3, "worker.availability_set"]
    assert sorted(told(receiver)) == sorted(names)
    assert made["data"]["registerWebhook"]["problems"] == []
    assert dead["data"]["webhookDeliveries"]["edges"] == []
