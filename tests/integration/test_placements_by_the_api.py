"""From the confirmed placement to the settled recharge, by published operations alone."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from staffbank.domain.principal import Principal, Role
from staffbank.domain.timesheet import TimesheetId
from staffbank.usecases.recharge.accrue_recharge import accrue_recharge
from staffbank.usecases.timesheet.lock_timesheet import lock_timesheet
from staffbank_graphql.global_id import decode
from tests.integration.api_desk import REGISTER, ApiDesk, at_the_desk, shown_id
from tests.placed import MONDAY, TWO_DAYS, Placed, placed, settled
from tests.town import NOW, Town

BEGINS = NOW + timedelta(days=7)
A_WEEK_LATER = BEGINS + timedelta(weeks=1)
NEW_YEAR = NOW + timedelta(weeks=6)


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> ApiDesk:
    desk = at_the_desk(town, monkeypatch)
    desk.it_is(NOW)
    return desk


class Sides:
    """Who takes part in a placement."""

    def __init__(self, there: Placed) -> None:
        self._there = there
        self.ada = there.town.as_worker(there.worker)
        self.placement = {"placementId": shown_id("Placement", there.placement_id)}
        self.employer = {"employerId": shown_id("Employer", there.worker.employer_id)}
        self.agreement = {"agreementId": shown_id("Agreement", there.agreement_id)}

    def home(self, role: Role) -> Principal:
        return self._there.town.who(role, self._there.worker.employer_id)

    def host(self, role: Role) -> Principal:
        return self._there.town.who(role, self._there.town.solihull.council.id)


async def signed(desk: ApiDesk, sides: Sides) -> Any:
    """Terms locked, both signatures, her word."""
    terms = {"yearlySalaryPence": 4_177_100, "basis": "PER_PAID_HOUR", "adminFeePercent": "5"}
    locked = await desk.do(
        sides.home(Role.FINANCE_OFFICER), "lock_terms", **sides.agreement, **terms
    )
    for who in (sides.home(Role.SIGNATORY), sides.host(Role.SIGNATORY)):
        await desk.do(who, "sign_agreement", **sides.agreement, digest=locked["digest"])
    return await desk.do(
        sides.ada, "acknowledge_agreement", **sides.agreement, digest=locked["digest"]
    )


async def begun(desk: ApiDesk, sides: Sides, at: datetime = BEGINS) -> Any:
    """Prepared for, and begun by the host on its day."""
    host = sides.host(Role.SERVICE_MANAGER)
    await desk.do(
        host,
        "prepare_start",
        **sides.placement,
        supervisor="Sol Penn",
        inductionOn=str(MONDAY),
        delegationRecorded=True,
        waiverReason="The account is late.",
    )
    desk.it_is(at)
    await desk.do(
        sides.home(Role.COUNCIL_ADMINISTRATOR),
        "import_register",
        **sides.employer,
        csv=REGISTER,
        searched=["SW000001"],
        lookedOn=str(at.date()),
    )
    return await desk.do(host, "start_placement", **sides.placement)


async def test_an_agreement_is_signed_by_its_digest(town: Town, desk: ApiDesk) -> None:
    sides = Sides(await placed(town, TWO_DAYS))

    await desk.do(
        sides.home(Role.SIGNATORY), "record_legal_sign_off", **sides.agreement, note="Li, 3 May"
    )
    agreement = await signed(desk, sides)
    listed = await desk.send(sides.ada, "agreements", first=5)

    (edge,) = listed["agreements"]["edges"]
    assert agreement["state"] == "SIGNED"
    assert edge["node"]["placement"]["state"] == "READY"
    assert "1. Basis" in edge["node"]["document"]
    assert edge["node"]["terms"]["pencePerHour"] == "2894.8305"
    assert [line["verified"] for line in edge["node"]["terms"]["workings"]].count(False) == 4


async def test_a_placement_stops_goes_on_and_ends_early(town: Town, desk: ApiDesk) -> None:
    sides = Sides(await placed(town, TWO_DAYS))
    await signed(desk, sides)
    await begun(desk, sides)
    host = sides.host(Role.SERVICE_MANAGER)

    await desk.do(sides.ada, "pause_placement", **sides.placement, reason="SICKNESS")
    suspended = await desk.do(
        host, "suspend_placement", **sides.placement, reason="FITNESS_CONCERN"
    )
    await desk.do(town.who(Role.COORDINATOR), "resume_placement", **sides.placement)
    resumed = await desk.do(
        sides.home(Role.RELEASE_AUTHORISER), "resume_placement", **sides.placement
    )
    early = await desk.try_to(
        host,
        "end_placement",
        **sides.placement,
        cause="NO_LONGER_NEEDED",
        endsAt=A_WEEK_LATER.isoformat(),
    )
    sooner = {**sides.placement, "endsAt": A_WEEK_LATER.isoformat()}
    proposed = await desk.do(host, "propose_shorter_notice", **sooner, cause="NO_LONGER_NEEDED")
    ended = await desk.do(sides.home(Role.RELEASE_AUTHORISER), "agree_shorter_notice", **sooner)
    await settled(sides._there)
    desk.it_is(A_WEEK_LATER)
    closed = await desk.do(
        host, "close_placement", **sides.placement, accessRemovedOn=str(A_WEEK_LATER.date())
    )

    states = [each["state"] for each in (suspended, resumed, ended, closed)]
    assert states == ["SUSPENDED", "ACTIVE", "ENDING", "ENDED_EARLY"]
    assert early == ["INVALID"]
    assert proposed["proposedEnd"]["side"] == "HOST"
    assert (proposed["state"], ended["endCause"]) == ("ACTIVE", "NO_LONGER_NEEDED")


@pytest.mark.parametrize("how", ["refuse_agreement", "withdraw_placement"])
async def test_what_does_not_come_about_is_withdrawn(
    town: Town, desk: ApiDesk, how: str
) -> None:
    sides = Sides(await placed(town))
    what = sides.agreement if how == "refuse_agreement" else sides.placement

    await desk.do(sides.ada, how, **what, reason="My father is ill.")

    again = await desk.try_to(sides.ada, "withdraw_placement", **sides.placement, reason="x")
    assert again == ["WRONG_STATE"]


async def settled_week(desk: ApiDesk, there: Placed) -> list[str]:
    """Her first week is filled in, asked about, approved and locked; what was refused."""
    sides = Sides(there)
    week = await desk.do(
        sides.ada, "open_timesheet", **sides.placement, week=str(MONDAY + timedelta(days=1))
    )
    key, line = {"timesheetId": week["id"]}, week["lines"][0]
    until = (BEGINS + timedelta(hours=7, minutes=30)).isoformat()
    said = {"lineId": line["id"], "workedUntil": until}
    half = await desk.try_to(sides.ada, "fill_in_timesheet", **key, **said)
    said |= {"workedFrom": line["session"]["start"], "why": "Early."}
    await desk.do(sides.ada, "fill_in_timesheet", **key, **said, breakMinutes=36, miles=9)
    await desk.do(sides.ada, "submit_timesheet", **key)
    manager = sides.host(Role.LINE_MANAGER)
    await desk.do(manager, "query_timesheet", **key, query="Early on Monday?")
    await desk.do(sides.ada, "submit_timesheet", **key)
    await desk.do(manager, "approve_timesheet", **key)
    timesheet_id = TimesheetId(decode(week["id"], "Timesheet"))
    await lock_timesheet(timesheet_id=timesheet_id, uow=there.system)
    return half


async def test_hours_become_a_recharge_that_is_disputed_and_settled(
    town: Town, desk: ApiDesk
) -> None:
    there = await placed(town, TWO_DAYS)
    sides = Sides(there)
    await signed(desk, sides)
    await begun(desk, sides)
    desk.it_is(A_WEEK_LATER)
    refused = await settled_week(desk, there)
    drawn = await accrue_recharge(
        home_employer_id=there.worker.employer_id,
        host_council_id=town.solihull.council.id,
        month=NEW_YEAR.date(),
        now=NEW_YEAR,
        uow=there.system,
    )
    assert drawn is not None
    recharge = {"rechargeId": shown_id("Recharge", drawn.id)}
    ours, theirs = sides.home(Role.FINANCE_OFFICER), sides.host(Role.FINANCE_OFFICER)
    await desk.do(ours, "show_recharge", **recharge)
    await desk.do(ours, "issue_recharge", **recharge)
    disputed = await desk.do(theirs, "dispute_recharge", **recharge, reason="Monday?")
    await desk.do(theirs, "accept_recharge", **recharge)
    settled = await desk.do(ours, "settle_recharge", **recharge)
    listed = await desk.send(theirs, "recharges", first=1)
    sheets = await desk.send(sides.ada, "timesheets", first=9)

    assert refused == ["INVALID"]
    assert (disputed["reason"], settled["state"]) == ("Monday?", "SETTLED")
    assert listed["recharges"]["edges"][0]["node"]["netPence"] == drawn.net
    shown = sheets["timesheets"]["edges"][0]["node"]
    assert (shown["state"], shown["minutes"]) == ("LOCKED", 444 + 414)
    assert [each["minutes"] for each in shown["lines"]] == [414, 444]


async def test_a_correction_is_drawn_up_by_the_api(town: Town, desk: ApiDesk) -> None:
    there = await placed(town, TWO_DAYS)
    sides = Sides(there)
    council = {"councilId": shown_id("Council", town.solihull.council.id)}
    asked = await desk.do(
        sides.host(Role.COUNCIL_ADMINISTRATOR), "ask_two_steps", **council, asked=True
    )
    await signed(desk, sides)
    await begun(desk, sides)
    desk.it_is(A_WEEK_LATER)
    week = await desk.do(sides.ada, "open_timesheet", **sides.placement, week=str(MONDAY))
    key = {"timesheetId": week["id"]}
    await desk.do(sides.ada, "submit_timesheet", **key)
    await desk.do(sides.host(Role.LINE_MANAGER), "approve_timesheet", **key)
    await desk.do(sides.host(Role.BUDGET_HOLDER), "authorise_timesheet", **key)
    timesheet_id = TimesheetId(decode(week["id"], "Timesheet"))
    await lock_timesheet(timesheet_id=timesheet_id, uow=there.system)

    correction = await desk.do(
        sides.ada, "correct_timesheet", **key, lineIds=[week["lines"][1]["id"]]
    )

    assert asked["twoStepTimesheets"] is True
    assert sorted(each["minutes"] for each in correction["lines"]) == [-444, 444]


async def test_a_region_founds_its_master_agreement_and_councils_accede(
    town: Town, desk: ApiDesk
) -> None:
    days = {"validFrom": "2026-01-01", "validTo": "2030-12-31"}
    master = await desk.do(
        town.who(Role.REGIONAL_ADMINISTRATOR), "found_master_agreement", title="Ours", **days
    )
    council, employer = town.warwick.council.id, town.warwick.employer.id
    party = {
        "masterAgreementId": master["id"],
        "councilId": shown_id("Council", council),
    }

    await desk.do(town.who(Role.SIGNATORY, council), "accede", **party)
    await desk.do(town.who(Role.SIGNATORY, employer), "accede", **party, asEmployer=True)
    twice = await desk.try_to(town.who(Role.SIGNATORY, council), "accede", **party)

    assert twice == ["WRONG_STATE"]
