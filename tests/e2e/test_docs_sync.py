"""The page about HR systems: its program, run by its commands, against a served bank."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from staffbank import clock
from staffbank.domain.deed import Deed
from staffbank.domain.principal import Role
from staffbank.usecases.api_client.create_api_client import NewClient, create_api_client
from tests.e2e.desk import served
from tests.pages import DOCS, fences
from tests.town import Town

PAGE = DOCS / "how-to" / "sync-your-hr-system.md"
DEEDS = (Deed.BRING_BATCH, Deed.JOIN_BANK, Deed.OPEN_REQUEST)


@pytest.mark.skipif(
    shutil.which("curl") is None and "CI" not in os.environ,
    reason="the page is typed with curl",
)
async def test_an_hr_system_is_synced_by_the_page(town: Town, tmp_path: Path) -> None:
    wanted = NewClient(
        "HR",
        town.warwick.council.id,
        frozenset({Role.COUNCIL_ADMINISTRATOR, Role.REQUESTER}),
        frozenset(DEEDS),
    )
    admin = town.uow(Role.COUNCIL_ADMINISTRATOR, town.warwick.employer.id)
    client, secret = await create_api_client(wanted=wanted, now=clock.now(), uow=admin)
    (program,) = (fence.text for fence in fences(PAGE, "python"))
    (tmp_path / "sync.py").write_text(program)
    typed = "\n".join(fence.text for fence in fences(PAGE, "sh"))
    promised = next(fence.text for fence in fences(PAGE, "") if fence.text.startswith("4712"))

    with served(town.bank) as address:
        script = typed.replace("http://127.0.0.1:8000", address.removesuffix("/graphql"))
        run = subprocess.run(
            ["sh", "-euc", script.replace(".venv/bin/python", sys.executable)],
            cwd=tmp_path,
            env=os.environ | {"CLIENT_ID": str(client.id), "SECRET": secret},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(promised)
    assert '"name":"Ada Lovell"' in run.stdout
