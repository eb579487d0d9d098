"""Where webhooks may lead, and how long they are tried."""

import asyncio
import socket
import threading
from datetime import timedelta
from ipaddress import ip_address
from threading import Event

import pytest

from staffbank.adapters import door
from staffbank.adapters.door import addresses, public
from staffbank.domain.webhook import (
    JITTER,
    WAITS,
    DeliveryId,
    NotAWebhook,
    read_names,
    read_url,
    wait_after,
)
from staffbank.ports.webhooks import NotAdmitted
from tests.builders import an_id

A_DELIVERY = DeliveryId(an_id("a delivery"))


@pytest.mark.parametrize("address", ["8.8.8.8", "2a00:1450:4009::1", "64:ff9b::808:808"])
def test_what_everybody_can_reach_is_public(address: str) -> None:
    assert public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.255.255.254", "10.0.0.1", "172.16.0.1", "192.168.1.1", "0.0.0.1"),
        *("169.254.169.254", "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
        *("192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fc00::1", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1"),
        *("2002:7f00:1::", "2002:a00:1::", "2001:0:4136:e378:8000:63bf:f5ff:fffe"),
        *("2001:db8::1", "64:ff9b:1::1"),
    ],
)
def test_what_only_some_can_reach_is_not(address: str) -> None:
    assert not public(ip_address(address))


async def test_names_that_nobody_answers_for_keep_nobody_else_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answered = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answered.wait(20))
    monkeypatch.setattr(door, "LOOKED_UP_WITHIN", 0.05)
    try:
        async with asyncio.timeout(10):
            many = (addresses(f"https://{each}.example/", local=False) for each in range(99))
            refused = await asyncio.gather(*many, return_exceptions=True)
            assert await asyncio.to_thread(lambda: "at once") == "at once"
    finally:
        answered.set()

    assert {type(each) for each in refused} == {NotAdmitted}
    assert "98.example was not looked up within 0.05 seconds" in str(refused[-1])
    assert sum(each.name.startswith("names") for each in threading.enumerate()) <= 20


@pytest.mark.parametrize(
    "url",
    [
        *(
            "http://example.org/",
            "ftp://example.org/",
            "example.org",
            "https://",
            "",
            "https:///x",
        ),
        *(
            "https://user:secret@example.org/",
            "https://user@example.org/",
            "https://a.example/#b",
        ),
        *(
            "https://example.org:0/",
            "https://example.org:99999/",
            "https://[::1",
            "https://a b/",
        ),
        *(
            "https://example.org/\n",
            "https://exämple.org/",
            "https://example.org/" + 2000 * "a",
        ),
        "file:///etc/passwd",
    ],
)
def test_an_address_that_cannot_be_is_told_so(url: str) -> None:
    with pytest.raises(NotAWebhook):
        read_url(url, local=False)


@pytest.mark.parametrize("url", ["https://example.org", "https://example.org:8443/a?b=c"])
def test_an_https_address_is_taken_as_it_is(url: str) -> None:
    assert read_url(url, local=False) == url


def test_plain_http_is_for_a_trial() -> None:
    assert read_url("http://127.0.0.1:9000/x", local=True) == "http://127.0.0.1:9000/x"


def test_names_are_events_or_nouns() -> None:
    assert read_names(("offer", "offer.accepted", "offer")) == ("offer", "offer.accepted")
    for wrong in ("Offer", "offer.", "offer.*", "", "*", "a.b.c"):
        with pytest.raises(NotAWebhook, match="is no event"):
            read_names((wrong,))


def test_waits_grow_and_have_jitter_that_differs_and_repeats() -> None:
    others = [DeliveryId(an_id(f"delivery {number}")) for number in range(50)]
    for tries, wait in enumerate(WAITS, start=1):
        waits = {wait_after(tries, each) for each in others}
        assert len(waits) > 25
        assert all(each and abs(each - wait) <= JITTER * wait for each in waits)
        assert waits == {wait_after(tries, each) for each in others}
    assert wait_after(len(WAITS) + 1, A_DELIVERY) is None


def test_what_the_receiver_asks_for_lengthens_a_wait_and_never_shortens_it() -> None:
    assert wait_after(1, A_DELIVERY, timedelta(hours=7)) == timedelta(hours=7)
    assert wait_after(1, A_DELIVERY, timedelta(days=70)) == timedelta(days=1)
    assert wait_after(9, A_DELIVERY, timedelta(seconds=1)) == wait_after(9, A_DELIVERY)
    assert wait_after(1, A_DELIVERY, -timedelta(hours=1)) == wait_after(1, A_DELIVERY)
