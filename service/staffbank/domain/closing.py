"""What the three who took part say of a placement when it is over."""

from dataclasses import dataclass, replace
from datetime import datetime

from staffbank.domain.problem import Declined, Problem, ProblemCode

LONGEST = 4000  # characters


@dataclass(frozen=True)
class Account:
    """Somebody's words, and when."""

    by: str
    at: datetime
    text: str

    def must_be_said(self, path: str) -> None:
        """Do nothing where there is something in it. Raises Declined: empty, or too long."""
        if not self.text.strip() or len(self.text) > LONGEST:
            message = f"Write 1 to {LONGEST} characters, not {len(self.text.strip())}."
            raise Declined(Problem(ProblemCode.INVALID, message, (path,)))


@dataclass(frozen=True)
class Closing:
    """The host's practice reference (REF-1), her feedback, and her return to post at home."""

    reference: Account | None = None
    feedback: Account | None = None
    returned: Account | None = None

    def with_part(self, part: str, account: Account) -> "Closing":
        """The same with one part said. Raises Declined where it is empty, long, or said."""
        account.must_be_said("text")
        if getattr(self, part) is not None:
            message = "Your side has given its account already; it stays as it was given."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("placementId",)))
        return replace(self, **{part: account})
