"""A program's public key, as it is given to us."""

import json
from collections.abc import Mapping

from joserfc.errors import JoseError
from joserfc.jwk import ECKey, JWKRegistry, OKPKey, RSAKey

ALGORITHMS = ("ES256", "RS256", "PS256", "Ed25519")
LEAST_BITS = 2048
PRIVATE = frozenset({"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
IDENTIFYING = ("kty", "crv", "x", "y", "n", "e")
CURVES = frozenset({"P-256", "Ed25519"})


class NotAKey(Exception):
    """It is no public key that a program can sign with; the message says why."""


def public_key(text: str) -> Mapping[str, str]:
    """The key in a JWK (RFC 7517), with what identifies it and nothing else.

    Raises:
        NotAKey: it is none, of a kind that is not taken, or a private one.
    """
    try:
        said = json.loads(text)
        if not isinstance(said, dict):
            raise NotAKey("a public key is a JWK: an object of JSON")
        if PRIVATE & set(said):
            raise NotAKey(
                "that is a private key, which nobody but the program may have: it is lost "
                "now. Make another pair, and send the public one"
            )
        key = JWKRegistry.import_key(said)
    except (JoseError, ValueError, TypeError, KeyError) as wrong:
        raise NotAKey(
            "a public key is a JWK, such as {'kty': 'EC', 'crv': 'P-256', …}"
        ) from wrong
    _be_strong(key)
    return {name: str(said[name]) for name in IDENTIFYING if name in said}


def _be_strong(key: object) -> None:
    match key:
        case RSAKey() if key.raw_value.key_size >= LEAST_BITS:
            return
        case ECKey() | OKPKey() if key.curve_name in CURVES:
            return
        case _:
            raise NotAKey(
                f"a key is RSA of at least {LEAST_BITS} bits, or of the curve P-256 or Ed25519"
            )
