"""The 14 councils of the West Midlands as data: where they are, and their published figures."""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.resources import files
from uuid import UUID

from staffbank.domain.council import (
    Council,
    CouncilId,
    Employer,
    EmployerId,
    EmployerKind,
    Region,
    RegionId,
    Team,
    TeamId,
)
from staffbank.domain.place import Place
from staffbank.ports.organisations import Figures
from staffbank.usecases.region.found_region import NewCouncil

# Always the same, so that a folder that was set up before is known again.
REGION = Region(RegionId(UUID("01932f00-0000-7000-8000-57e57d1a2d50")), "West Midlands")

FIGURES_ON = date(2025, 9, 30)
FIGURES_SOURCE = "Department for Education, Children's social work workforce"
UNRELIABLE = "u"

FRONT_DOOR = "Duty and advice (MASH)"
ASSESSMENT = "Assessment team"
IN_CARE = "Children in care"
COURT = "Court team"
EMERGENCY = "Emergency duty"
REVIEWING = "Reviewing service"

# Invented [INF]: a small council has no court team of its own.
AT_HEADQUARTERS = (FRONT_DOOR, ASSESSMENT, COURT, EMERGENCY)
AT_THE_CENTRE = (IN_CARE, REVIEWING)
COURT_TEAM_FROM = 200  # full-time equivalents


@dataclass(frozen=True)
class Published:
    """One council's published figures, at 30 September 2025 if not said otherwise.

    Percentages are of full-time equivalents. `agency_fte_2024` is None where the publisher
    marks it as unreliable. `headcounts` are by role in the census.
    """

    headquarters: Place
    centre: Place
    in_post_fte: Decimal
    agency_fte: Decimal
    agency_percent: Decimal
    vacancy_fte: Decimal
    vacancy_percent: Decimal
    agency_fte_2024: Decimal | None
    three_or_more_workers_percent: Decimal
    headcounts: Mapping[str, int]


@dataclass(frozen=True)
class DemoCouncil:
    """A council as it is founded, and what is published about it."""

    new: NewCouncil
    published: Published

    @property
    def name(self) -> str:
        """What people call it."""
        return self.new.council.name

    def team(self, name: str) -> Team | None:
        """Its team of that name, if it has one."""
        return next((team for team in self.new.teams if team.name == name), None)


CENSUS_ROLES = (
    "case_holders",
    "senior_practitioners",
    "first_line_managers",
    "middle_managers",
    "senior_managers",
    "qualified_without_cases",
)


def read_councils(*, new_id: Callable[[], UUID]) -> tuple[DemoCouncil, ...]:
    """All councils of the region, in order of name, with ids from `new_id`."""
    source = files(__package__) / "data" / "west_midlands_councils.csv"
    lines = source.read_text(encoding="utf-8").splitlines()
    return tuple(_council(row, new_id) for row in csv.DictReader(lines))


def _council(row: Mapping[str, str], new_id: Callable[[], UUID]) -> DemoCouncil:
    published = _published(row)
    council = Council(
        CouncilId(new_id()), REGION.id, row["name"], row["gss"], published.headquarters
    )
    employer = Employer(
        EmployerId(new_id()),
        council.id,
        row["employer_name"],
        EmployerKind(row["employer_kind"]),
    )
    places = {
        **dict.fromkeys(AT_HEADQUARTERS, published.headquarters),
        **dict.fromkeys(AT_THE_CENTRE, published.centre),
    }
    teams = tuple(
        Team(TeamId(new_id()), council.id, name, place)
        for name, place in places.items()
        if name != COURT or published.in_post_fte >= COURT_TEAM_FROM
    )
    figures = Figures(
        on=FIGURES_ON,
        source=FIGURES_SOURCE,
        social_workers_fte=published.in_post_fte,
        agency_fte=published.agency_fte,
        vacancy_fte=published.vacancy_fte,
        three_or_more_workers_percent=published.three_or_more_workers_percent,
    )
    return DemoCouncil(NewCouncil(council, employer, teams, figures), published)


def _published(row: Mapping[str, str]) -> Published:
    before = row["agency_fte_2024"]
    return Published(
        headquarters=Place(float(row["hq_latitude"]), float(row["hq_longitude"])),
        centre=Place(float(row["centroid_latitude"]), float(row["centroid_longitude"])),
        in_post_fte=Decimal(row["in_post_fte_2025"]),
        agency_fte=Decimal(row["agency_fte_2025"]),
        agency_percent=Decimal(row["agency_percent_2025"]),
        vacancy_fte=Decimal(row["vacancy_fte_2025"]),
        vacancy_percent=Decimal(row["vacancy_percent_2025"]),
        agency_fte_2024=None if before == UNRELIABLE else Decimal(before),
        three_or_more_workers_percent=Decimal(row["three_or_more_workers_percent_2024"]),
        headcounts={role: int(row[role]) for role in CENSUS_ROLES},
    )
