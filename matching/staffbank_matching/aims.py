"""What a plan is to be good at: a policy choice, with a default argued in the decisions."""

from dataclasses import dataclass
from enum import Enum


class Worth(Enum):
    """What a seat counts for within its tier where the request itself says nothing."""

    SEAT = "seat"  # each the same
    HOUR = "hour"  # its hours
    MIXED = "mixed"  # 8 and six times the root of its hours: between the two


@dataclass(frozen=True)
class Aims:
    """How plans are compared.

    With `weights` None the order is strict: each tier's coverage in turn, then least change
    to the plan before, continuity, fairness, preference, travel and cost. With four weights,
    one for each tier, everything is one sum instead: the value covered times its tier's
    weight and `POINTS_PER_VALUE`, and the points.

    `fairness` says whether shares between councils and between workers count at all.
    """

    worth: Worth = Worth.MIXED
    weights: tuple[int, int, int, int] | None = None
    fairness: bool = True


POINTS_PER_VALUE = 100
STEEP = (1000, 100, 10, 1)  # weights that guide the search where the order is strict
STRICT = Aims()
