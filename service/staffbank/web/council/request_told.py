"""The bell of a request's page."""

from fastapi import Response

from staffbank.web.live import bell, nothing
from staffbank.web.page import Asked

MOVE_IT = ("request", "offer", "placement", "match_run")  # nouns of events


async def told(request_id: str, page: Asked) -> Response:
    """Rings whenever something has happened that may be shown with the request."""
    found = await page.one("cover_request", request_id)
    live = found["state"] == "OPEN"
    moments = page.desk.watch("events", onlyNew=True, names=MOVE_IT) if live else nothing()
    return bell(moments, page.who.person)
