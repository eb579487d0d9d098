"""The agreement on one placement: a schedule for one officer, signed by both sides."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import NewType
from uuid import UUID

from staffbank.domain.consultation import S113, Consultation, must_be_consulted
from staffbank.domain.council import CouncilId, EmployerId, RegionId
from staffbank.domain.employment_cost import LockedRate
from staffbank.domain.event import Event
from staffbank.domain.legal_basis import LegalBasis
from staffbank.domain.placement import Placement, PlacementId
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.side import Side
from staffbank.domain.vat import VatDecision
from staffbank.domain.worker import WorkerId

AgreementId = NewType("AgreementId", UUID)


class AgreementState(Enum):
    """Where an agreement is."""

    PENDING = "pending"
    SIGNED = "signed"  # by both sides, and acknowledged by the worker
    REFUSED = "refused"


ROAD = {
    AgreementState.PENDING: (AgreementState.SIGNED, AgreementState.REFUSED),
    AgreementState.SIGNED: (),
    AgreementState.REFUSED: (),
}


@dataclass(frozen=True)
class Signature:
    """Who signed, and when.

    `acceded_at` is there where nobody signed anew: by its accession of that day to the master
    agreement the party has signed urgent schedules beforehand.
    """

    by: str
    at: datetime
    acceded_at: datetime | None = None


@dataclass(frozen=True)
class Terms:
    """The money of it, locked by the home employer's finance officer."""

    rate: LockedRate
    vat: VatDecision


@dataclass(frozen=True)
class Agreement:
    """A schedule under the master agreement. `document` is the text that is signed.

    `digest` is the SHA-256 of that text: whoever signs names it, and so signs what was read.
    """

    id: AgreementId
    region_id: RegionId
    placement_id: PlacementId
    worker_id: WorkerId
    person: str
    home_employer_id: EmployerId
    host_council_id: CouncilId
    legal_basis: LegalBasis
    opened_at: datetime
    legal_sign_off: str | None = None
    terms: Terms | None = None
    document: str | None = None
    digest: str | None = None
    home: Signature | None = None
    host: Signature | None = None
    acknowledged_at: datetime | None = None
    state: AgreementState = AgreementState.PENDING
    reason: str | None = None

    @classmethod
    def on(
        cls,
        placement: Placement,
        *,
        id: AgreementId,  # noqa: A002 its name
        legal_basis: LegalBasis,
        at: datetime,
    ) -> "Agreement":
        """The agreement that a placement needs before it may begin: S113-3."""
        return cls(
            id=id,
            region_id=placement.region_id,
            placement_id=placement.id,
            worker_id=placement.worker_id,
            person=placement.person,
            home_employer_id=placement.home_employer_id,
            host_council_id=placement.host_council_id,
            legal_basis=legal_basis,
            opened_at=at,
        )

    def lock_terms(self, terms: Terms, *, document: str, digest: str) -> "Agreement":
        """Fix the rate and the treatment of VAT, and with them the text that is signed.

        Raises:
            Declined: decided already, one side has signed, or a lawyer's word is missing.
        """
        self.must_be_pending("changed")
        if problems := list(self._not_signed_off()):
            raise Declined(*problems)
        if self.home or self.host:
            message = "One side has signed these terms; refuse the agreement to change them."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("agreementId",)))
        return replace(
            self, terms=terms, document=document, digest=digest, acknowledged_at=None
        )

    def sign_off(self, *, note: str) -> "Agreement":
        """A lawyer's word, which a secondment by contract needs: S113-1.

        Raises:
            Declined: decided, no note, or its text is drawn up already without that word.
        """
        self.must_be_pending("signed off")
        if self.document is not None:
            message = (
                "Its text is drawn up, and names the sign-off that there was. Have the terms "
                "locked anew by another agreement: refuse this one."
            )
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("agreementId",)))
        if not note.strip():
            message = "Say whose legal sign-off it is, and when it was given."
            raise Declined(Problem(ProblemCode.INVALID, message, ("note",)))
        return replace(self, legal_sign_off=note.strip())

    @property
    def signed_by_sides(self) -> frozenset[Side]:
        """The sides that have signed."""
        signed = {Side.HOME: self.home, Side.HOST: self.host}
        return frozenset(side for side, signature in signed.items() if signature)

    def sign(
        self,
        side: Side,
        *,
        signature: Signature,
        digest: str,
        consultation: Consultation | None,
    ) -> "Agreement":
        """One side signs the text with this digest.

        Raises:
            Declined: decided, signed by that side, not ready to be signed, another text, the
                same person on both sides, or before she was consulted.
        """
        self.must_be_pending("signed")
        must_be_consulted(signature.at, consultation)
        if problems := list(self._not_ready()):
            raise Declined(*problems)
        self._must_name(digest, "sign")
        mine, other = (self.home, self.host) if side is Side.HOME else (self.host, self.home)
        if mine is not None:
            message = f"Your side has signed: {mine.by}."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("agreementId",)))
        if signature.by == self.person or (other and other.by == signature.by):
            message = "You are party to this agreement already; another signatory has to sign."
            raise Declined(Problem(ProblemCode.SAME_PERSON, message, ("agreementId",)))
        if side is Side.HOME:
            return _settled(replace(self, home=signature))
        return _settled(replace(self, host=signature))

    def acknowledge(self, *, digest: str, at: datetime) -> "Agreement":
        """The worker has read the schedule with this digest.

        Raises:
            Declined: decided, its terms are not locked, or it is another text by now.
        """
        self.must_be_pending("acknowledged")
        if self.digest is None:
            message = "Its terms are not locked yet; there is no text to acknowledge."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("agreementId",)))
        self._must_name(digest, "acknowledge")
        return _settled(replace(self, acknowledged_at=at))

    def refuse(self, *, reason: str) -> "Agreement":
        """One side does not sign. Raises Declined once decided, or without a reason."""
        self.must_be_pending("refused")
        if not reason.strip():
            message = "Say why the agreement is refused; both sides read it."
            raise Declined(Problem(ProblemCode.INVALID, message, ("reason",)))
        return replace(self, state=AgreementState.REFUSED, reason=reason.strip())

    def happened(self, verb: str, **details: str | int | None) -> Event:
        """The event `agreement.VERB`, for both sides to read."""
        involved = frozenset({self.home_employer_id, self.host_council_id})
        return Event(f"agreement.{verb}", self.id, involved, details, self.person)

    def _must_name(self, digest: str, wanted: str) -> None:
        if digest != self.digest:
            message = (
                f"The text has changed: its digest is {self.digest}, and you name {digest}. "
                f"Read it again and {wanted} that one."
            )
            raise Declined(Problem(ProblemCode.INVALID, message, ("digest",)))

    def _not_ready(self) -> Iterator[Problem]:
        if self.terms is None:
            message = (
                "The rate and the treatment of VAT are not locked yet: the home employer's "
                "finance officer does that (lockTerms)."
            )
            yield Problem(ProblemCode.WRONG_STATE, message, ("agreementId",))
        yield from self._not_signed_off()

    def _not_signed_off(self) -> Iterator[Problem]:
        if self.legal_basis is LegalBasis.CONTRACT_SECONDMENT and not self.legal_sign_off:
            message = (
                "A trust company is a party, so section 113 does not carry this placement. "
                "Record the legal sign-off of the secondment by contract (recordLegalSignOff)."
            )
            yield Problem(ProblemCode.RULE, message, ("agreementId",), "S113-1", S113)

    def must_be_pending(self, wanted: str) -> None:
        """Do nothing while it is to be decided. Raises Declined."""
        if self.state is not AgreementState.PENDING:
            message = f"This agreement cannot be {wanted}: it is {self.state.value}."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("agreementId",)))


def _settled(agreement: Agreement) -> Agreement:
    """Signed, where nobody's word is missing any more."""
    if agreement.home and agreement.host and agreement.acknowledged_at:
        return replace(agreement, state=AgreementState.SIGNED)
    return agreement
