"""In which form an answer goes out."""

from collections.abc import Iterator
from functools import lru_cache

JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"
EVENTS = "text/event-stream"
SHORT = 200  # letters of a header whose meaning is remembered

ANSWERED_BY = {
    GRAPHQL_JSON: GRAPHQL_JSON,
    JSON: JSON,
    "application/*": JSON,
    "*/*": JSON,
    EVENTS: EVENTS,
}


def negotiated(accept: str) -> str | None:
    """The form that the client likes best of those there are; None where it takes none.

    A client that names no form has plain JSON. Of two that it likes alike it has the first.
    """
    return _known(accept) if len(accept) <= SHORT else _best(accept)


def _best(accept: str) -> str | None:
    liked = list(_liked(accept))
    return max(liked, key=lambda each: each[1])[0] if liked else None


_known = lru_cache(maxsize=256)(_best)


def takes(accept: str, form: str) -> bool:
    """Whether the client takes this form, however little it likes it."""
    return any(each == form for each, _ in _liked(accept))


def of_one_answer(accept: str) -> str:
    """The form of an answer that is no stream: what goes wrong before the first event."""
    return GRAPHQL_JSON if negotiated(accept) == GRAPHQL_JSON else JSON


def is_json(content_type: str) -> bool:
    """Whether a body with this header is one of JSON."""
    return content_type.partition(";")[0].strip() == JSON


def _liked(accept: str) -> Iterator[tuple[str, float]]:
    for offer in (accept.strip() or JSON).lower().split(","):
        kind, *parameters = (part.strip() for part in offer.split(";"))
        weight = _weight(parameters)
        if kind in ANSWERED_BY and weight > 0:
            yield ANSWERED_BY[kind], weight


def _weight(parameters: list[str]) -> float:
    given = next((each[2:] for each in parameters if each.startswith("q=")), "1")
    try:
        return float(given)
    except ValueError:
        return 0.0
