"""The engine's own words, and the law's verdicts, as the schema's enums."""

from enum import Enum

from staffbank.domain.law.standing import Standing
from staffbank_graphql.closed_sets import explain


class EngineStatus(Enum):
    """How far the search came."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    STOPPED = "stopped"


class BoundMethod(Enum):
    """Whence the bound of a plan comes."""

    LINEAR_PROGRAM = "linear program"
    SEARCH = "search"
    UNFINISHED_SEARCH = "unfinished search"
    PROMISING_PAIRS = "promising pairs"
    COUNT = "count"
    NONE = "none"


class VerdictOutcome(Enum):
    """What a rule says."""

    ALLOWED = "allowed"
    REFUSED = "refused"
    NEEDS_CONSENT = "needs_consent"
    WARNED = "warned"


class Preference(Enum):
    """What makes one lawful pair better than another."""

    FAMILIAR_TEAM = "familiar_team"
    FAMILIAR_HOST = "familiar_host"
    PREFERRED_HOST = "preferred_host"
    WISHES = "wishes"
    TRAVEL = "travel"
    COST = "cost"
    NEXT_BLOCK = "next_block"
    NAMED = "named"


class PlanObstacle(Enum):
    """Why somebody cannot have a slot beside the rest of a plan."""

    PINNED = "pinned"
    FLOOR = "floor"
    SEAT = "seat"
    WHOLE = "whole"
    REST = "rest"
    TOO_MANY = "too_many"


class UnfilledReason(Enum):
    """What keeps workers from a slot."""

    OWN_COUNCIL = "own_council"
    ROLE = "role"
    SKILL = "skill"
    BARRED = "barred"
    TRAVEL = "travel"
    AVAILABILITY = "availability"
    BOOKED = "booked"
    REST = "rest"
    HOURS = "hours"
    ALL_TAKEN = "all_taken"
    NO_WORKERS = "no_workers"
    LAW = "law"


def explain_matches() -> None:
    """The sets that describe what a run has found."""
    explain(
        EngineStatus,
        "How far the search came.",
        OPTIMAL="No better plan exists.",
        FEASIBLE="Time ran out; `gap` says how much better a plan could be.",
        STOPPED="Somebody stopped it.",
    )
    explain(
        BoundMethod,
        "Whence the bound of a plan comes.",
        LINEAR_PROGRAM="A linear program, whose answer no whole plan can pass.",
        SEARCH="A search that looked everywhere, by its solver's word: see `solvers`.",
        UNFINISHED_SEARCH="A search that was cut short before it had looked everywhere.",
        PROMISING_PAIRS="A linear program over each seat's best candidates only.",
        COUNT="A count of all there is; nothing better is known.",
        NONE="Nothing: the engine has found a bound of its own to be wrong.",
    )
    explain(
        VerdictOutcome,
        "What one rule of law says of a proposal.",
        ALLOWED="Nothing in this rule stands in the way.",
        REFUSED="The rule says no.",
        NEEDS_CONSENT="It may pass if somebody's consent is given and recorded.",
        WARNED="It may pass, and people should know something first.",
    )
    explain(
        Standing,
        "How sure the bank is that a rule is law.",
        name="RuleStanding",
        STATED="The source says so.",
        INFERRED="The sources suggest it and do not state it; a lawyer decides.",
        UNVERIFIED="Known from guidance of others; the law itself was not read.",
    )
    explain(
        Preference,
        "What makes one lawful proposal better than another.",
        FAMILIAR_TEAM="She has worked in this team before.",
        FAMILIAR_HOST="She has worked for this council before.",
        PREFERRED_HOST="She would like to work for this council.",
        WISHES="She has skills that the team would like.",
        TRAVEL="How far she would travel; the farther, the fewer points.",
        COST="What her hours cost, in whole pounds; it decides last.",
        NEXT_BLOCK="She stays for several blocks of shared work in a row.",
        NAMED="The council that asks has named her as the one that it would like.",
    )
    explain(
        PlanObstacle,
        "Why somebody cannot have a slot beside the rest of a plan.",
        PINNED="Work stands in the way that has to stay: it was kept, offered or agreed.",
        FLOOR="Her home team can spare nobody more.",
        SEAT="The seat is another's, and is not given up.",
        WHOLE="The work is done whole or not at all, and with her it would not be whole.",
        REST="Too little rest would be left.",
        TOO_MANY="Too much other work would have to go.",
    )
    explain(
        UnfilledReason,
        "What keeps workers from a slot.",
        OWN_COUNCIL="Their own council asks; the bank places people at others.",
        ROLE="None of the roles asked for.",
        SKILL="A skill is missing, or held at too low a level.",
        BARRED="They do not want to work for this council, or it does not want them for this.",
        TRAVEL="Farther than they will travel.",
        AVAILABILITY="Not available and lawful for all of the sessions.",
        BOOKED="Held already for some of the time.",
        REST="Too little rest would be left.",
        HOURS="The working week would grow too long.",
        ALL_TAKEN="Some could, and all of them are needed on other slots.",
        NO_WORKERS="The bank has no members.",
        LAW="The engine had filled it, and a rule of law said no.",
    )
