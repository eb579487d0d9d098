"""What the host owes the home employer for a month of an officer's work."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import NewType
from uuid import UUID

from staffbank.domain.council import CouncilId, EmployerId, RegionId
from staffbank.domain.event import Event
from staffbank.domain.journal import Account, AccountKind, Posting
from staffbank.domain.money import Pence
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.separation import must_be_another
from staffbank.domain.worked_line import LineId

RechargeId = NewType("RechargeId", UUID)


class RechargeState(Enum):
    """Where a recharge is."""

    ACCRUED = "accrued"  # drawn up from locked hours
    PROFORMA = "proforma"  # shown to the host
    ISSUED = "issued"  # with VAT
    ACCEPTED = "accepted"
    DISPUTED = "disputed"  # the worker is paid by her home employer, whatever comes of it
    SETTLED = "settled"
    CREDITED = "credited"  # it and its credit note: together nothing is owed


ROAD: Mapping[RechargeState, tuple[RechargeState, ...]] = {
    RechargeState.ACCRUED: (RechargeState.PROFORMA,),
    RechargeState.PROFORMA: (RechargeState.ISSUED,),
    RechargeState.ISSUED: (RechargeState.ACCEPTED, RechargeState.DISPUTED),
    RechargeState.DISPUTED: (RechargeState.ACCEPTED, RechargeState.CREDITED),
    RechargeState.ACCEPTED: (RechargeState.SETTLED,),
    RechargeState.SETTLED: (),
    RechargeState.CREDITED: (),
}

PAYABLE = frozenset({RechargeState.ISSUED, RechargeState.ACCEPTED})  # what may be paid by now


@dataclass(frozen=True)
class RechargeLine:
    """One locked line of a timesheet: hours at the locked rate, miles, and the VAT on both.

    Each amount is rounded once. A reversal has minutes, miles and money below zero. From
    `released_on` on, the line of the timesheet may be on another recharge.
    """

    line_id: LineId
    minutes: int
    miles: int
    hours_net: Pence
    travel_net: Pence
    vat: Pence
    released_on: date | None = None

    @property
    def net(self) -> Pence:
        """Hours and miles, without VAT."""
        return Pence(self.hours_net + self.travel_net)

    def taken_back(self) -> "RechargeLine":
        """The same, below nothing."""
        return replace(
            self,
            minutes=-self.minutes,
            miles=-self.miles,
            hours_net=Pence(-self.hours_net),
            travel_net=Pence(-self.travel_net),
            vat=Pence(-self.vat),
        )


@dataclass(frozen=True)
class Recharge:
    """A month between two organisations; `credits` is the recharge that it takes back."""

    id: RechargeId
    region_id: RegionId
    home_employer_id: EmployerId
    host_council_id: CouncilId
    month: date
    lines: tuple[RechargeLine, ...]
    state: RechargeState = RechargeState.ACCRUED
    reason: str | None = None
    credits: RechargeId | None = None
    issued_by: str | None = None

    @property
    def is_credit_note(self) -> bool:
        """Whether it comes to less than nothing."""
        return self.gross < 0

    @property
    def net(self) -> Pence:
        """Without VAT."""
        return Pence(sum(line.net for line in self.lines))

    @property
    def vat(self) -> Pence:
        """The VAT on it."""
        return Pence(sum(line.vat for line in self.lines))

    @property
    def gross(self) -> Pence:
        """With VAT."""
        return Pence(self.net + self.vat)

    @property
    def minutes(self) -> int:
        """Paid minutes."""
        return sum(line.minutes for line in self.lines)

    def show(self) -> "Recharge":
        """Home shows it to the host. Raises Declined out of turn."""
        return self._to(RechargeState.PROFORMA)

    def issue(self, *, by: str) -> "Recharge":
        """Home issues it, with VAT. Raises Declined out of turn."""
        return replace(self._to(RechargeState.ISSUED), issued_by=by)

    def accept(self, *, by: str) -> "Recharge":
        """The host accepts it, or lets its dispute go.

        Raises:
            Declined: out of turn, or by whoever issued it.
        """
        self._must_be_another(by)
        return replace(self._to(RechargeState.ACCEPTED), reason=None)

    def dispute(self, *, by: str, reason: str) -> "Recharge":
        """The host does not accept it for now.

        Raises:
            Declined: out of turn, without a reason, or by whoever issued it.
        """
        self._must_be_another(by)
        if not reason.strip():
            message = "Say what is wrong with the recharge; the home employer reads it."
            raise Declined(Problem(ProblemCode.INVALID, message, ("reason",)))
        return replace(self._to(RechargeState.DISPUTED), reason=reason.strip())

    def settle(self) -> "Recharge":
        """Home has the money. Raises Declined out of turn."""
        return self._to(RechargeState.SETTLED)

    def credit(self, *, on: date) -> "Recharge":
        """Home takes it back; its lines may be charged anew. Raises Declined out of turn."""
        lines = tuple(replace(line, released_on=on) for line in self.lines)
        return replace(self._to(RechargeState.CREDITED), lines=lines)

    def credit_note(self, id: RechargeId, *, on: date, reason: str) -> "Recharge":  # noqa: A002
        """What takes this one back. Raises Declined without a reason."""
        if not reason.strip():
            message = "Say why it is taken back; the host reads it."
            raise Declined(Problem(ProblemCode.INVALID, message, ("reason",)))
        return replace(
            self,
            id=id,
            month=on.replace(day=1),
            lines=tuple(line.taken_back() for line in self.lines),
            reason=reason.strip(),
            credits=self.id,
            issued_by=None,
        )

    def postings(self, before: RechargeState | None) -> tuple[Posting, ...]:
        """What the step from `before` to where it is now means for both books.

        Accrued: the host owes the net sum. Issued: and the VAT. Disputed: the gross sum stands
        apart on both sides; accepted or credited it comes back, and the credit note takes as
        much away. Settled: the money has moved.
        """
        flows: tuple[tuple[AccountKind, AccountKind, Pence], ...] = ()
        match before, self.state:
            case None, RechargeState.ACCRUED:
                flows = ((AccountKind.INCOME, AccountKind.COST, self.net),)
            case None, RechargeState.CREDITED:
                flows = (
                    (AccountKind.INCOME, AccountKind.COST, self.net),
                    (AccountKind.VAT_OUTPUT, AccountKind.VAT_INPUT, self.vat),
                )
            case _, RechargeState.ISSUED:
                flows = ((AccountKind.VAT_OUTPUT, AccountKind.VAT_INPUT, self.vat),)
            case _, RechargeState.DISPUTED:
                flows = ((AccountKind.DISPUTED, AccountKind.DISPUTED, Pence(-self.gross)),)
            case RechargeState.DISPUTED, RechargeState.ACCEPTED | RechargeState.CREDITED:
                flows = ((AccountKind.DISPUTED, AccountKind.DISPUTED, self.gross),)
            case _, RechargeState.SETTLED:
                flows = ((AccountKind.CASH, AccountKind.CASH, Pence(-self.gross)),)
            case _:
                pass  # shown or accepted: nothing is owed that was not
        sums: Counter[Account] = Counter()
        for posting in (each for flow in flows for each in self._both_books(*flow)):
            sums[posting.account] += posting.amount
        return tuple(Posting(account, Pence(n)) for account, n in sums.items() if n)

    def happened(self, verb: str, **details: str | int | None) -> Event:
        """The event `recharge.VERB`, for both sides to read."""
        involved = frozenset({self.home_employer_id, self.host_council_id})
        return Event(f"recharge.{verb}", self.id, involved, details)

    def _both_books(
        self, at_home: AccountKind, at_host: AccountKind, amount: Pence
    ) -> Iterator[Posting]:
        """`amount` more is owed to home, out of one account; by the host, into the other."""
        if amount == 0:
            return
        home, host = self.home_employer_id, self.host_council_id
        yield Posting(Account(home, AccountKind.RECEIVABLE, host), amount)
        yield Posting(Account(home, at_home, host), Pence(-amount))
        yield Posting(Account(host, AccountKind.PAYABLE, home), Pence(-amount))
        yield Posting(Account(host, at_host, home), amount)

    def _must_be_another(self, by: str) -> None:
        """Do nothing where host and home speak by two people. Raises Declined."""
        message = "You issued this recharge for home; somebody else answers for the host."
        must_be_another(by, {self.issued_by or ""}, message, "rechargeId")

    def _to(self, state: RechargeState) -> "Recharge":
        if state not in ROAD[self.state]:
            message = f"This recharge is {self.state.value}; it cannot be {state.value} next."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("rechargeId",)))
        return replace(self, state=state)
