"""A social worker keeps her own affairs on pages: her time, her placements, her weeks."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta

import pytest

from staffbank import clock
from staffbank.domain.availability import Availability
from staffbank.domain.principal import Role
from staffbank.domain.timesheet import Timesheet
from staffbank.usecases.timesheet.approve_timesheet import approve_timesheet
from staffbank.usecases.timesheet.lock_timesheet import lock_timesheet
from tests.a_visitor import Visitor, a_visitor
from tests.integration.api_desk import shown_id
from tests.placed import MONDAY, TWO_DAYS, Placed, at_work, opened, placed
from tests.town import NOW, TODAY, Town

TIME = "/worker/availability"
TUESDAY = (TODAY + timedelta(days=1)).isoformat()


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


async def says(
    ada: Visitor, action: str, fields: Mapping[str, object], page: str = TIME
) -> str:
    """Send a form, and the page that follows."""
    sent = await ada.send(action, {**await ada.form(page, action), **fields})
    assert sent.status_code == 303, sent.text
    return (await ada.get(sent.headers["location"])).text


async def test_she_says_in_a_few_taps_when_she_can_work(town: Town) -> None:
    worker = await town.member(availability=Availability())
    async with a_visitor(town.bank, town.as_worker(worker)) as ada:
        empty = (await ada.get(TIME)).text
        days = [(TODAY + timedelta(days=ahead)).isoformat() for ahead in (1, 2)]
        hours = {"since": "09:00", "until": "17:00", "instead": "OF_HOME_WORK"}
        can = await says(ada, f"{TIME}/days", {"day": days, "say": "WORK", **hours})
        cannot = await says(ada, f"{TIME}/days", {"day": days[0], "say": "LEAVE"})
        forgotten = await says(ada, f"{TIME}/days", {"day": days, "say": "NOTHING"})
        weekly = {"weekday": ["MONDAY", "FRIDAY"], "weekSince": "18:00", "weekUntil": "21:00"}
        span = {"firstDay": TUESDAY, "lastDay": "2027-03-31", "weekInstead": "ON_TOP"}
        form = await ada.form(TIME, f"{TIME}/weekly") | weekly | span
        twice = await asyncio.gather(*(ada.send(f"{TIME}/weekly", form) for _ in range(2)))
        every_week = (await ada.get(TIME)).text
        name = every_week.partition('name="entry" value="')[2].partition('"')[0]
        taken_back = await says(ada, f"{TIME}/remove", {"entry": name})

    assert "You offer no hours that come back each week." in empty
    assert "Tuesday 24 November 2026: offered 9–17" in can  # noqa: RUF001 from and to
    assert "Tuesday 24 November 2026: leave" in cannot
    assert "Wednesday 25 November 2026: offered" in cannot
    assert "Tuesday 24 November 2026: nothing offered" in forgotten
    assert [each.status_code for each in twice] == [303, 303]
    assert "Monday, 18:00 to 21:00" in every_week
    assert "Friday 27 November 2026: offered 18–21" in every_week  # noqa: RUF001 from and to
    assert "Monday, 18:00 to 21:00" not in taken_back
    assert "Friday, 18:00 to 21:00" in taken_back


async def test_days_that_cannot_be_so_stay_ticked_and_say_what_is_wrong(town: Town) -> None:
    worker = await town.member()
    async with a_visitor(town.bank, town.as_worker(worker)) as ada:
        form = await ada.form(TIME, f"{TIME}/days")
        nothing = await ada.send(f"{TIME}/days", form)
        odd = {"day": TUESDAY, "say": "WORK", "since": "9 o'clock", "until": "17:00"}
        late = await ada.send(f"{TIME}/days", form | odd)
        form = await ada.form(TIME, f"{TIME}/weekly")
        backwards = {"firstDay": "2026-12-31", "lastDay": "2026-12-01", "weekSince": "18:00"}
        weekly = await ada.send(f"{TIME}/weekly", form | backwards)
        endless = {
            "firstDay": f"1/1/{10**20}",
            "lastDay": "0026-12-01",
            "weekSince": f"{10**20}",
        }
        far = await ada.send(f"{TIME}/weekly", form | endless)

    assert [nothing.status_code, late.status_code, weekly.status_code] == [422, 422, 422]
    assert "Choose one day or more." in nothing.text
    assert "Enter a time, such as 09:00." in late.text
    assert "9 o&#39;clock" in late.text
    assert f'value="{TUESDAY}" aria-label="Tuesday 24 November 2026' in late.text
    assert "The last day comes before the first." in weekly.text
    assert far.text.count('href="#firstDay"') == far.text.count('href="#lastDay"') == 1
    assert 'value="18:00"' in weekly.text


async def test_home_tells_what_waits_and_the_rest_is_a_tap_away(town: Town) -> None:
    there = await placed(town, TWO_DAYS)
    await there.lock_terms()
    path = f"/worker/placements/{shown_id('Placement', there.placement_id)}"
    async with a_visitor(town.bank, town.as_worker(there.worker)) as ada:
        home = (await ada.get("/worker/home")).text
        listed = (await ada.get("/worker/placements")).text
        schedule = await ada.get(path)
        unread = await ada.send(
            f"{path}/acknowledge", await ada.form(path, f"{path}/acknowledge")
        )
        read = await says(ada, f"{path}/acknowledge", {"read": "yes"}, path)
        about = (await ada.get("/worker/me")).text
        inbox = (await ada.get("/worker/inbox")).text
        wishes = "/worker/inbox/wishes"
        bad = await ada.send(wishes, await ada.form(wishes, wishes) | {"quietFrom": "night"})
        said = {"way": "sms", "often": "digest", "quietFrom": "20:00", "quietUntil": "08:00"}
        told = await says(ada, wishes, said, wishes)

    assert f'href="{path}"' in home
    assert "Read your schedule" in home
    assert "Solihull duty" in listed
    assert "The council names one before you start" in schedule.text
    assert "8 days of work" in schedule.text
    assert unread.status_code == 422
    assert "Your schedule is acknowledged" in read
    assert "Holds until" in about
    assert "The host has confirmed you." in inbox
    assert bad.status_code == 422
    assert 'value="night"' in bad.text
    assert 'value="20:00"' in told
    assert 'value="digest" checked' in told


async def test_a_week_is_handed_in_with_what_was_different(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = await at_work(town)
    sheet = await opened(there, MONDAY)
    path = f"/worker/timesheets/{shown_id('Timesheet', sheet.id)}"
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=12))
    bea = await town.member("Bea Marsh")
    async with a_visitor(town.bank, town.as_worker(there.worker)) as ada:
        home = (await ada.get("/worker/home")).text
        line = {"lineId": shown_id("TimesheetLine", sheet.lines[0].id)}
        form = await ada.form(path, f"{path}/line") | line
        worked = {"since": "09:00", "until": "19:00", "breakMinutes": "30", "miles": "many"}
        odd = await ada.send(f"{path}/line", form | worked)
        longer = {**line, **worked, "miles": "12", "why": "A visit took longer."}
        changed = await says(ada, f"{path}/line", longer, path)
        done = await says(ada, f"{path}/submit", {}, path)
        listed = (await ada.get("/worker/timesheets")).text
        await she_corrects_a_locked_day(ada, there, sheet)
    async with a_visitor(town.bank, town.as_worker(bea)) as visitor:
        hers = await visitor.get(path)

    assert f'href="{path}"' in home
    assert odd.status_code == 422
    assert "Enter whole miles." in odd.text
    assert 'value="many"' in odd.text
    assert "A visit took longer." in changed
    assert "12 miles" in changed
    assert "Handed in." in done
    assert "Nothing to hand in" in listed or "Draw it up" in listed
    assert hers.status_code == 404


async def she_corrects_a_locked_day(ada: Visitor, there: Placed, sheet: Timesheet) -> None:
    await approve_timesheet(timesheet_id=sheet.id, now=NOW, uow=there.host(Role.LINE_MANAGER))
    await lock_timesheet(timesheet_id=sheet.id, uow=there.system)
    path = f"/worker/timesheets/{shown_id('Timesheet', sheet.id)}"
    none = await ada.send(f"{path}/correct", await ada.form(path, f"{path}/correct"))
    day = {"day": shown_id("TimesheetLine", sheet.lines[0].id)}
    anew = await says(ada, f"{path}/correct", day, path)

    assert none.status_code == 422
    assert "Choose one day or more." in none.text
    assert "Say now what was right" in anew
    assert "Taken back" in anew


async def test_her_calendar_shows_when_and_where_until_she_ends_its_address(
    town: Town,
) -> None:
    there = await placed(town, TWO_DAYS)
    path = "/worker/calendar"
    async with a_visitor(town.bank, town.as_worker(there.worker)) as ada:
        form = await ada.form(path, path)
        made = (await ada.send(path, form)).text
        again = (await ada.send(path, form)).text
        address = made.partition('value="' + ada.ours)[2].partition('"')[0]
        file = await ada.get(address)
        newer = (await ada.send(path, await ada.form(path, path))).text
        older = await ada.get(address)
        newest = newer.partition('value="' + ada.ours)[2].partition('"')[0]
        ended = await says(ada, f"{path}/end", {}, path)
        gone = await ada.get(newest)
        never = await ada.get("/calendar/anything.ics")

    assert address not in again
    assert "what it made was shown then, once" in again
    assert file.headers["content-type"].startswith("text/calendar")
    assert file.text.count("BEGIN:VEVENT") == 8
    assert "SUMMARY:Work for Solihull" in file.text
    assert "LOCATION:Solihull duty" in file.text
    assert "Duty desk" not in file.text
    assert [older.status_code, gone.status_code, never.status_code] == [404, 404, 404]
    assert newest != address
    assert "The address answers nobody any more." in ended
