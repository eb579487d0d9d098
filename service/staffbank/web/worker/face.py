"""A social worker's own pages."""

from staffbank.domain.principal import Principal, Role
from staffbank.web.face import Face, Link
from staffbank.web.words import _
from staffbank.web.worker import (
    availability,
    calendar,
    data,
    home,
    inbox,
    join,
    me,
    offers,
    placements,
    timesheets,
    work,
)


def is_for(who: Principal) -> bool:
    """Members of the bank."""
    return any(grant.role is Role.WORKER for grant in who.grants)


FACE = Face(
    key="worker",
    name=_("My work"),
    is_for=is_for,
    acting=lambda who: who.as_worker,  # a manager finds her own offers here, not her team's
    links=(
        Link("/worker/home", _("Home")),
        Link("/worker/offers", _("Offers")),
        Link("/worker/work", _("Open work")),
        Link("/worker/availability", _("Availability")),
        Link("/worker/placements", _("Placements")),
        Link("/worker/timesheets", _("Timesheets")),
        Link("/worker/inbox", _("Inbox")),
        Link("/worker/me", _("About you")),
    ),
    routers=(
        home.router,
        offers.router,
        availability.router,
        placements.router,
        timesheets.router,
        inbox.router,
        me.router,
        work.router,
        data.router,
        join.router,
        calendar.router,
    ),
)
