"""What the bank forgets."""

from datetime import datetime
from typing import Protocol


class Retention(Protocol):
    """Each says how many rows it has changed."""

    async def forget_scores(self, before: datetime) -> int:
        """Proposals and reasons of runs that ended before, which no offer names."""
        ...

    async def forget_certificate_numbers(self, before: datetime) -> int:
        """The numbers of DBS certificates that were seen before."""
        ...

    async def forget_answers(self, before: datetime) -> int:
        """Answers to deeds of before, with their keys; none that is younger than a day."""
        ...

    async def forget_batch_rows(self, before: datetime) -> int:
        """Rows that were refused, or repeated, of batches that ended before."""
        ...

    async def forget_interests(self) -> int:
        """Interest in work that is no longer open."""
        ...

    async def forget_audit_entries(self, before: datetime) -> int:
        """The region's audit entries of before; none that is younger than six years."""
        ...
