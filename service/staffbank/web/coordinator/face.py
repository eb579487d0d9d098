"""The coordinator's board."""

from staffbank.domain.principal import Principal
from staffbank.web.coordinator import gaps, proposals, runs
from staffbank.web.face import Face, Link
from staffbank.web.words import _


def is_for(who: Principal) -> bool:
    """Whoever sees the whole region."""
    return who.region_wide


FACE = Face(
    key="coordinator",
    name=_("Coordinator's board"),
    is_for=is_for,
    links=(Link("/coordinator/runs", _("Match runs")),),
    routers=(runs.router, proposals.router, gaps.router),
)
