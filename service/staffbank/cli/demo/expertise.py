"""What the demonstration's people can do: role, field of work, and the skills that follow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from random import Random

from staffbank.domain.profession import CoreRole, Level, Skill

SW, SSW = CoreRole.SOCIAL_WORKER, CoreRole.SENIOR_SOCIAL_WORKER
AP, TM, IRO = CoreRole.ADVANCED_PRACTITIONER, CoreRole.TEAM_MANAGER, CoreRole.REVIEWING_OFFICER
CASE_SYSTEMS = ("LCS", "MOSAIC", "ECLIPSE")

# Part of each census role that each core role takes: assumed [INF]. Grade labels differ a lot
# by council, so the census alone cannot say. Senior managers do not join.
ROLES_FROM_CENSUS: Mapping[CoreRole, Mapping[str, float]] = {
    SW: {"case_holders": 0.65},
    SSW: {"case_holders": 0.35, "senior_practitioners": 0.4},
    AP: {"senior_practitioners": 0.6},
    TM: {"first_line_managers": 1.0, "middle_managers": 0.3},
    IRO: {"qualified_without_cases": 0.5, "middle_managers": 0.3},
}


class Field(Enum):
    """Where somebody has spent her years."""

    ASSESSMENT = "assessment"
    FRONT_DOOR = "front door"
    IN_CARE = "children in care"
    COURT = "court"
    FOSTERING = "fostering"
    DISABILITY = "disabled children"
    EMERGENCY = "emergency duty"
    REVIEWING = "reviewing"


@dataclass(frozen=True)
class Expertise:
    """A role, a field, and the skills held."""

    role: CoreRole
    field: Field
    skills: tuple[Skill, ...]


# The first two are the heart of the field; of the rest, each is held by chance.
SKILLS_OF: Mapping[Field, Sequence[str]] = {
    Field.ASSESSMENT: ("CIN", "CP", "MASH", "COURT", "EXPL", "EHELP"),
    Field.FRONT_DOOR: ("MASH", "CP", "CIN", "EXPL", "EHELP", "MACPT"),
    Field.IN_CARE: ("LAC", "COURT", "SGO", "LEAVE", "UASC", "CP"),
    Field.COURT: ("COURT", "CP", "CIN", "LAC", "SGO", "KIN"),
    Field.FOSTERING: ("FOST", "KIN", "SGO", "ADOPT", "LAC", "PRIV"),
    Field.DISABILITY: ("CWD", "CIN", "CP", "LAC", "EHELP", "COURT"),
    Field.EMERGENCY: ("EDT", "CP", "MASH", "CIN", "UASC", "EXPL"),
    Field.REVIEWING: ("IRO", "CPCHAIR", "QA", "LAC", "CP", "LADO"),
}
PRACTICE_FIELDS: Mapping[Field, int] = {
    Field.ASSESSMENT: 28,
    Field.FRONT_DOOR: 14,
    Field.IN_CARE: 22,
    Field.COURT: 14,
    Field.FOSTERING: 8,
    Field.DISABILITY: 6,
    Field.EMERGENCY: 8,
}
SENIOR = frozenset({SSW, AP, TM, IRO})
HOLDS_MORE = 0.55  # chance of each skill beyond the heart of the field
DRIVES = 0.85
LONG_AGO = 0.08  # chance that a skill has not been practised for more than 24 months


def drawn_expertise(
    headcounts: Mapping[str, int], *, system: str, today: date, rng: Random
) -> Expertise:
    """Somebody of a council with these `headcounts` in the census and this case system."""
    role = drawn_role(headcounts, rng)
    field = (
        Field.REVIEWING
        if role is IRO
        else rng.choices([*PRACTICE_FIELDS], [*PRACTICE_FIELDS.values()])[0]
    )
    *heart, third, fourth, fifth, sixth = SKILLS_OF[field]
    more = [code for code in (third, fourth, fifth, sixth) if rng.random() < HOLDS_MORE]
    skills = [_skill(code, _level(role, rng, heart=True), today, rng) for code in heart]
    skills += [_skill(code, _level(role, rng, heart=False), today, rng) for code in more]
    skills.append(Skill(system, Level.INDEPENDENT, _lately(today, rng)))
    if role in {AP, TM}:
        skills.append(_skill("SUP", Level.CAN_LEAD, today, rng))
    if rng.random() < DRIVES:
        skills.append(Skill("DRIVER", Level.INDEPENDENT, _lately(today, rng)))
    return Expertise(role, field, tuple(skills))


def drawn_role(headcounts: Mapping[str, int], rng: Random) -> CoreRole:
    """One of the five core roles, as often as the census has them."""
    weights = [
        sum(headcounts[census] * part for census, part in parts.items())
        for parts in ROLES_FROM_CENSUS.values()
    ]
    return rng.choices([*ROLES_FROM_CENSUS], weights)[0]


def system_of(gss: str, seed: int) -> str:
    """The case system of a council: drawn, for none of the sources says which it runs."""
    return Random(f"{seed}:system:{gss}").choice(CASE_SYSTEMS)  # noqa: S311 a demonstration


def _level(role: CoreRole, rng: Random, *, heart: bool) -> Level:
    if heart:
        return Level.CAN_LEAD if role in SENIOR and rng.random() < 0.7 else Level.INDEPENDENT  # noqa: PLR2004
    return Level.INDEPENDENT if role in SENIOR or rng.random() < 0.6 else Level.AWARE  # noqa: PLR2004


def _skill(code: str, level: Level, today: date, rng: Random) -> Skill:
    if rng.random() < LONG_AGO:
        return Skill(code, level, today - timedelta(days=rng.randint(760, 1500)))
    return Skill(code, level, today - timedelta(days=rng.randint(5, 500)))


def _lately(today: date, rng: Random) -> date:
    return today - timedelta(days=rng.randint(1, 60))
