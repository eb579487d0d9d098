"""The members of the bank, drawn. Nobody here is real."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import cos, radians
from random import Random

from staffbank.cli.demo.checks import drawn_checks
from staffbank.cli.demo.expertise import SW, Expertise, Field, drawn_expertise, system_of
from staffbank.cli.demo.home_post import HomePost, drawn_home_post
from staffbank.cli.demo.names import drawn_names
from staffbank.cli.demo.region import DemoCouncil
from staffbank.cli.demo.shares import members_weight, shared_out
from staffbank.cli.demo.time_offered import Giving, TimeOffered, drawn_giving, drawn_time
from staffbank.domain.availability import Availability
from staffbank.domain.check import Check
from staffbank.domain.council import CouncilId, TeamId
from staffbank.domain.opt_out import OptOut
from staffbank.domain.place import Place
from staffbank.domain.worker import Preferences
from staffbank.ports.contact import Contact
from staffbank.usecases.worker.join_bank import NewMember

KM_A_DEGREE = 111.2
GIVINGS = {
    Giving.PART_WEEK: 34,
    Giving.FULL_TIME: 20,
    Giving.ONE_DAY: 16,
    Giving.SPARE: 24,
    Giving.NIGHTS: 8,
}
EMERGENCY_GIVINGS = {Giving.NIGHTS: 80, Giving.SPARE: 20}
REVIEWING_GIVINGS = {Giving.ONE_DAY: 45, Giving.PART_WEEK: 35, Giving.SPARE: 20}
IN_INDUCTION = 0.10  # of those in the first role
OPTED_OUT = 0.06
NIGHTS_OPTED_OUT = 0.75  # a full-time post leaves 8 of 48 hours, and a night has 12


@dataclass(frozen=True)
class Drawn:
    """A member with the checks made of her and the time that she offers."""

    member: NewMember
    checks: tuple[Check, ...]
    availability: Availability


def drawn_people(
    councils: Sequence[DemoCouncil], *, count: int, seed: int, today: date
) -> tuple[Drawn, ...]:
    """`count` members: from each council as many as `members_weight` says, in their order."""
    rng = Random(f"{seed}:people")  # noqa: S311 a demonstration, not a secret
    names = iter(drawn_names(count, rng))
    shares = shared_out(count, [members_weight(council) for council in councils])
    homes = [
        council for council, share in zip(councils, shares, strict=True) for _ in range(share)
    ]
    return tuple(
        _person(_Home(council, councils, seed), next(names), number, today, rng)
        for number, council in enumerate(homes, 1)
    )


@dataclass(frozen=True)
class _Home:
    council: DemoCouncil
    region: Sequence[DemoCouncil]
    seed: int


def _person(home: _Home, name: str, number: int, today: date, rng: Random) -> Drawn:
    council = home.council
    system = system_of(council.new.council.gss, home.seed)
    expertise = drawn_expertise(
        council.published.headcounts, system=system, today=today, rng=rng
    )
    post = drawn_home_post(rng)
    giving = drawn_giving(post, _givings(expertise), rng)
    time = drawn_time(giving, post, today=today, rng=rng)
    email = f"{name.lower().replace(' ', '.')}.{number:03}@example.org"
    member = NewMember(
        person=email,
        employer_id=council.new.employer.id,
        name=name,
        role=expertise.role,
        place=_near(council, rng),
        weekly_hours=post.weekly_hours,
        home_hours=post.hours,
        contact=Contact(email, _phone(number)),
        skills=expertise.skills,
        preferences=_preferences(home, time, rng),
        induction_ends_on=_induction(expertise, today, rng),
        opt_out=_opt_out(post, giving, today, rng),
        qualified_on=today - timedelta(days=rng.randint(3 * 366, 25 * 365)),
        familiar_teams=_familiar_teams(home, rng),
    )
    checks = drawn_checks(number, nights=giving is Giving.NIGHTS, today=today, rng=rng)
    return Drawn(member, checks, time.availability)


def _givings(expertise: Expertise) -> dict[Giving, int]:
    by_field = {Field.EMERGENCY: EMERGENCY_GIVINGS, Field.REVIEWING: REVIEWING_GIVINGS}
    return by_field.get(expertise.field, GIVINGS)


def _near(council: DemoCouncil, rng: Random) -> Place:
    """Some kilometres from the council's offices or from the middle of its area."""
    middle = rng.choice((council.published.headquarters, council.published.centre))
    north, east = rng.gauss(0, 6), rng.gauss(0, 6)
    return Place(
        round(middle.latitude + north / KM_A_DEGREE, 4),
        round(middle.longitude + east / KM_A_DEGREE / cos(radians(middle.latitude)), 4),
    )


def _phone(number: int) -> str:
    """A number of the ranges that Ofcom keeps free for drama."""
    return f"07700 900{number % 1000:03}" if number % 4 else f"01632 960{number % 1000:03}"


def _preferences(home: _Home, time: TimeOffered, rng: Random) -> Preferences:
    others = _nearest_first(home)
    preferred = frozenset(rng.sample(others[:5], rng.choice((0, 0, 1, 2))))
    avoided = frozenset(others[5:6] if rng.random() < 0.04 else ())  # noqa: PLR2004
    return Preferences(
        councils=preferred,
        avoided_councils=avoided,
        longest_travel_km=rng.choice((15, 20, 25, 30, 30, 40, 45, 50, 60)),
        remote_only=rng.random() < 0.03,  # noqa: PLR2004
        bank_hours_a_week=max(time.hours_a_week, Decimal(8)),
    )


def _nearest_first(home: _Home) -> list[CouncilId]:
    here = home.council.published.headquarters
    others = [council for council in home.region if council is not home.council]
    others.sort(key=lambda council: here.km_to(council.published.headquarters))
    return [council.new.council.id for council in others]


def _familiar_teams(home: _Home, rng: Random) -> frozenset[TeamId]:
    """One in five has worked for a neighbour before."""
    if rng.random() > 0.2:  # noqa: PLR2004
        return frozenset()
    neighbours = _nearest_first(home)[:4]
    chosen = rng.choice(neighbours)
    teams = next(c.new.teams for c in home.region if c.new.council.id == chosen)
    return frozenset({rng.choice(teams).id})


def _induction(expertise: Expertise, today: date, rng: Random) -> date | None:
    """Her employer has put her forward a little early: the bank waits for the year to end."""
    if expertise.role is not SW or rng.random() > IN_INDUCTION:
        return None
    return today + timedelta(days=rng.randint(40, 320))


def _opt_out(post: HomePost, giving: Giving, today: date, rng: Random) -> OptOut | None:
    tight = giving is Giving.NIGHTS and post.weekly_hours == 37  # noqa: PLR2004 full time
    likely = NIGHTS_OPTED_OUT if tight else OPTED_OUT
    if rng.random() >= likely:
        return None
    return OptOut(today - timedelta(days=rng.randint(30, 600)))
