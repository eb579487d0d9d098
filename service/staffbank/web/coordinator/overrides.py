"""Rules that named people let pass, with their reasons."""

from collections.abc import Mapping

from fastapi import APIRouter, Response

from staffbank.web.page import Asked, nodes
from staffbank.web.words import _

router = APIRouter(prefix="/coordinator/overrides")
STEPS: Mapping[str, str] = {
    "offer.rule_overridden": _("A rule passed on an offer"),
    "placement.rule_overridden": _("A rule passed on a placement"),
    "placement.start_waived": _("A placement began with something missing"),
    "agency.cap_overridden": _("An agency’s price above the cap"),  # noqa: RUF001
    "agency.rule_overridden": _("An agency worker outside the rules"),
}


@router.get("")
async def overrides(page: Asked, after: str | None = None) -> Response:
    """Fifty of them, as they happened."""
    found = (await page.ask("overrides", first=50, after=after))["overrides"]
    return page.show(
        "coordinator/overrides.html",
        overrides=nodes(found),
        steps=STEPS,
        more=found["pageInfo"]["endCursor"] if found["pageInfo"]["hasNextPage"] else "",
    )
