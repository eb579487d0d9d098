"""The figures of two runs in two columns, with what the later one has more or less of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from staffbank.web.coordinator.places_compared import Places
from staffbank.web.desk import Data
from staffbank.web.words import TIERS, Said, _, hours

Shown = Callable[[float], str]
NONE = "–"  # noqa: RUF001 the sign that is meant
LESS = "−"  # noqa: RUF001 the sign that is meant


@dataclass(frozen=True)
class Result:
    """A finished run, with all its places."""

    run: Data
    places: Places

    @property
    def summary(self) -> Data:
        """Its figures as a whole."""
        found: Data = self.run["summary"]
        return found

    def tier(self, tier: str) -> Data:
        """How much of a tier it fills; nothing of one that nobody had asked for."""
        return next((each for each in self.summary["coverage"] if each["tier"] == tier), {})

    def aim(self, name: str) -> float | None:
        """What the plan comes to by one aim of the engine's; None where it is not told."""
        aims = (self.run["certificate"] or {"aims": ()})["aims"]
        return next((each["value"] for each in aims if each["aim"] == name), None)

    def proof(self, name: str) -> float | None:
        """A figure of the certificate; None where the run has none."""
        return (self.run["certificate"] or {}).get(name)

    def points(self, preference: str) -> Iterator[int]:
        """What each proposal has for a preference."""
        for proposal in self.places.proposals:
            for each in proposal["points"]:
                if each["preference"] == preference:
                    yield each["points"]

    @property
    def balances(self) -> Sequence[int]:
        """The minutes that each council gives beyond what it takes."""
        councils = self.summary["councils"]
        return [each["minutesGiven"] - each["minutesTaken"] for each in councils]


@dataclass(frozen=True)
class Figure:
    """One line: what both runs come to, and the difference."""

    name: str
    was: str
    now: str
    more: str


@dataclass(frozen=True)
class Group:
    """Figures of one kind."""

    name: str
    figures: Sequence[Figure]


def figures_of(was: Result, now: Result, *, by_place: bool) -> Sequence[Group]:
    """Everything that plans are judged by, in the order in which the engine looks at it.

    Those that are summed up `by_place` are left out where the places were not read.
    """
    groups = (
        (_("Filled by priority"), _coverage, False),
        (_("Continuity and wishes"), _continuity, True),
        (_("Fairness"), _fairness, False),
        (_("Travel"), _travel, False),
        (_("Cost"), _cost, True),
        (_("How good the plan is known to be"), _proof, False),
    )
    return [
        Group(name, [*figures(was, now)])
        for name, figures, of_places in groups
        if by_place or not of_places
    ]


def _coverage(was: Result, now: Result) -> Iterator[Figure]:
    both = (was.summary, now.summary)
    yield _of(_("All places"), *((each["filled"], each["slots"]) for each in both))
    for tier, name in TIERS.items():
        old, new = was.tier(tier), now.tier(tier)
        if old or new:
            places, worked = [
                [(each.get(part, 0), each.get(whole, 0)) for each in (old, new)]
                for part, whole in (("filled", "wanted"), ("minutesFilled", "minutesWanted"))
            ]
            yield _of(Said(_("%(tier)s: places"), tier=Said(name)), *places)
            yield _of(Said(_("%(tier)s: hours"), tier=Said(name)), *worked, shown=_hours)


def _continuity(was: Result, now: Result) -> Iterator[Figure]:
    for preference, name in (
        ("FAMILIAR_TEAM", _("Places with somebody who knows the team")),
        ("FAMILIAR_HOST", _("Places with somebody who knows the council")),
        ("PREFERRED_HOST", _("Places with somebody who would like the council")),
        ("WISHES", _("Places with somebody who has skills that are wished for")),
    ):
        old, new = (sum(each > 0 for each in run.points(preference)) for run in (was, now))
        yield _figure(name, old, new)


def _fairness(was: Result, now: Result) -> Iterator[Figure]:
    yield _figure(
        _("Fairness as the engine counts it"), was.aim("fairness"), now.aim("fairness")
    )
    yield _figure(
        _("The most hours that a council gives beyond what it takes"),
        *(max((0, *each.balances)) for each in (was, now)),
        shown=_hours,
    )
    yield _figure(
        _("The most hours that a council takes beyond what it gives"),
        *(max((0, *(-left for left in each.balances))) for each in (was, now)),
        shown=_hours,
    )


def _travel(was: Result, now: Result) -> Iterator[Figure]:
    for name, key in (
        (_("Way to work, on average"), "travelKmMean"),
        (_("Longest way to work"), "travelKmMost"),
    ):
        yield _figure(
            name, was.summary[key], now.summary[key], shown=lambda km: f"{km:,.1f} km"
        )


def _cost(was: Result, now: Result) -> Iterator[Figure]:
    old, new = (-sum(each.points("COST")) for each in (was, now))
    yield _figure(_("What the hours cost"), old, new, shown=lambda pounds: f"£{pounds:,.0f}")


def _proof(was: Result, now: Result) -> Iterator[Figure]:
    yield _figure(_("Value of the plan"), was.proof("value"), now.proof("value"))
    yield _figure(_("What no plan can pass"), was.proof("bound"), now.proof("bound"))
    yield _figure(
        _("How far it may be from the best"),
        was.run["gap"],
        now.run["gap"],
        shown=lambda gap: f"{100 * gap:.1f}%",
    )


def _hours(minutes: float) -> str:
    return f"{hours(int(minutes))} h"


def _number(value: float) -> str:
    return f"{value:,.0f}"


def _figure(
    name: str, was: float | None, now: float | None, *, shown: Shown = _number
) -> Figure:
    return Figure(name, _said(was, shown), _said(now, shown), _more(was, now, shown))


def _of(
    name: str, was: tuple[int, int], now: tuple[int, int], *, shown: Shown = _number
) -> Figure:
    old, new = (
        Said(_("%(part)s of %(whole)s"), part=shown(part), whole=shown(whole))
        for part, whole in (was, now)
    )
    return Figure(name, old, new, _more(was[0], now[0], shown))


def _said(value: float | None, shown: Shown) -> str:
    if value is None:
        return NONE
    return f"{LESS}{shown(-value)}" if value < 0 else shown(value)


def _more(was: float | None, now: float | None, shown: Shown) -> str:
    if was is None or now is None:
        return NONE
    left = now - was
    if not left:
        return Said(_("the same"))
    return f"+{shown(left)}" if left > 0 else _said(left, shown)
