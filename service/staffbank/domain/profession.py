"""The five core roles, and the skills that the bank matches on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, IntEnum


class CoreRole(Enum):
    """The five core roles of the DfE's agency rules: job titles differ, they do not."""

    SOCIAL_WORKER = "SW"
    SENIOR_SOCIAL_WORKER = "SSW"
    ADVANCED_PRACTITIONER = "AP"
    TEAM_MANAGER = "TM"
    REVIEWING_OFFICER = "IRO"


class Level(IntEnum):
    """How well a skill is held."""

    AWARE = 1
    INDEPENDENT = 2
    CAN_LEAD = 3


SKILLS: Mapping[str, str] = {
    "CP": "Child protection, section 47",
    "CIN": "Assessment and child in need",
    "COURT": "Public law outline and care proceedings",
    "LAC": "Children in care, care planning",
    "FOST": "Fostering and connected carers",
    "ADOPT": "Adoption",
    "SGO": "Special guardianship",
    "MASH": "Front door and strategy discussions",
    "EDT": "Out-of-hours emergency duty",
    "EXPL": "Exploitation and missing children",
    "UASC": "Unaccompanied children, age assessment",
    "CWD": "Disabled children",
    "LEAVE": "Leaving care",
    "IRO": "Independent reviewing",
    "CPCHAIR": "Chairing child protection conferences",
    "EHELP": "Family help",
    "KIN": "Kinship care",
    "PRIV": "Private fostering",
    "YJS": "Youth justice interface",
    "LADO": "Allegations against professionals",
    "SUP": "Practice supervision",
    "PE": "Practice educator",
    "QA": "Audit and quality assurance",
    "MACPT": "Multi-agency child protection team",
    "LCS": "Case system: Liquidlogic",
    "MOSAIC": "Case system: Mosaic",
    "ECLIPSE": "Case system: Eclipse",
    "DRIVER": "Driving licence and own car with business insurance",
}

STALE_AFTER = timedelta(days=731)


class UnknownSkill(ValueError):
    """The code is not in the taxonomy; the message lists the codes nearest to it."""

    def __init__(self, code: str) -> None:
        known = ", ".join(sorted(SKILLS))
        super().__init__(f"There is no skill {code!r}. The bank knows: {known}.")
        self.code = code


@dataclass(frozen=True)
class Skill:
    """A skill that a worker holds; unpractised for 24 months it counts one level less."""

    code: str
    level: Level
    last_practised_on: date

    def __post_init__(self) -> None:
        if self.code not in SKILLS:
            raise UnknownSkill(self.code)

    def level_on(self, day: date) -> int:
        """The level that counts on `day`: 0 to 3."""
        stale = day - self.last_practised_on > STALE_AFTER
        return self.level - 1 if stale else int(self.level)


@dataclass(frozen=True)
class SkillNeed:
    """A skill that a request asks for, at this level or higher."""

    code: str
    level: Level = Level.INDEPENDENT

    def __post_init__(self) -> None:
        if self.code not in SKILLS:
            raise UnknownSkill(self.code)
