"""What a run tells, said as people say it."""

from collections.abc import Mapping

from staffbank.web.words import _

STATES: Mapping[str, str] = {
    "QUEUED": _("Waiting to begin"),
    "RUNNING": _("Running"),
    "FINISHED": _("Finished"),
    "ABORTED": _("Stopped"),
    "FAILED": _("Failed"),
}
COLOURS: Mapping[str, str] = {
    "QUEUED": "grey",
    "FINISHED": "green",
    "ABORTED": "grey",
    "FAILED": "red",
}
LIVE = frozenset({"QUEUED", "RUNNING"})
METHODS: Mapping[str, str] = {
    "LINEAR_PROGRAM": _("a linear programme, whose answer no whole plan can pass"),
    "SEARCH": _("a search that looked everywhere"),
    "UNFINISHED_SEARCH": _("a search that ended before it had looked everywhere"),
    "PROMISING_PAIRS": _("a linear programme over the best candidates of each place"),
    "COUNT": _("a count of all there is; nothing better is known"),
    "NONE": _("nothing"),
}
PREFERENCES: Mapping[str, str] = {
    "FAMILIAR_TEAM": _("Has worked in this team before"),
    "FAMILIAR_HOST": _("Has worked for this council before"),
    "PREFERRED_HOST": _("Would like to work for this council"),
    "WISHES": _("Has skills that the team would like"),
    "TRAVEL": _("Way to work: the farther, the fewer points"),
    "COST": _("What the hours cost; it decides last"),
    "NEXT_BLOCK": _("Stays for several blocks of shared work in a row"),
    "NAMED": _("The council that asks would like this person"),
}
OUTCOMES: Mapping[str, str] = {
    "ALLOWED": _("Passed"),
    "REFUSED": _("Refused"),
    "NEEDS_CONSENT": _("Needs consent"),
    "WARNED": _("Take note"),
}
OUTCOME_COLOURS: Mapping[str, str] = {
    "ALLOWED": "green",
    "REFUSED": "red",
    "NEEDS_CONSENT": "yellow",
    "WARNED": "orange",
}
STANDINGS: Mapping[str, str] = {
    "STATED": _("The source says so."),
    "INFERRED": _("The sources suggest it; a lawyer decides."),
    "UNVERIFIED": _("Known from guidance of others; the law itself was not read."),
}
REASONS: Mapping[str, str] = {
    "OWN_COUNCIL": _("Their own council asks"),
    "ROLE": _("None of the roles asked for"),
    "SKILL": _("A skill is missing, or held at too low a level"),
    "BARRED": _("Either side does not want the other"),
    "TRAVEL": _("Farther than they will travel"),
    "AVAILABILITY": _("Not available for all of the sessions"),
    "BOOKED": _("Held already for some of the time"),
    "REST": _("Too little rest would be left"),
    "HOURS": _("The working week would grow too long"),
    "ALL_TAKEN": _("Those who could are all needed elsewhere"),
    "NO_WORKERS": _("The bank has no members"),
    "LAW": _("A rule of law says no"),
}
OFFERS: Mapping[str, str] = {
    "OFFERED": _("Offered, waiting for an answer"),
    "ACCEPTED": _("Accepted, waiting for release"),
    "RELEASED": _("Released, waiting for the host"),
    "CONFIRMED": _("Confirmed"),
    "DECLINED": _("Offered and declined"),
    "REFUSED": _("Not released"),
    "REJECTED": _("Not taken up by the host"),
    "WITHDRAWN": _("Offer taken back"),
    "EXPIRED": _("Offer not answered in time"),
}
OFFER_COLOURS: Mapping[str, str] = {
    "CONFIRMED": "green",
    "DECLINED": "red",
    "REFUSED": "red",
    "REJECTED": "red",
    "WITHDRAWN": "grey",
    "EXPIRED": "grey",
}
OBSTACLES: Mapping[str, str] = {
    "PINNED": _("Other work would have to go that was kept, offered or agreed."),
    "FLOOR": _("Her own team can spare nobody more at that time."),
    "SEAT": _("Somebody else has the place."),
    "WHOLE": _("It is done whole or not at all, and with her alone it would not be whole."),
    "REST": _("Too little rest would be left."),
    "TOO_MANY": _("Too much other work would have to go."),
}
AIMS: Mapping[str, str] = {
    "tier 1": _("Critical work"),
    "tier 2": _("Work of high priority"),
    "tier 3": _("Work of normal priority"),
    "tier 4": _("Work of low priority"),
    "kept": _("The plan before"),
    "continuity": _("Continuity"),
    "fairness": _("Fairness"),
    "preference": _("Preference"),
    "travel": _("Travel"),
    "cost": _("Cost"),
}
CONFLICTS: Mapping[str, str] = {
    "law": _("Law"),
    "consent": _("Consent"),
    "note": _("Take note"),
    "time": _("Time"),
    "skill": _("Skill"),
    "role": _("Role"),
    "distance": _("Distance"),
    "floor": _("Home team"),
    "council": _("Own council"),
    "will": _("Not wanted"),
    "plan": _("Other work"),
}
CONFLICT_COLOURS: Mapping[str, str] = {
    "law": "red",
    "consent": "yellow",
    "note": "orange",
    "time": "blue",
    "skill": "purple",
    "role": "purple",
    "distance": "turquoise",
    "floor": "pink",
    "council": "grey",
    "will": "grey",
    "plan": "grey",
}
KINDS: Mapping[str, str] = {  # of conflicts, by reason, obstacle or outcome
    "OWN_COUNCIL": "council",
    "ROLE": "role",
    "SKILL": "skill",
    "BARRED": "will",
    "TRAVEL": "distance",
    "AVAILABILITY": "time",
    "BOOKED": "time",
    "HOURS": "time",
    "REST": "law",
    "LAW": "law",
    "ALL_TAKEN": "plan",
    "PINNED": "plan",
    "FLOOR": "floor",
    "SEAT": "plan",
    "WHOLE": "plan",
    "TOO_MANY": "plan",
    "REFUSED": "law",
    "NEEDS_CONSENT": "consent",
    "WARNED": "note",
}
SPOKEN: Mapping[str, Mapping[str, str]] = {
    "state": STATES,
    "colour": COLOURS,
    "method": METHODS,
    "preference": PREFERENCES,
    "outcome": OUTCOMES,
    "outcome_colour": OUTCOME_COLOURS,
    "standing": STANDINGS,
    "reason": REASONS,
    "offer": OFFERS,
    "obstacle": OBSTACLES,
    "aim": AIMS,
    "conflict": CONFLICTS,
    "conflict_colour": CONFLICT_COLOURS,
    "kind": KINDS,
    "offer_colour": OFFER_COLOURS,
}
