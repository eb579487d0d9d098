"""A council's desk."""

from staffbank.domain.principal import Principal
from staffbank.web.council import asking, offers, requests
from staffbank.web.face import Face, Link
from staffbank.web.words import _


def is_for(who: Principal) -> bool:
    """Officers of councils and employers."""
    return bool(who.organisations)


FACE = Face(
    key="council",
    name=_("Council desk"),
    is_for=is_for,
    links=(Link("/council/requests", _("Requests")), Link("/council/offers", _("Offers"))),
    routers=(asking.router, requests.with_one(), offers.router),
)
