"""Rules that named people may let pass, each with a reason."""

from collections.abc import Mapping, Sequence

from staffbank.domain.law.rules import rule_card
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.side import Side
from staffbank.domain.verdict import NeedsConsent, Verdict

# At whose step the consent is asked: the region offers, home releases, the host confirms.
ASKED_OF: Mapping[str, frozenset[Side]] = {
    "SWE-2": frozenset({Side.HOME, Side.HOST}),
    "ELIG-1": frozenset({Side.REGION}),
}

Consents = Mapping[str, str]  # rule, and the reason for which it may pass
NONE: Consents = {}


def consents(said: Sequence[Verdict], side: Side, given: Consents) -> Consents:
    """Those of `given` that this side is asked for, tidied; others are left out.

    Raises:
        Declined: the consent of this side to some rule is missing; all of them are named.
    """
    asked = [
        each
        for each in said
        if isinstance(each, NeedsConsent) and side in ASKED_OF.get(each.rule, frozenset())
    ]
    if missing := [each for each in asked if not given.get(each.rule, "").strip()]:
        raise Declined(*map(_problem, missing))
    return {each.rule: given[each.rule].strip() for each in asked}


def _problem(asked: NeedsConsent) -> Problem:
    card = rule_card(asked.rule)
    message = (
        f"{asked.because} It passes only with a reason by {asked.whose}; give one (consents)."
    )
    return Problem(
        ProblemCode.CONSENT, message, ("consents",), card.id, card.source, card.standing
    )
