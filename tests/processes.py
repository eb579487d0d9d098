"""Processes of the product, started for a test and never left behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

import psutil

from staffbank.bootstrap import Bank


def environment(bank: Bank) -> dict[str, str]:
    """The settings of a running bank, for another process."""
    settings = bank.settings
    return os.environ | {
        "STAFFBANK_DATABASE_URL": settings.database_url,
        "STAFFBANK_REDIS_URL": settings.redis_url,
        "STAFFBANK_ISSUER_KEY_FILE": str(settings.issuer_key_file),
        "STAFFBANK_CLIENT_KEY_FILE": str(settings.client_key_file),
        "STAFFBANK_CURSOR_SECRET": settings.cursor_secret.get_secret_value(),
        "STAFFBANK_TRUSTED_DOCUMENTS_FOLDER": settings.trusted_documents_folder,
        "STAFFBANK_WEBHOOK_KEY": settings.webhook_key.get_secret_value(),
        "STAFFBANK_WEBHOOK_LOCAL": str(settings.webhook_local),
    }


def serving(address: str) -> psutil.Process:
    """The process of this test's that answers there."""
    port = str(urlsplit(address).port)
    (found,) = (
        each for each in psutil.Process().children() if {"serve", port} <= set(each.cmdline())
    )
    return found


@contextmanager
def staffbank(*words: str, bank: Bank) -> Iterator[subprocess.Popen[bytes]]:
    """`staffbank WORDS`, in a group of its own; ended at the end of the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", "staffbank.cli.main", *words],
        env=environment(bank),
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGCONT)
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
