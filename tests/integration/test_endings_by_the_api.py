"""What is said of a placement on its way and at its end, by published operations alone."""

from datetime import timedelta

import pytest

from staffbank.domain.principal import Role
from tests.integration.api_desk import ApiDesk, at_the_desk
from tests.integration.test_placements_by_the_api import BEGINS, Sides, begun, signed
from tests.placed import MONDAY, TWO_DAYS, placed
from tests.town import NOW, Town

A_DAY_LATER = BEGINS + timedelta(days=1)


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> ApiDesk:
    desk = at_the_desk(town, monkeypatch)
    desk.it_is(NOW)
    return desk


async def test_a_start_is_put_off_a_review_noted_and_a_cause_found(
    town: Town, desk: ApiDesk
) -> None:
    sides = Sides(await placed(town, TWO_DAYS))
    await signed(desk, sides)
    host, coordinator = sides.host(Role.SERVICE_MANAGER), town.who(Role.COORDINATOR)
    later = {"firstDay": str(MONDAY + timedelta(days=1)), "reason": "The desk is not there."}

    put_off = await desk.do(host, "postpone_placement", **sides.placement, **later)
    desk.it_is(A_DAY_LATER)
    await begun(desk, sides, A_DAY_LATER)
    reviewed = await desk.do(host, "record_review", **sides.placement, note="All is well.")
    safe = {"cause": "SAFEGUARDING", "endsAt": BEGINS.isoformat()}
    ended = await desk.do(host, "end_placement", **sides.placement, **safe)
    finding = {"cause": "PERFORMANCE", "note": "A complaint, and not a concern."}
    found = await desk.do(coordinator, "record_end_cause", **sides.placement, **finding)
    asked = "{ placements(first: 1) { edges { node { endFinding { cause note } } } } }"
    read = {
        role: (await desk.ask(who, asked))["placements"]["edges"][0]["node"]["endFinding"]
        for role, who in (
            ("auditor", town.who(Role.AUDITOR)),
            ("analyst", town.who(Role.ANALYST)),
            ("host", host),
            ("worker", sides.ada),
        )
    }

    assert put_off["startsAt"][:10] == str(MONDAY + timedelta(days=1))
    assert [each["note"] for each in reviewed["reviews"]] == ["All is well."]
    assert (ended["state"], ended["endCause"]) == ("ENDED_EARLY", "SAFEGUARDING")
    assert found["endFinding"]["cause"] == "PERFORMANCE"
    assert read == {"auditor": finding, "analyst": None, "host": None, "worker": None}
