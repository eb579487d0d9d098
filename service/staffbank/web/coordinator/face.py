"""The coordinator's board."""

from staffbank.domain.principal import Principal
from staffbank.web.coordinator import (
    compare,
    flows,
    gaps,
    new_run,
    openings,
    overrides,
    placements,
    proposals,
    runs,
)
from staffbank.web.face import Face, Link
from staffbank.web.words import _


def is_for(who: Principal) -> bool:
    """Whoever sees the whole region."""
    return who.region_wide


FACE = Face(
    key="coordinator",
    name=_("Coordinator's board"),
    is_for=is_for,
    links=(
        Link("/coordinator/runs", _("Match runs")),
        Link("/coordinator/open", _("What is open")),
        Link("/coordinator/placements", _("Placements")),
        Link("/coordinator/overrides", _("Overrides")),
    ),
    routers=(
        flows.router,
        new_run.router,  # whose path would be a run's, as would the next one's
        compare.router,
        runs.router,
        proposals.router,
        gaps.router,
        openings.router,
        overrides.router,
        placements.router,
    ),
)
