"""In which form an answer goes out."""

JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"
EVENTS = "text/event-stream"

ANSWERED_BY = {
    GRAPHQL_JSON: GRAPHQL_JSON,
    JSON: JSON,
    "application/*": JSON,
    "*/*": JSON,
    EVENTS: JSON,  # what goes wrong before the first event
}


def negotiated(accept: str) -> str | None:
    """The form that the client likes best of those there are; None where it takes none.

    A client that names no form has plain JSON.
    """
    best, liking = None, 0.0
    for offer in (accept.strip() or JSON).lower().split(","):
        kind, *parameters = (part.strip() for part in offer.split(";"))
        weight = _weight(parameters)
        if kind in ANSWERED_BY and weight > liking:
            best, liking = ANSWERED_BY[kind], weight
    return best


def is_json(content_type: str) -> bool:
    """Whether a body with this header is one of JSON."""
    return content_type.partition(";")[0].strip() == JSON


def _weight(parameters: list[str]) -> float:
    given = next((each[2:] for each in parameters if each.startswith("q=")), "1")
    try:
        return float(given)
    except ValueError:
        return 0.0
