"""Rules that named people may let pass, each with a reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from staffbank.domain.law.rules import rule_card
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.side import Side
from staffbank.domain.verdict import NeedsConsent, Verdict

# At whose step the consent is asked: the region offers, home releases, the host confirms.
ASKED_OF: Mapping[str, frozenset[Side]] = {
    "SWE-2": frozenset({Side.HOME, Side.HOST}),
    "ELIG-1": frozenset({Side.REGION}),
}

Reasons = Mapping[str, str]  # rule, and the reason for which it may pass
NONE: Reasons = {}


@dataclass(frozen=True)
class Consent:
    """One side lets a rule pass. `seen_on` is the day of the check on which it was given.

    It is for what was known then: of conditions that were lifted and made anew it says nothing.
    """

    rule: str
    side: Side
    by: str
    reason: str
    seen_on: date | None = None

    def covers(self, asked: NeedsConsent) -> bool:
        """Whether it was given on what is asked about now."""
        if self.rule != asked.rule:
            return False
        return asked.since is None or (self.seen_on is not None and self.seen_on >= asked.since)


def consents(
    said: Sequence[Verdict], side: Side, given: Reasons, *, by: str
) -> tuple[Consent, ...]:
    """What this side is asked for and gives in `given`, tidied; others are left out.

    Raises:
        Declined: the consent of this side to some rule is missing; all of them are named.
    """
    asked = [each for each in _asked(said) if side in ASKED_OF.get(each.rule, frozenset())]
    if missing := [each for each in asked if not given.get(each.rule, "").strip()]:
        raise Declined(*(_problem(each, "give one (consents)", "consents") for each in missing))
    return tuple(
        Consent(each.rule, side, by, given[each.rule].strip(), each.seen_on) for each in asked
    )


def unconsented(
    said: Sequence[Verdict], given: Iterable[Consent], *, path: str
) -> list[Problem]:
    """A problem for each rule that a side has not let pass yet."""
    there = tuple(given)
    problems = []
    for asked in _asked(said):
        has = {each.side for each in there if each.covers(asked)}
        if lacking := ASKED_OF.get(asked.rule, frozenset()) - has:
            sides = " and ".join(sorted(side.value for side in lacking))
            way_out = f"that of {sides} is missing (consentToRule)"
            problems.append(_problem(asked, way_out, path))
    return problems


def _asked(said: Sequence[Verdict]) -> Iterator[NeedsConsent]:
    return (each for each in said if isinstance(each, NeedsConsent))


def _problem(asked: NeedsConsent, way_out: str, path: str) -> Problem:
    card = rule_card(asked.rule)
    message = f"{asked.because} It passes only with a reason by {asked.whose}; {way_out}."
    return Problem(ProblemCode.CONSENT, message, (path,), card.id, card.source, card.standing)
