"""Every rule that binds the bank, by what it is about."""

from collections.abc import Mapping

from staffbank.domain.law.card import RuleCard
from staffbank.domain.law.cards.paying import PAYING
from staffbank.domain.law.cards.people import PEOPLE
from staffbank.domain.law.cards.placing import PLACING
from staffbank.domain.law.cards.working import WORKING
from staffbank.domain.law.rules import RULES

CATALOGUE: Mapping[str, tuple[RuleCard, ...]] = {
    "Placing": PLACING,
    "Held against every match and offer": RULES,
    "Working time and fitness": WORKING,
    "Paying": PAYING,
    "People and their data": PEOPLE,
}
