"""Members as rows."""

from datetime import timedelta
from typing import Any

from sqlalchemy import RowMapping

from staffbank.domain.council import CouncilId, EmployerId, RegionId, TeamId
from staffbank.domain.opt_out import OptOut
from staffbank.domain.place import Place
from staffbank.domain.profession import CoreRole
from staffbank.domain.worker import Worker, WorkerId
from staffbank.persistence.checks import check_of
from staffbank.persistence.documents import (
    availability_document,
    availability_of,
    hours_document,
    hours_of,
    preferences_document,
    preferences_of,
    skills_document,
    skills_of,
)


def worker_row(worker: Worker) -> dict[str, Any]:
    """Every column but those that the database makes."""
    return {
        "id": worker.id,
        "region_id": worker.region_id,
        "employer_id": worker.employer_id,
        "council_id": worker.council_id,
        "person": worker.person,
        "name": worker.name,
        "role": worker.role.value,
        "latitude": worker.place.latitude,
        "longitude": worker.place.longitude,
        "weekly_hours": worker.weekly_hours,
        "home_hours": hours_document(worker.home_hours),
        "skills": skills_document(worker.skills),
        "availability": availability_document(worker.availability),
        "preferences": preferences_document(worker.preferences),
        "longest_travel_km": worker.preferences.longest_travel_km,
        "induction_ends_on": worker.induction_ends_on,
        **opt_out_columns(worker.opt_out),
        "other_hours": worker.other_hours,
        "employed_from": worker.employed_from,
        "probation_ends_on": worker.probation_ends_on,
        "qualified_on": worker.qualified_on,
        "home_team_id": worker.home_team_id,
    }


def opt_out_columns(said: OptOut | None) -> dict[str, Any]:
    """The columns of an opt-out; all null where there is none."""
    return {
        "opted_out_from": said.holds_from if said else None,
        "opt_out_notice_days": said.notice.days if said else None,
        "opt_out_ends_on": said.ends_on if said else None,
    }


def _opt_out(row: RowMapping) -> OptOut | None:
    if row["opted_out_from"] is None:
        return None
    notice = timedelta(days=row["opt_out_notice_days"] or 7)
    return OptOut(row["opted_out_from"], notice, row["opt_out_ends_on"])


def worker_of(row: RowMapping) -> Worker:
    """The member, with her checks and the teams that she knows."""
    return Worker(
        id=WorkerId(row["id"]),
        region_id=RegionId(row["region_id"]),
        employer_id=EmployerId(row["employer_id"]),
        council_id=CouncilId(row["council_id"]),
        name=row["name"],
        role=CoreRole(row["role"]),
        place=Place(row["latitude"], row["longitude"]),
        weekly_hours=row["weekly_hours"],
        home_hours=hours_of(row["home_hours"]),
        skills=skills_of(row["skills"]),
        checks=tuple(check_of(values) for values in row["checks"] or ()),
        availability=availability_of(row["availability"]),
        preferences=preferences_of(row["preferences"], row["longest_travel_km"]),
        induction_ends_on=row["induction_ends_on"],
        opt_out=_opt_out(row),
        other_hours=row["other_hours"],
        employed_from=row["employed_from"],
        probation_ends_on=row["probation_ends_on"],
        qualified_on=row["qualified_on"],
        home_team_id=TeamId(row["home_team_id"]) if row["home_team_id"] else None,
        familiar_teams=frozenset(TeamId(each) for each in row["knows"] or ()),
        person=row["person"],
        fortnights_from=row["fortnights_from"],
    )
