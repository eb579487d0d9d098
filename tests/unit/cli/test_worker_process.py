"""The worker process beside a demonstration: it ends when its parent does."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
from pydantic import SecretStr

from staffbank.cli.demo.worker_process import environment, worker_process
from staffbank.settings import Settings


def test_a_worker_whose_parent_is_gone_ends_though_its_database_stays(
    database_url: str, redis_url: str, tmp_path: Path
) -> None:
    settings = Settings(
        database_url=database_url,
        redis_url=redis_url,
        issuer_key_file=tmp_path / "issuer.jwk",
        cursor_secret=SecretStr("told"),
    )
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "staffbank.cli.main", "work", "--while-stdin-open"],
        env=environment(settings),
        stdin=subprocess.PIPE,
    ) as worker:
        assert worker.stdin is not None
        worker.stdin.close()

        ended = ends(worker)

    assert ended


def test_a_worker_that_dies_is_started_again(
    database_url: str, redis_url: str, tmp_path: Path
) -> None:
    settings = Settings(
        database_url=database_url,
        redis_url=redis_url,
        issuer_key_file=tmp_path / "issuer.jwk",
        cursor_secret=SecretStr("told"),
    )

    with worker_process(settings, log=tmp_path / "worker.log") as worker:
        first = worker.pid
        os.kill(first, signal.SIGKILL)
        deadline = time.monotonic() + 30
        while worker.pid == first and time.monotonic() < deadline:
            time.sleep(0.05)
        second = worker.pid

        assert second != first
        assert worker.lives()

    assert not psutil.pid_exists(second)


def ends(worker: subprocess.Popen[bytes]) -> bool:
    """Whether it ends by itself within a minute; it is killed if not."""
    try:
        worker.wait(60)
    except subprocess.TimeoutExpired:
        worker.kill()
        return False
    return True


def test_a_worker_is_given_every_setting_the_secret_among_them(tmp_path: Path) -> None:
    settings = Settings(
        database_url="postgresql+psycopg:///bank",
        redis_url="redis://",
        issuer_key_file=tmp_path / "issuer.jwk",
        cursor_secret=SecretStr("told"),
    )

    given = environment(settings)

    assert set(given) == {f"STAFFBANK_{name.upper()}" for name in Settings.model_fields}
    assert "told" in given.values()
