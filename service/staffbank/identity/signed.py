"""Signatures that were proven are not proven again: who calls sends one token many times."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from joserfc import jwt
from joserfc.jwk import ECKey, OKPKey, RSAKey

REMEMBERED = 2_000  # tokens
Key: TypeAlias = RSAKey | ECKey | OKPKey

# By the token and which key it is; the key is kept, so that no other comes to stand there.
_proven: OrderedDict[tuple[str, int], tuple[Key, Mapping[str, Any]]] = OrderedDict()


def claims_signed(token: str, key: Key, algorithms: Sequence[str]) -> Mapping[str, Any]:
    """What the token claims, signed by this key. Whether it still holds is not looked at.

    Raises:
        JoseError: it is no token, or not signed so. Of that nothing is remembered.
        ValueError: the same.
    """
    place = token, id(key)
    if place in _proven:
        _proven.move_to_end(place)
        return _proven[place][1]
    claims = jwt.decode(token, key, algorithms=list(algorithms)).claims
    _proven[place] = key, claims
    if len(_proven) > REMEMBERED:
        _proven.popitem(last=False)
    return claims
