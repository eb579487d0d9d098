"""A council's system brings rows in bulk, for tests of what becomes of them."""

import json
from datetime import timedelta
from functools import partial
from typing import Any

from staffbank import clock
from staffbank.domain.principal import Principal, Role
from staffbank.jobs.bring_rows import bring_rows
from staffbank_graphql.batch_row import do_row
from staffbank_graphql.global_id import decode
from tests.integration.api_desk import ApiDesk, shown_id
from tests.town import Town


def administrator(town: Town) -> Principal:
    """Whose system brings Warwick's workers."""
    return town.who(Role.COUNCIL_ADMINISTRATOR, town.warwick.employer.id)


def a_row(town: Town, number: int, **said: Any) -> dict[str, Any]:
    """A worker of Warwick's, as its HR system knows her."""
    return {
        "reference": f"HR-{number}",
        "employerId": shown_id("Employer", town.warwick.employer.id),
        "name": f"Worker {number}",
        "person": f"person:{number}",
        "role": "SOCIAL_WORKER",
        "place": {"latitude": 52.28, "longitude": -1.58},
        "weeklyHours": "8",
        "homeHours": [{"weekday": "MONDAY", "since": "09:00:00", "until": "17:00:00"}],
        "email": f"worker{number}@example.org",
        "skills": [{"code": "CP", "level": "INDEPENDENT", "lastPractisedOn": "2026-11-01"}],
    } | said


def a_wish(town: Town, reference: str, **said: Any) -> dict[str, Any]:
    """A request of Warwick's, as its rota knows it."""
    return {
        "reference": reference,
        "teamId": shown_id("Team", town.warwick.teams[0].id),
        "title": "Duty desk",
        "roles": ["SOCIAL_WORKER"],
        "shape": {"dutyDay": {"day": (clock.now().date() + timedelta(days=30)).isoformat()}},
        "reason": "LEAVE_COVER",
        "costCentre": "CC-1",
    } | said


def lines(*rows: Any) -> str:
    """The rows as a file has them; a text is a line as it stands."""
    return "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)


async def brought(desk: ApiDesk, *rows: Any, who: Principal | None = None, **given: Any) -> str:
    """The id of the batch that waits."""
    town = desk.town
    wanted = {"councilId": shown_id("Council", town.warwick.council.id), "kind": "WORKERS"}
    made = await desk.do(
        who or administrator(town), "bring_batch", **wanted | given, lines=lines(*rows)
    )
    assert made["waiting"] == made["rows"] == sum(bool(row) for row in rows)
    return str(made["id"])


async def work_through(town: Town, batch: str) -> None:
    """What the job does."""
    await bring_rows(
        bank=town.bank,
        do=partial(do_row, town.bank),
        region_id=str(town.region.id),
        batch_id=str(decode(batch, "Batch")),
    )


async def told(desk: ApiDesk, batch: str, who: Principal | None = None) -> Any:
    """How far it is."""
    return (await desk.send(who or administrator(desk.town), "batch", id=batch))["node"]


async def rows_of(desk: ApiDesk, batch: str, who: Principal | None = None) -> list[Any]:
    """Its rows."""
    found = await desk.send(
        who or administrator(desk.town), "batch_rows", filter={"batchId": batch}, first=100
    )
    return [edge["node"] for edge in found["batchRows"]["edges"]]


async def members(desk: ApiDesk) -> list[str]:
    """The names of Warwick's members."""
    found = await desk.send(administrator(desk.town), "workers", first=100)
    return sorted(edge["node"]["name"] for edge in found["workers"]["edges"])
