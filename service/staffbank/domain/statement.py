"""What two organisations owe each other over some months, line by line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from staffbank.domain.money import Pence
from staffbank.domain.recharge import RechargeState


@dataclass(frozen=True)
class StatementLine:
    """What `host` owes `home` for a month."""

    month: date
    home: str
    host: str
    state: RechargeState
    minutes: int
    net: Pence
    vat: Pence

    @property
    def kind(self) -> str:
        """What finance officers call it; a credit note comes to less than nothing."""
        return "credit note" if self.gross < 0 else "recharge"

    @property
    def gross(self) -> Pence:
        """With VAT."""
        return Pence(self.net + self.vat)


@dataclass(frozen=True)
class Statement:
    """Every recharge between two councils, in both directions, the oldest first."""

    ours: str
    theirs: str
    lines: tuple[StatementLine, ...]

    @property
    def owed_to_us(self) -> Pence:
        """What is issued and not settled, what we owe them taken off; VAT with it."""
        return Pence(self._open(self.lines, self.ours) - self._open(self.lines, self.theirs))

    @staticmethod
    def _open(lines: Iterable[StatementLine], home: str) -> int:
        owed = {RechargeState.ISSUED, RechargeState.ACCEPTED, RechargeState.DISPUTED}
        return sum(line.gross for line in lines if line.home == home and line.state in owed)
