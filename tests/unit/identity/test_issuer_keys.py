"""An issuer's keys: fetched when they are needed, and not more often."""

from datetime import timedelta

import pytest
from joserfc.jwk import ECKey

from staffbank.identity.issuer_keys import AGAIN_AFTER, FRESH_FOR, KEPT_FOR, IssuerAway
from staffbank.identity.tokens import NotAuthenticated
from tests.an_issuer import FIRST, NOW, SECOND, AnIssuer, read_by, said, signed

LATER = int(NOW.timestamp()) + 60


async def test_keys_are_fetched_once_for_many_tokens() -> None:
    issuer = AnIssuer()
    reader = read_by(issuer)

    for _ in range(5):
        await reader.principal_of(signed(), now=NOW)

    assert len(issuer.asked) == 2  # where they are, and then they


async def test_a_new_key_is_fetched_when_it_is_first_shown() -> None:
    issuer = AnIssuer()
    reader = read_by(issuer)
    await reader.principal_of(signed(), now=NOW)
    issuer.keys = [FIRST, SECOND]

    later = NOW + AGAIN_AFTER
    assert (await reader.principal_of(signed(key=SECOND), now=later)).grants


async def test_made_up_keys_do_not_make_the_bank_ask_again_and_again() -> None:
    issuer = AnIssuer()
    reader = read_by(issuer)
    await reader.principal_of(signed(), now=NOW)
    issuer.asked.clear()

    for number in range(20):
        with pytest.raises(NotAuthenticated):
            await reader.principal_of(
                signed(kid=f"made-up {number}"), now=NOW + timedelta(seconds=35)
            )

    assert len(issuer.asked) == 2


async def test_a_key_that_the_issuer_has_withdrawn_lets_nobody_in_after_an_hour() -> None:
    issuer = AnIssuer()
    reader = read_by(issuer)
    await reader.principal_of(signed(), now=NOW)
    issuer.keys = [SECOND]

    with pytest.raises(NotAuthenticated):
        await reader.principal_of(signed(), now=NOW + FRESH_FOR)


async def test_an_issuer_that_is_away_keeps_out_only_whose_keys_were_never_seen() -> None:
    issuer = AnIssuer(away=True)
    reader = read_by(issuer)
    with pytest.raises(IssuerAway, match="Try again in a minute"):
        await reader.principal_of(signed(), now=NOW)

    issuer.away = False
    later = NOW + AGAIN_AFTER
    assert (await reader.principal_of(signed(), now=later)).grants
    issuer.away = True
    lasting = signed(said(exp=LATER + 10**6))
    assert (await reader.principal_of(lasting, now=later + FRESH_FOR)).grants
    with pytest.raises(IssuerAway):
        await reader.principal_of(lasting, now=later + KEPT_FOR)


async def test_another_issuers_document_is_not_believed() -> None:
    issuer = AnIssuer(name="https://login.example.com")

    with pytest.raises(IssuerAway):
        await read_by(issuer).principal_of(signed(), now=NOW)


async def test_keys_that_do_not_sign_are_passed_over() -> None:
    encrypts = ECKey.generate_key("P-256", {"kid": "first", "use": "enc"})

    with pytest.raises(NotAuthenticated):
        await read_by(AnIssuer(keys=[encrypts])).principal_of(signed(), now=NOW)


async def test_an_elliptic_key_will_do() -> None:
    curve = ECKey.generate_key("P-256", {"kid": "curve", "use": "sig"})
    token = signed(key=curve, algorithm="ES256")

    assert (await read_by(AnIssuer(keys=[curve])).principal_of(token, now=NOW)).grants
