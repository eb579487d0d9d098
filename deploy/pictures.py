"""The README's pictures: `poe pictures` begins a demonstration and looks at it.

Its people are invented, and each page says so. The browser is the machine's Chromium.
"""

import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

TO = Path(__file__).parents[1] / "service" / "docs" / "pictures"
NAMES = ("chromium", "chromium-browser", "google-chrome")
PHONE, DESK = ViewportSize(width=390, height=760), ViewportSize(width=1100, height=760)
PATIENCE = 300  # seconds; where the engine's loops are not compiled yet, that takes two minutes
MOST_BYTES = 150_000


@contextmanager
def demonstration() -> Iterator[str]:
    """The pages' address, as long as the block lasts. Its region is drawn anew each time."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    with TemporaryDirectory() as folder:
        command = [str(Path(sys.executable).with_name("staffbank")), "demo"]
        running = subprocess.Popen(  # noqa: S603 our own command
            [*command, "--data-dir", folder, "--port", str(port)], stdout=subprocess.DEVNULL
        )
        try:
            _answers(f"http://127.0.0.1:{port}/healthz", running)
            yield f"http://127.0.0.1:{port}"
        finally:
            running.send_signal(signal.SIGINT)  # as Ctrl-C: its servers end with it
            running.wait()


def _answers(address: str, running: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while running.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(address):  # noqa: S310 our own server
                return
        except URLError:
            time.sleep(0.5)
    sys.exit("The demonstration does not answer; what it said stands above.")


def _signed_in(browser: Browser, ours: str, role: str, size: ViewportSize) -> Page:
    page = browser.new_page(viewport=size)
    page.goto(f"{ours}/sign-in")
    page.get_by_role("button", name=role).click()
    page.wait_for_url(lambda address: "/sign-in" not in address)
    return page


def _kept(page: Page, name: str) -> None:
    picture = page.screenshot(path=TO / f"{name}.png")
    print(f"{name}.png: {len(picture)} bytes")
    if len(picture) > MOST_BYTES:
        sys.exit(f"{name}.png has more than {MOST_BYTES} bytes: show less of the page.")


def _coordinator(page: Page) -> None:
    """The result of the run; then she makes the first offer."""
    page.get_by_role("link", name="Run of").first.click()
    _kept(page, "coordinator")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Make offers").click()
    page.get_by_text("You made 1 offer.").wait_for()


def _council(page: Page) -> None:
    """Something that is not filled, and why."""
    page.get_by_role("link", name="Requests", exact=True).click()
    asked = page.locator(".bank-list a").evaluate_all("all => all.map(each => each.href)")
    for address in asked:
        page.goto(address)
        if page.get_by_text("Who was considered").count():
            break
    _kept(page, "council")


def _worker(page: Page) -> None:
    """The offer, with what it means to her."""
    page.get_by_role("link", name="Answer an offer").first.click()
    _kept(page, "worker")


def main() -> None:
    """Take them all."""
    chromium = next(filter(None, map(shutil.which, NAMES)), None)
    if chromium is None:
        sys.exit("There is no Chromium on this machine: apt-get install chromium")
    TO.mkdir(exist_ok=True)
    with demonstration() as ours, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        _coordinator(_signed_in(browser, ours, "Coordinator", DESK))
        _council(_signed_in(browser, ours, "Requester", DESK))
        _worker(_signed_in(browser, ours, "Social worker", PHONE))
        browser.close()


if __name__ == "__main__":
    main()
