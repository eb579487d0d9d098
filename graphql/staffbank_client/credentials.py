"""What a program shows to get its token: a secret, or a key of its own."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from uuid import uuid4

from joserfc import jwt
from joserfc.jwk import JWKRegistry

GRANT = {"grant_type": "client_credentials"}
ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
SECONDS = 60  # of an assertion
ALGORITHMS = {"OKP": "Ed25519", "EC": "ES256", "RSA": "RS256"}


class Credentials(Protocol):
    """Fills in the form of the token's address."""

    def form(self, address: str) -> Mapping[str, str]: ...


@dataclass(frozen=True)
class Secret:
    """A secret that the bank has made."""

    client_id: str
    secret: str = field(repr=False)

    def form(self, address: str) -> Mapping[str, str]:  # noqa: ARG002 a secret is for any
        """By client_secret_post."""
        return {**GRANT, "client_id": self.client_id, "client_secret": self.secret}


@dataclass(frozen=True)
class Key:
    """A private key as a JWK, whose public half the bank has."""

    client_id: str
    private_jwk: Mapping[str, str] = field(repr=False)

    def form(self, address: str) -> Mapping[str, str]:
        """By private_key_jwt."""
        key = JWKRegistry.import_key(dict(self.private_jwk))
        algorithm = ALGORITHMS[key.key_type]
        now = int(time.time())
        claims = {
            "iss": self.client_id,
            "sub": self.client_id,
            "aud": address,
            "iat": now,
            "exp": now + SECONDS,
            "jti": uuid4().hex,
        }
        signed = jwt.encode({"alg": algorithm}, claims, key, algorithms=[algorithm])
        return {**GRANT, "client_assertion_type": ASSERTION, "client_assertion": signed}
