"""What the three who took part say of a placement when it is over."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.separation import one_side_each

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
    """The host's practice reference (REF-1), her feedback, and her return to post at home.

    `access_removed_on` is the day on which, as the host says, she lost access to its systems.
    """

    reference: Account | None = None
    feedback: Account | None = None
    returned: Account | None = None
    access_removed_on: date | None = None

    def without_access(self, *, removed_on: date, today: date) -> "Closing":
        """The same, once the host has taken her access away. Raises Declined where it has not.

        It is its own system's affair; the bank asks that it is done, best on the last day.
        """
        if removed_on > today:
            message = (
                f"Her access ends on {removed_on:%d %B %Y}, which is still to come. Close the "
                "placement when it is removed."
            )
            raise Declined(Problem(ProblemCode.INVALID, message, ("accessRemovedOn",)))
        return replace(self, access_removed_on=removed_on)

    def with_part(self, part: str, account: Account) -> "Closing":
        """The same with one part said.

        Raises:
            Declined: empty, long, said already, or host's and home's word by one person.
        """
        account.must_be_said("text")
        if getattr(self, part) is not None:
            message = "Your side has given its account already; it stays as it was given."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("placementId",)))
        spoken = {"reference": self.reference, "returned": self.returned}
        if part in spoken:
            said = {side: each.by for side, each in spoken.items() if each}
            one_side_each(account.by, part, said, "placementId")
        given: dict[str, Any] = {part: account}
        return replace(self, **given)
