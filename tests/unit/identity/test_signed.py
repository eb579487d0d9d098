"""What a signature has proven once is no more than that."""

from datetime import timedelta

import pytest
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from staffbank import clock
from staffbank.identity import signed
from staffbank.identity.signed import claims_signed
from staffbank.identity.tokens import ALGORITHM, NotAuthenticated, Tokens
from tests.unit.schema.desk import A_WORKER, somebody

KEY = OKPKey.generate_key("Ed25519")
HOUR = timedelta(hours=1)


def a_token(person: str = "ada", key: OKPKey = KEY) -> str:
    office = Tokens("issuer", "bank", HOUR, key)
    return office.issue(somebody(A_WORKER, person=person), now=clock.now())


def test_a_token_that_was_let_in_is_not_let_in_past_its_end() -> None:
    office, token = Tokens("issuer", "bank", HOUR, KEY), a_token()
    for _ in range(2):
        assert office.principal_of(token, now=clock.now()).person == "ada"

    with pytest.raises(NotAuthenticated):
        office.principal_of(token, now=clock.now() + 2 * HOUR)


def test_a_token_that_one_bank_has_let_in_is_not_let_in_by_another() -> None:
    token = a_token()
    Tokens("issuer", "bank", HOUR, KEY).principal_of(token, now=clock.now())

    for other in (
        Tokens("issuer", "another bank", HOUR, KEY),
        Tokens("another issuer", "bank", HOUR, KEY),
        Tokens("issuer", "bank", HOUR, OKPKey.generate_key("Ed25519")),
    ):
        with pytest.raises(NotAuthenticated):
            other.principal_of(token, now=clock.now())


def test_what_one_key_has_signed_is_not_signed_by_another() -> None:
    token, other = a_token(), OKPKey.generate_key("Ed25519")
    claims_signed(token, KEY, [ALGORITHM])

    for _ in range(2):
        with pytest.raises(JoseError):
            claims_signed(token, other, [ALGORITHM])


def test_so_many_tokens_are_remembered_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signed, "REMEMBERED", 3)
    monkeypatch.setattr(signed, "_proven", type(signed._proven)())
    tokens = [a_token(f"person {number}") for number in range(5)]
    for token in tokens:
        claims_signed(token, KEY, [ALGORITHM])
        claims_signed(tokens[0], KEY, [ALGORITHM])

    assert {token for token, _ in signed._proven} == {tokens[0], *tokens[-2:]}
