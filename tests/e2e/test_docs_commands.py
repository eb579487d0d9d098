"""The commands of the page about the API, typed as they stand there."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from staffbank import clock
from staffbank.domain.deed import Deed
from staffbank.domain.principal import Role
from staffbank.usecases.api_client.create_api_client import NewClient, create_api_client
from tests.e2e.desk import served
from tests.pages import DOCS, ROOT, fences
from tests.town import Town

PAGE = DOCS / "how-to" / "call-the-api.md"
ADDRESS = "http://127.0.0.1:8000/graphql"
TOKENS = ".staffbank/tokens.txt"


def script(address: str, tokens: Path) -> str:
    """All that the page has one type, for a bank at this address."""
    text = "\necho\n".join(fence.text for fence in fences(PAGE, "sh"))
    assert ADDRESS in text
    assert TOKENS in text
    return text.replace(ADDRESS, address).replace(TOKENS, str(tokens))


def answers(printed: str) -> list[Any]:
    """The answers in what was printed, those of the subscription one by one."""
    lines = (line.removeprefix("data: ") for line in printed.splitlines())
    return [json.loads(line) for line in lines if line.startswith("{")]


@pytest.mark.skipif(
    shutil.which("curl") is None and "CI" not in os.environ,
    reason="the page is typed with curl",
)
async def test_every_command_of_the_page_works_as_it_stands(town: Town, tmp_path: Path) -> None:
    await town.member()
    await town.request()
    tokens = tmp_path / "tokens.txt"
    token = town.bank.tokens.issue(town.who(Role.COORDINATOR), now=clock.now())
    tokens.write_text(f"analyst none\ncoordinator {token}\n")

    with served(town.bank) as address:
        typed = subprocess.run(
            ["sh", "-euc", script(address, tokens)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    told = answers(typed.stdout)
    assert (typed.returncode, typed.stderr) == (0, "")
    assert [answer for answer in told if "errors" in answer] == []
    assert told[0]["data"]["me"]["roles"] == [{"role": "COORDINATOR", "regionWide": True}]
    run = told[-1]["data"]["matchRun"]
    assert (run["state"], run["summary"]) == ("FINISHED", {"filled": 1, "slots": 1})
    *_, last_word, _ = told
    assert last_word["data"]["matchRunProgress"]["state"] == "FINISHED"
    shown = [json.loads(fence.text) for fence in fences(PAGE, "json")]
    *_, promised = (each for each in shown if "data" in each)
    assert promised in told


@pytest.mark.skipif(
    shutil.which("curl") is None and "CI" not in os.environ,
    reason="the page is typed with curl",
)
async def test_a_program_gets_its_token_by_the_command_of_the_page(town: Town) -> None:
    wanted = NewClient(
        "Rota",
        town.warwick.council.id,
        frozenset({Role.REQUESTER}),
        frozenset({Deed.OPEN_REQUEST}),
    )
    admin = town.uow(Role.COUNCIL_ADMINISTRATOR, town.warwick.employer.id)
    client, secret = await create_api_client(wanted=wanted, now=clock.now(), uow=admin)
    *_, curl = (fence.text for fence in fences(DOCS / "how-to" / "sign-in.md", "sh"))
    assert "https://bank.example.org" in curl

    with served(town.bank) as address:
        typed = subprocess.run(
            [
                "sh",
                "-euc",
                curl.replace("https://bank.example.org/", address.removesuffix("graphql")),
            ],
            env=os.environ | {"CLIENT_ID": str(client.id), "SECRET": secret},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )

    assert json.loads(typed.stdout)["scope"] == "open_request read"
