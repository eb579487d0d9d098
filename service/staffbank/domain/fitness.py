"""What a check that is recorded while she is placed says of the work that is to come."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from staffbank.domain.check import Check, CheckKind
from staffbank.domain.consent import Consent, unconsented
from staffbank.domain.law.rules import verdicts
from staffbank.domain.period import Period
from staffbank.domain.register import STOPS
from staffbank.domain.stop import PauseReason
from staffbank.domain.verdict import Refused, Verdict
from staffbank.domain.worker import Worker

# The rules that each kind of check decides; an assessment for night work takes nothing away.
DECIDES: Mapping[CheckKind, frozenset[str]] = {
    CheckKind.REGISTRATION: frozenset({"SWE-1", "SWE-2"}),
    CheckKind.DBS: frozenset({"DBS-1"}),
    CheckKind.RIGHT_TO_WORK: frozenset({"RTW-1"}),
}


def reason_of(check: Check) -> PauseReason:
    """Why a placement is suspended over it."""
    registration = check.kind is CheckKind.REGISTRATION
    return PauseReason.REGISTRATION if registration else PauseReason.CHECK


def with_check(worker: Worker, check: Check) -> Worker:
    """The worker with one check more in her record."""
    return replace(worker, checks=(*worker.checks, check))


def said_of(check: Check, worker: Worker, to_come: Sequence[Period]) -> tuple[Verdict, ...]:
    """What the rules that the check decides say of her next session.

    `worker` has the check in her record, `to_come` are the sessions left, at least one. A
    check that ends before the last of them is no reason to stop today: it is made again by
    then. Who is struck off from a day ahead is looked at to the end.
    """
    looked_at = to_come if check.register_status in STOPS else to_come[:1]
    decided = DECIDES.get(check.kind, frozenset())
    return tuple(each for each in verdicts(worker, looked_at) if each.rule in decided)


def fails(said: Sequence[Verdict], given: Iterable[Consent]) -> bool:
    """Whether a rule refuses her, or wants a consent that was not given."""
    refused = any(isinstance(each, Refused) for each in said)
    return refused or bool(unconsented(said, given, path="checks"))
