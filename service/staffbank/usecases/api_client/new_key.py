"""A key of a program's: a secret that is shown once, or a public key of its own."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from staffbank.domain.api_client import ClientKey, KeyId, hash_of
from staffbank.usecases.identifier import new_id

MARK = "sbs_"  # so that whoever looks for lost secrets finds them
BYTES = 32


def new_key(public_jwk: Mapping[str, str] | None, *, now: datetime) -> tuple[ClientKey, str]:
    """The key, and the secret that nobody is shown again; empty where it has its own."""
    key_id = KeyId(new_id())
    if public_jwk is not None:
        return ClientKey(key_id, now, public_jwk=public_jwk), ""
    secret = MARK + secrets.token_urlsafe(BYTES)
    return ClientKey(key_id, now, secret_hash=hash_of(secret)), secret
