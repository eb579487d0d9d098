"""Home and host see a placement from its signatures to its recharge, on pages."""

from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime, timedelta

import pytest

from staffbank import clock
from staffbank.domain.principal import Grant, Principal, Role
from staffbank.usecases.agreement.acknowledge_agreement import acknowledge_agreement
from staffbank.usecases.recharge.accrue_recharge import accrue_recharge
from staffbank.usecases.region.found_region import NewCouncil
from staffbank.usecases.timesheet.submit_timesheet import submit_timesheet
from tests.a_visitor import Visitor, a_visitor, hidden_of
from tests.integration.api_desk import shown_id
from tests.other_months import more_are_settled
from tests.placed import MONDAY, TWO_DAYS, Placed, at_work, locked, looked_up, opened, placed
from tests.town import NOW, Town

NEW_YEAR = datetime(2027, 1, 1, 6, tzinfo=UTC)
LATER = NOW + timedelta(weeks=60)
TERMS = {
    "yearlySalaryPence": "£41,771",
    "basis": "PER_PAID_HOUR",
    "adminFeePercent": "5",
    "vatTreatment": "STANDARD_20",
}


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


def home(there: Placed, role: Role) -> AbstractAsyncContextManager[Visitor]:
    """Somebody of Warwick's, which employs her, at the pages."""
    return officer(there.town, there.town.warwick, role)


def host(there: Placed, role: Role) -> AbstractAsyncContextManager[Visitor]:
    """Somebody of Solihull's, where she is placed."""
    return officer(there.town, there.town.solihull, role)


def officer(town: Town, of: NewCouncil, role: Role) -> AbstractAsyncContextManager[Visitor]:
    """Somebody with this role at a council and at its employer."""
    grants = frozenset(Grant(role, scope) for scope in (of.council.id, of.employer.id))
    return a_visitor(
        town.bank, Principal(f"{role.value} of {of.council.name}", town.region.id, grants)
    )


async def does(visitor: Visitor, page: str, step: str, **fields: str) -> str:
    """The page after a step, which is a button of the page, or has a form of its own."""
    action = f"{page}/{step}"
    shown = (await visitor.get(page)).text
    at_once = f'action="{action}"' in shown
    assert f"{action}" in shown, f"{step} is not offered"
    form = hidden_of(shown if at_once else (await visitor.get(action)).text, action)
    if fields:  # with nothing filled in, it says what is missing
        empty = await visitor.send(action, form)
        assert (empty.status_code, "There is a problem" in empty.text) == (422, True), step
        form = hidden_of(empty.text, action)
    sent = await visitor.send(action, form | fields)
    assert sent.status_code == 303, sent.text
    told = (await visitor.get(sent.headers["location"])).text
    assert "govuk-notification-banner--success" in told, step
    return told


async def signed(there: Placed) -> None:
    """The rate is locked and both councils sign, on pages; she acknowledges."""
    agreement = f"/council/agreements/{shown_id('Agreement', there.agreement_id)}"
    async with home(there, Role.FINANCE_OFFICER) as finance:
        waits = (await finance.get("/council/desk")).text
        assert "Rates to lock" in waits
        assert agreement in waits
        await does(finance, agreement, "terms", **TERMS)
    async with home(there, Role.SIGNATORY) as ours, host(there, Role.SIGNATORY) as theirs:
        assert "Agreements to sign" in (await ours.get("/council/desk")).text
        assert "Section 113" in await does(ours, agreement, "sign")
        await does(theirs, agreement, "sign")
    async with host(there, Role.REQUESTER) as requester:
        seen = (await requester.get(agreement)).text
        assert "names money that is not for your role" in seen
        assert f"{agreement}/sign" not in seen
    digest = (await there.agreement()).digest
    assert digest
    await acknowledge_agreement(
        agreement_id=there.agreement_id, digest=digest, now=NOW, uow=there.hers
    )


async def test_what_is_signed_is_what_was_read(town: Town) -> None:
    there = await placed(town, TWO_DAYS)
    agreement = f"/council/agreements/{shown_id('Agreement', there.agreement_id)}"
    async with (
        home(there, Role.FINANCE_OFFICER) as finance,
        host(there, Role.SIGNATORY) as theirs,
    ):
        await does(finance, agreement, "terms", **TERMS)
        shown = (await theirs.get(f"{agreement}/sign")).text
        read = hidden_of(shown, f"{agreement}/sign")
        await does(finance, agreement, "terms", **TERMS | {"adminFeePercent": "9"})
        stale = await theirs.send(f"{agreement}/sign", read)

    assert "What you agree to" in shown
    assert (stale.status_code, "There is a problem" in stale.text) == (422, True)
    assert hidden_of(stale.text, f"{agreement}/sign")["digest"] != read["digest"]
    assert (await there.agreement()).digest != read["digest"]


async def asks_for_more(manager: Visitor, page: str) -> str:
    """The page of an extension that the host asks for."""
    action = f"{page}/extend"
    form = await manager.form(action, action)
    wrong = await manager.send(action, form | {"shape": "daysAWeek"})
    form = hidden_of(wrong.text, action)
    more = {
        "firstDay": (MONDAY + timedelta(weeks=4)).isoformat(),
        "weeks": "4",
        "weekdays": "MONDAY",
        "since": "09:00",
        "until": "17:00",
    }
    fields = {f"shape.daysAWeek.{name}": value for name, value in more.items()}
    asked = await manager.send(
        action, form | fields | {"shape": "daysAWeek", "late": "We did not know."}
    )
    assert (wrong.status_code, asked.status_code) == (422, 303), asked.text
    return asked.headers["location"].partition("?")[0]


async def test_two_councils_sign_start_and_go_on(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = await placed(town, TWO_DAYS)
    page = f"/council/placements/{shown_id('Placement', there.placement_id)}"
    await signed(there)
    begins = (await there.placement()).begins
    async with host(there, Role.SERVICE_MANAGER) as manager:
        assert "First days to get ready" in (await manager.get("/council/desk")).text
        gate = {"inductionOn": "2026-11-30", "delegationRecorded": "true"}
        late = {"waiverReason": "The account comes on Tuesday."}
        ready = await does(manager, page, "prepare", supervisor="Sol Penn", **gate, **late)
    await looked_up(there, begins)
    monkeypatch.setattr(clock, "now", lambda: begins)
    async with host(there, Role.SERVICE_MANAGER) as manager:
        await does(manager, page, "start")
        await does(manager, page, "review", note="All goes well.")
        extension = await asks_for_more(manager, page)
        async with host(there, Role.BUDGET_HOLDER) as holder:
            assert "Extensions to pay for" in (await holder.get("/council/desk")).text
            await does(holder, extension, "fund")
        await does(manager, page, "propose-end", cause="NO_LONGER_NEEDED", endsAt="2026-12-15")
        await does(manager, page, "pause", reason="SICKNESS")
    async with home(there, Role.RELEASE_AUTHORISER) as authoriser:
        await does(authoriser, page, "resume")
        await does(authoriser, page, "agree-end")
    dudley = town.who(Role.SERVICE_MANAGER, town.dudley.council.id)
    async with a_visitor(town.bank, dudley) as stranger:
        hidden = [(await stranger.get(path)).status_code for path in (page, extension)]

    assert "Sol Penn" in ready
    assert "Missing" in ready
    assert hidden == [404, 404]


async def test_hours_are_approved_or_sent_back(town: Town) -> None:
    there = await at_work(town)
    paths = []
    for number in range(2):
        sheet = await opened(there, MONDAY + timedelta(weeks=number))
        await submit_timesheet(timesheet_id=sheet.id, now=LATER, uow=there.hers)
        paths.append(f"/council/timesheets/{shown_id('Timesheet', sheet.id)}")
    async with host(there, Role.LINE_MANAGER) as manager:
        listed = (await manager.get("/council/timesheets")).text
        told = await does(manager, paths[0], "query", query="Was <Monday> so long?")
        await does(manager, paths[1], "approve")
        after = (await manager.get("/council/timesheets")).text

    assert "Week of 7 December 2026" in listed
    assert "Was &lt;Monday&gt; so long?" in told
    assert "No timesheet waits for you." in after


async def test_a_month_is_charged_disputed_and_settled(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What waits is on the desk, and overdue, behind however many that wait for nobody."""
    there = await at_work(town)
    await locked(there, await opened(there, MONDAY))
    await accrue_recharge(
        home_employer_id=there.worker.employer_id,
        host_council_id=town.solihull.council.id,
        month=NEW_YEAR.date() - timedelta(days=1),
        now=NEW_YEAR,
        uow=there.system,
    )
    async with (
        home(there, Role.FINANCE_OFFICER) as ours,
        host(there, Role.FINANCE_OFFICER) as theirs,
    ):
        listed = (await ours.get("/council/recharges")).text
        path = linked(listed, "/council/recharges/")
        paper = await ours.get(linked(listed, "/papers/"))
        await does(ours, path, "show")
        await does(ours, path, "issue")
        more_are_settled(town)
        waits = (await theirs.get("/council/desk")).text
        monkeypatch.setattr(clock, "now", lambda: LATER)
        async with a_visitor(town.bank, town.who(Role.COORDINATOR)) as coordinator:
            overdue = (await coordinator.get("/coordinator/open")).text
        monkeypatch.setattr(clock, "now", lambda: NOW)
        await does(theirs, path, "dispute", reason="Too many hours.")
        await does(theirs, path, "accept")
        settled = await does(ours, path, "settle")
        after = (await theirs.get("/council/desk")).text

    assert paper.status_code == 200
    assert "Recharges to accept" in waits
    assert "Due " in waits
    assert ">Overdue<" not in waits
    assert "To accept a recharge<br>December 2026: Solihull" in overdue
    assert "Settled" in settled
    assert "Nothing waits for you." in after


async def test_a_home_team_has_its_floor(town: Town) -> None:
    who = town.who(Role.LINE_MANAGER, town.warwick.employer.id)
    async with a_visitor(town.bank, who) as manager:
        path = linked((await manager.get("/council/teams")).text, "/council/teams/")
        typed = {"strength": "3", "least": "nine"}
        wrong = await manager.send(path, await manager.form(path, path) | typed)
        typed |= {"least": "2"}
        kept = await manager.send(path, hidden_of(wrong.text, path) | typed)
        teams = (await manager.get(kept.headers["location"])).text
    who = town.who(Role.LINE_MANAGER, town.solihull.council.id)
    async with a_visitor(town.bank, who) as stranger:
        denied = await stranger.get(path)

    assert (wrong.status_code, 'value="nine"' in wrong.text) == (422, True)
    assert "2 of 3 have to stay" in teams
    assert denied.status_code == 403


def linked(page: str, prefix: str) -> str:
    """Where the first link of a page with this beginning leads."""
    return prefix + page.partition(f'href="{prefix}')[2].partition('"')[0]
