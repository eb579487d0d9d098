"""The engine's explanations, in the words that are stored."""

from collections.abc import Iterator, Mapping
from typing import Protocol
from uuid import UUID

from staffbank.domain.profession import SKILLS
from staffbank.domain.worker import WorkerId
from staffbank.ports.explanation import (
    CandidateView,
    ChoiceView,
    EffectView,
    NearMissView,
    RunnerUpView,
    WayOutView,
)
from staffbank_matching.reasons import AboutPair, AboutRequest, Choice, Displacement, NearMiss

NEAREST = 5
BEST = 5
SENTENCES: Mapping[str, str] = {
    "role": "Holds another role.",
    "skill": "Would need to be one level higher in this skill: {skill}.",
    "skills": "Would need to be {size:g} levels higher in this skill: {skill}.",
    "travel": "Lives {size:.1f} km further away than she is willing to travel.",
    "availability": "Is not free for {size:g} minutes of one session.",
    "hours": "Would work {hours} hours a week more than she offers.",
}


class Explains(Protocol):
    """Whoever can tell about a plan: the engine's `Explainer`."""

    def request(self, name: str, *, near: int, best: int) -> AboutRequest: ...
    def pair(self, worker: str, request: str) -> AboutPair: ...


class Why:
    """The reasons of one plan; each request is asked about once. None without an explainer."""

    def __init__(self, explainer: Explains | None) -> None:
        self._explainer = explainer
        self._asked: dict[str, AboutRequest] = {}

    def choice(self, worker: WorkerId, request: str) -> ChoiceView | None:
        """How the engine came to have her on it."""
        if self._explainer is None:
            return None
        eligible = self._about(self._explainer, request).funnel.eligible
        choice = self._explainer.pair(str(worker), request).choice
        return ChoiceView(eligible, _runner_up(choice) if choice else None)

    def way_out(self, request: str) -> WayOutView | None:
        """What would fill its open slots."""
        if self._explainer is None:
            return None
        about = self._about(self._explainer, request)
        return WayOutView(
            near_misses=about.near_misses,
            nearest=tuple(_near(about.near)),
            worth_least=about.supply.least,
            worth_most=about.supply.most,
            candidates=tuple(map(_candidate, about.candidates)),
        )

    def _about(self, explainer: Explains, request: str) -> AboutRequest:
        if request not in self._asked:
            self._asked[request] = explainer.request(request, near=NEAREST, best=BEST)
        return self._asked[request]


def _runner_up(choice: Choice) -> RunnerUpView | None:
    found = choice.runner_up
    if found is None:
        return None
    worker = UUID(found.job.worker)
    if found.change is None:
        return RunnerUpView(worker, None, None, found.blocked)
    dropped = sum(each != choice.job for each in found.dropped)
    return RunnerUpView(worker, found.change.value, dropped, "")


def _candidate(found: Displacement) -> CandidateView:
    worker = UUID(found.job.worker)
    if found.change is None:
        return CandidateView(worker, None, None, found.blocked, ())
    levels = found.change.levels.items()
    effects = tuple(EffectView(aim, change) for aim, change in levels if change)
    return CandidateView(worker, found.change.value, len(found.dropped), "", effects)


def _near(misses: tuple[NearMiss, ...]) -> Iterator[NearMissView]:
    for miss in misses:
        plural = miss.code == "skill" and miss.size > 1
        sentence = SENTENCES["skills" if plural else miss.code]
        skill = SKILLS.get(miss.skill, miss.skill)
        said = sentence.format(skill=skill, size=miss.size, hours=_hundredths(miss.size / 60))
        yield NearMissView(UUID(miss.worker), miss.code, miss.size, said)


def _hundredths(hours: float) -> str:
    return f"{hours:.2f}".rstrip("0").removesuffix(".")
