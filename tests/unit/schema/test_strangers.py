"""Those who have no business at the door: other pages, and tokens of their own making."""

from base64 import urlsafe_b64encode
from dataclasses import replace

import orjson
from joserfc.jwk import OKPKey

from staffbank import clock
from staffbank.identity.tokens import Tokens
from tests.unit.schema.desk import Desk

ME = "{ me { person } }"


def unsigned(token: str) -> str:
    """The same claims under the algorithm "none"."""
    head = urlsafe_b64encode(orjson.dumps({"alg": "none"})).decode().rstrip("=")
    return f"{head}.{token.split('.')[1]}."


def of_another(desk: Desk, **facts: object) -> str:
    """A token of an issuer that is ours but for these facts."""
    ours = desk.bank.tokens
    assert isinstance(ours, Tokens)
    theirs: Tokens = replace(ours, **facts)  # type: ignore[arg-type]
    return theirs.issue(desk.principal, now=clock.now())


def test_a_token_that_somebody_else_has_made_lets_nobody_in(desk: Desk) -> None:
    head, claims, signature = desk.token.split(".")
    forged = {
        "unsigned": unsigned(desk.token),
        "another key": of_another(desk, key=OKPKey.generate_key("Ed25519")),
        "another issuer": of_another(desk, issuer="https://example.org"),
        "for somebody else": of_another(desk, audience="another service"),
        "changed": f"{head}.{claims[:-2]}AA.{signature}",
    }

    found = {
        name: desk.post(ME, authorization=f"Bearer {token}").status_code
        for name, token in forged.items()
    }

    assert found == dict.fromkeys(forged, 401)
