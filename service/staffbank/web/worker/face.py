"""A social worker's own pages."""

from staffbank.domain.principal import Principal, Role
from staffbank.web.face import Face, Link
from staffbank.web.words import _
from staffbank.web.worker import offers


def is_for(who: Principal) -> bool:
    """Members of the bank."""
    return any(grant.role is Role.WORKER for grant in who.grants)


FACE = Face(
    key="worker",
    name=_("My work"),
    is_for=is_for,
    links=(Link("/worker/offers", _("Offers")),),
    routers=(offers.router,),
)
