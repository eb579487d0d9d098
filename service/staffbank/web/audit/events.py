"""What has happened, in plain words."""

from collections.abc import Mapping

from staffbank.web.words import _

SAID: Mapping[str, str] = {
    "agency.cap_overridden": _("An agency’s price above the cap was let pass"),  # noqa: RUF001
    "agency.rule_overridden": _("An agency worker outside the rules was let pass"),
    "agreement.terms_locked": _("The terms of an agreement were locked"),
    "audit.head_told": _("A council was told how far its chain has come"),
    "audit.heads_told": _("The heads of all chains were written down"),
    "calendar.closed": _("A calendar’s address was taken back"),  # noqa: RUF001
    "calendar.opened": _("A calendar was shared"),
    "match_run.began": _("A match run began"),
    "match_run.finished": _("A match run finished"),
    "match_run.queued": _("A match run was asked for"),
    "offer.made": _("An offer was made"),
    "offer.release_refused": _("A release was refused"),
    "offer.released": _("A worker was released"),
    "offer.rule_overridden": _("A rule was let pass on an offer"),
    "placement.end_cause_recorded": _("Why a placement ended was recorded"),
    "placement.rule_overridden": _("A rule was let pass on a placement"),
    "placement.start_waived": _("A placement began with something missing"),
    "region.founded": _("The region was founded"),
    "region.forgot": _("What was kept long enough was forgotten"),
    "slot.has_no_match": _("Nobody was found for a place"),
    "team.floor_set": _("A team said how many have to stay"),
    "worker.availability_set": _("A worker said when she is free"),
    "worker.checked": _("A check of a worker was recorded"),
    "worker.joined": _("A worker joined the bank"),
}


def said(event: str) -> str:
    """A sentence; of events without one, their own words, as `Request withdrawn`."""
    return SAID.get(event) or event.replace(".", " ").replace("_", " ").capitalize()
