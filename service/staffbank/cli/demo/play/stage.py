"""What every scene of the play needs: the bank, who is who, and the dice."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from uuid import UUID

from staffbank.bootstrap import Bank
from staffbank.cli.demo.cast import Office
from staffbank.cli.demo.region import REGION
from staffbank.domain.placement import Placement
from staffbank.domain.principal import Principal, Role
from staffbank.domain.worker import Worker
from staffbank.jobs.system import system
from staffbank.ports.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Cast:
    """A placement's people: the worker, and the offices of both sides."""

    worker: Worker
    home: Office
    host: Office


@dataclass
class Stage:
    """The bank and its people. `told` counts what has happened, in the order of the process."""

    bank: Bank
    offices: Sequence[Office]
    dice: Random
    told: Counter[str] = field(default_factory=Counter)
    casts: dict[UUID, Cast] = field(default_factory=dict)  # by placement
    placements: dict[UUID, Placement] = field(default_factory=dict)

    def uow(self, who: Principal) -> UnitOfWork:
        """A deed of somebody's."""
        return self.bank.unit_of_work(who)

    def officer(self, office: Office, role: Role) -> UnitOfWork:
        """A deed of an officer's."""
        return self.uow(office.officer(role))

    def hers(self, cast: Cast) -> UnitOfWork:
        """A deed of the worker's own."""
        return self.uow(cast.home.member(cast.worker.person))

    @property
    def itself(self) -> UnitOfWork:
        """A deed of the bank's own."""
        return self.uow(system(REGION.id))

    def at(self, organisation: UUID) -> Office:
        """The office of a council or of an employer."""
        return next(
            office
            for office in self.offices
            if organisation in {office.council_id, office.employer_id}
        )

    def falls(self, chance: float) -> bool:
        """Whether the dice say so."""
        return self.dice.random() < chance

    def keep(self, placement: Placement) -> None:
        """Remember how it stands."""
        self.placements[placement.id] = placement
