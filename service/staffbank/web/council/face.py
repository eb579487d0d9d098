"""A council's desk."""

from staffbank.domain.principal import Principal
from staffbank.web.council import (
    agreements,
    asking,
    extensions,
    offers,
    placements,
    recharges,
    requests,
    teams,
    timesheets,
    uploading,
    waiting,
)
from staffbank.web.face import Face, Link
from staffbank.web.words import _


def is_for(who: Principal) -> bool:
    """Officers of councils and employers."""
    return bool(who.organisations)


FACE = Face(
    key="council",
    name=_("Council desk"),
    is_for=is_for,
    links=(
        Link("/council/desk", _("Your desk")),
        Link("/council/requests", _("Requests")),
        Link("/council/offers", _("Offers")),
        Link("/council/placements", _("Placements")),
        Link("/council/timesheets", _("Timesheets")),
        Link("/council/recharges", _("Recharges")),
        Link("/council/teams", _("Teams")),
    ),
    routers=(
        waiting.router,
        asking.router,
        uploading.router,
        requests.with_one(),
        offers.router,
        placements.router,
        agreements.router,
        extensions.router,
        timesheets.router,
        recharges.router,
        teams.router,
    ),
)
