"""Nothing is sent into a network that only the bank can reach, and names are who they say."""

import datetime as dt
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from staffbank.adapters import webhook_post
from staffbank.adapters.webhook_post import HttpPost
from staffbank.domain.problem import ProblemCode
from staffbank.ports.webhooks import NotAdmitted
from staffbank.usecases.webhook.register_webhook import NewWebhook, register_webhook
from tests.asking import refusal
from tests.hooked import administrator, deliver_all, deliveries, registered
from tests.town import Town
from tests.webhook_server import WebhookServer, webhook_server

HOOKS = "hooks.example.org"


class Names:
    """What names stand for, as a test says; addresses are themselves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.of: dict[str, list[str]] = {}
        self._real = socket.getaddrinfo
        monkeypatch.setattr(socket, "getaddrinfo", self._found)

    def _found(self, host: Any, port: Any, *more: Any, **how: Any) -> list[Any]:
        name = host.decode() if isinstance(host, bytes) else host
        if name not in self.of:
            return self._real(host, port, *more, **how)
        return [
            found for each in self.of[name] for found in self._real(each, port, *more, **how)
        ]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    return Names(monkeypatch)


@pytest.fixture
def server() -> Iterator[WebhookServer]:
    with webhook_server() as server:
        yield server


def a_post(town: Town, *, local: bool) -> HttpPost:
    return HttpPost(town.bank.settings.model_copy(update={"webhook_local": local}))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "10.0.0.1",
        "169.254.169.254",
        "0x7f000001",
        "2130706433",
    ],
)
async def test_no_webhook_is_registered_that_leads_inward(town: Town, host: str) -> None:
    wanted = NewWebhook(town.solihull.council.id, f"https://{host}/")
    uow = town.bank.unit_of_work(administrator(town, town.solihull))
    deed = register_webhook(wanted=wanted, local=False, post=a_post(town, local=False), uow=uow)

    problem = await refusal(deed)

    assert (problem.code, problem.path) == (ProblemCode.INVALID, ("url",))
    assert "not on the public internet" in problem.message or "no address" in problem.message


async def test_one_address_that_is_not_public_is_too_many(town: Town, names: Names) -> None:
    names.of[HOOKS] = ["93.184.215.14", "192.168.0.7"]

    with pytest.raises(NotAdmitted, match=r"192\.168\.0\.7"):
        await a_post(town, local=False).admit(f"https://{HOOKS}/")


async def test_a_trial_lets_loopback_pass_and_nothing_else(town: Town, names: Names) -> None:
    names.of[HOOKS] = ["127.0.0.1", "10.0.0.1"]
    await a_post(town, local=True).admit("http://127.0.0.1/")

    with pytest.raises(NotAdmitted, match=r"10\.0\.0\.1"):
        await a_post(town, local=True).admit(f"http://{HOOKS}/")


async def test_a_name_that_leads_inward_later_is_looked_at_again(
    town: Town, names: Names, server: WebhookServer
) -> None:
    names.of[HOOKS] = ["127.0.0.1"]
    url = server.url.replace("127.0.0.1", HOOKS)
    await registered(town, town.solihull, url, "request.approved")
    await town.request()
    names.of[HOOKS] = ["10.0.0.1"]

    await deliver_all(town)

    (delivery,) = await deliveries(town, state="waiting")
    assert server.received == []
    (attempt,) = delivery.attempts
    assert attempt.status is None
    assert "10.0.0.1, which is not on the public internet" in attempt.because


async def test_a_name_without_an_address_is_tried_again(town: Town, names: Names) -> None:
    names.of[HOOKS] = ["127.0.0.1"]
    await registered(town, town.solihull, f"http://{HOOKS}:9/", "request.approved")
    await town.request()
    await deliver_all(town)
    names.of[HOOKS] = ["no such name.invalid"]

    await deliver_all(town)

    (delivery,) = await deliveries(town, state="waiting")
    refused, nameless = delivery.attempts
    assert refused.because.startswith("No answer: ")
    assert nameless.because == f"{HOOKS} has no address: check the name."


async def test_who_never_answers_is_waited_for_so_long(
    town: Town, server: WebhookServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook_post, "SECONDS", 0.3)
    await registered(town, town.solihull, server.url, "request.approved")
    await town.request()
    server.may_answer.clear()

    await deliver_all(town)

    (delivery,) = await deliveries(town, state="waiting")
    assert [each.because for each in delivery.attempts] == ["No answer within 0.3 seconds."]


def a_certificate(folder: Path, name: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """What a server of that name shows, and who believes it."""
    key = ec.generate_private_key(ec.SECP256R1())
    called = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(called)
        .issuer_name(called)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    kind = serialization.PrivateFormat.PKCS8
    file = folder / "server.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, kind, plain)
        + made.public_bytes(serialization.Encoding.PEM)
    )
    shows = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    shows.load_cert_chain(file)
    return shows, ssl.create_default_context(cafile=str(file))


@pytest.mark.parametrize(("name", "status"), [(HOOKS, 204), ("other.example.org", None)])
async def test_the_certificate_is_the_names_though_the_address_is_connected_to(
    town: Town,
    names: Names,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    status: int | None,
) -> None:
    shows, believes = a_certificate(tmp_path, name)
    monkeypatch.setattr(webhook_post, "trusted", lambda: believes)
    names.of[HOOKS] = ["127.0.0.1"]

    with webhook_server(shows) as server:
        url = f"https://{HOOKS}:{server.server_port}/a?b=c"
        await registered(town, town.solihull, url, "request.approved")
        await town.request()
        await deliver_all(town)

    (delivery,) = await deliveries(town)
    assert [each.status for each in delivery.attempts] == [status]
    for received in server.received:
        assert received.path == "/a?b=c"
        assert received.headers["host"] == f"{HOOKS}:{server.server_port}"
