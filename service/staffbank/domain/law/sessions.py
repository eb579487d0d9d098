"""The rules that look at a worker's record and at what she would work, and may let it pass."""

from collections.abc import Callable, Mapping, Sequence

from staffbank.domain.law.experience import experience
from staffbank.domain.law.night_work import unassessed
from staffbank.domain.law.registration import orders, renewal
from staffbank.domain.period import Period
from staffbank.domain.verdict import Verdict
from staffbank.domain.worker import Worker

# The skills that the work asks for come last; None where the rule has nothing to say.
SessionRule = Callable[[Worker, Sequence[Period], frozenset[str]], Verdict | None]

SESSION_RULES: Mapping[str, SessionRule] = {
    "WT-8": unassessed,
    "SWE-2": orders,
    "SWE-3": renewal,
    "ELIG-1": experience,
}
