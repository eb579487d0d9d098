"""The auditor's and the analyst's pages."""

from staffbank.domain.principal import Principal
from staffbank.web.audit import chain, trail
from staffbank.web.face import Face, Link
from staffbank.web.words import _


def is_for(who: Principal) -> bool:
    """Whoever reads the region's audit trail."""
    return who.reads_the_trail


FACE = Face(
    key="audit",
    name=_("Audit"),
    is_for=is_for,
    links=(
        Link("/audit/trail", _("Audit trail")),
        Link("/audit/overrides", _("Rules let pass")),
        Link("/audit/decisions", _("Decisions")),
        Link("/audit/chain", _("Chain check")),
    ),
    routers=(chain.router, trail.router),  # the trail takes any other path
)
