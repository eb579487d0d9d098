"""Reasons for which a rule may pass."""

from collections.abc import Iterable

import strawberry
from strawberry import field

from staffbank.domain.consent import Reasons

CONSENTS = "Your reasons for each rule that asks your side's consent, once you have met it."


@strawberry.input(description="A rule that asks your consent, and your reason for giving it.")
class ConsentInput:
    """A rule and a reason."""

    rule: str = field(description="The rule's id, such as SWE-2.")
    reason: str = field(description="Why it may pass; the auditor reads it.")


def given(said: Iterable[ConsentInput]) -> Reasons:
    """The same in the domain's words."""
    return {each.rule: each.reason for each in said}
