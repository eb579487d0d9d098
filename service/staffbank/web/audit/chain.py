"""Whether the audit trail is as it was written."""

from collections.abc import Mapping

from fastapi import APIRouter, Response

from staffbank.web.audit.events import said
from staffbank.web.page import Asked
from staffbank.web.words import _

router = APIRouter(prefix="/audit/chain")
DONE: Mapping[str, str] = {
    "CHANGED": _("changed"),
    "REMOVED": _("removed"),
    "INSERTED": _("inserted"),
}


@router.get("")
async def chain(page: Asked, check: str = "") -> Response:
    """What a check would do; what it found, once it is asked for."""
    found = (await page.ask("audit_check"))["auditCheck"] if check == "now" else None
    return page.show("audit/chain.html", found=found, done_to=DONE, said=said)
