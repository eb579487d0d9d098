"""A council asks for cover in one sitting, and its budget holder says yes or no."""

from datetime import timedelta
from typing import Any

import pytest

from staffbank import clock
from staffbank.domain.cover_request import DutyDay
from staffbank.domain.principal import Principal, Role
from staffbank.web.council import asking
from staffbank_graphql.global_id import encode
from tests.a_visitor import Visitor, a_visitor, hidden_of
from tests.integration.api_desk import shown_id
from tests.integration.full_town import ask
from tests.town import NOW, TODAY, Town

NEW = "/council/requests/new"


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


def typed(town: Town, **facts: Any) -> dict[str, Any]:
    """A form that is filled in: two days a week for four weeks."""
    return {
        "teamId": encode("Team", town.solihull.teams[0].id),
        "title": "Assessments for <court>",
        "roles": ["SOCIAL_WORKER", "SENIOR_SOCIAL_WORKER"],
        "headcount": "2",
        "shape": "daysAWeek",
        "shape.daysAWeek.firstDay": "2026-12-07",
        "shape.daysAWeek.weeks": "4",
        "shape.daysAWeek.weekdays": ["MONDAY", "TUESDAY"],
        "shape.daysAWeek.since": "09:00",
        "shape.daysAWeek.until": "17:00",
        "mustHave.0.code": "COURT",
        "mustHave.0.level": "CAN_LEAD",
        "reason": "COURT_BACKLOG",
        "tier": "HIGH",
        "caseWork": "TASK",
        "statutory": "true",
        "costCentre": "CC-7",
    } | facts


async def asks(visitor: Visitor, fields: dict[str, Any], path: str = NEW) -> Any:
    return await visitor.send(path, await visitor.form(path, path) | fields)


def officer(town: Town, role: Role, person: str | None = None) -> Any:
    return town.who(role, town.solihull.council.id, person)


async def test_cover_is_asked_for_in_one_sitting_and_approved_by_another(town: Town) -> None:
    async with a_visitor(town.bank, officer(town, Role.REQUESTER)) as requester:
        sent = await asks(requester, typed(town))
        path = sent.headers["location"].partition("?")[0]
        told = (await requester.get(sent.headers["location"])).text
        again = (await requester.follow(f"{NEW}?like={path.rpartition('/')[2]}")).text
        forbidden = await requester.get(f"{path}/approve")
    async with a_visitor(town.bank, officer(town, Role.BUDGET_HOLDER)) as holder:
        waiting = (await holder.get(path)).text
        form = await holder.form(f"{path}/approve", f"{path}/approve")
        silent = await holder.send(f"{path}/approve", form)
        form = hidden_of(silent.text, f"{path}/approve")
        approved = await holder.send(f"{path}/approve", form | {"stage": "REGION"})
        stale = await holder.send(f"{path}/return", form | {"question": "Why?"})
        after = (await holder.get(approved.headers["location"])).text

    assert "You asked for cover." in told
    assert "Assessments for &lt;court&gt;" in told
    assert f"{path}/approve" not in told
    assert forbidden.status_code == 303
    assert 'value="COURT" selected' in again
    assert 'value="TUESDAY" checked' in again
    assert "2026-12-07" not in again
    assert f"{path}/return" in waiting
    assert f"{path}/amend" not in waiting
    assert silent.status_code == 422
    assert "Choose who is to be asked first." in silent.text
    assert "You approved this request." in after
    assert "Every member of the bank" in after
    assert (stale.status_code, "There is a problem" in stale.text) == (422, True)


async def test_a_council_names_whom_it_would_like_of_those_whom_it_knows(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada, bea = [await town.member(name) for name in ("Ada Lovell", "Bea Marlow")]
    await town.offer(ada, await town.request())
    known, stranger = (shown_id("Worker", each.id) for each in (ada, bea))
    async with a_visitor(town.bank, officer(town, Role.REQUESTER)) as requester:
        form = (await requester.follow(NEW)).text
        wrong = await asks(requester, typed(town, preferredId=stranger))
        sent = await asks(requester, typed(town, preferredId=known))
        told = (await requester.get(sent.headers["location"])).text
        path = sent.headers["location"].partition("?")[0]
        again = (await requester.follow(f"{NEW}?like={path.rpartition('/')[2]}")).text
        listed = (await requester.get("/council/requests")).text
        await town.offer(bea, await town.request(DutyDay(TODAY + timedelta(days=9))))
        monkeypatch.setattr(asking, "LATEST", 1)
        ways = [await requester.get(f"{path}/amend")]
        ways.append(await requester.follow(f"{NEW}?like={path.rpartition('/')[2]}"))
        ways.append(await asks(requester, typed(town, preferredId=known, title="")))

    assert all(f'value="{known}" selected' in way.text for way in ways)
    assert "Ada Lovell, Warwick" in form
    assert "Bea Marlow" not in form + wrong.text
    assert wrong.status_code == 422
    assert "There is no such worker among those whom your council knows" in wrong.text
    assert "Ada Lovell of Warwick" in told
    assert f'value="{known}" selected' in again
    assert f"{NEW}?like=" in listed


async def test_only_the_council_and_the_region_read_whom_it_would_like(town: Town) -> None:
    ada = await town.member()
    await town.offer(ada, await town.request())
    named = await town.request(DutyDay(TODAY + timedelta(days=9)), preferred_id=ada.id)
    await town.offer(ada, named)
    document = (
        "query($id: ID!) { node(id: $id) { ... on CoverRequest { preferred { name } } } }"
    )

    async def read_by(who: Principal) -> Any:
        found = await ask(town, who, document, id=shown_id("CoverRequest", named.id))
        return found["node"]["preferred"]

    home = town.who(Role.RELEASE_AUTHORISER, town.warwick.employer.id)
    readers = (town.who(Role.COORDINATOR), officer(town, Role.REQUESTER))
    assert [await read_by(who) for who in readers] == [{"name": "Ada Lovell"}] * 2
    assert [await read_by(who) for who in (town.as_worker(ada), home)] == [None, None]


async def test_each_form_of_work_can_be_asked_for_and_a_draft_be_changed(town: Town) -> None:
    shapes = {
        "dutyDay": {"day": "2026-12-01", "since": "09:00", "until": "17:00"},
        "nightShift": {"day": "2026-12-01", "since": "20:00", "until": "08:00"},
        "singleSession": {"day": "2026-12-01", "since": "10:00", "until": "12:30"},
        "fullTime": {
            "firstDay": "2026-12-07",
            "months": "3",
            "since": "09:00",
            "until": "17:00",
        },
    }
    async with a_visitor(town.bank, officer(town, Role.REQUESTER)) as requester:
        hidden, path, fields = await requester.form(NEW, NEW), "", typed(town)
        for number, (shape, values) in enumerate(shapes.items()):
            times = {f"shape.{shape}.{name}": value for name, value in values.items()}
            fields = typed(town, shape=shape, asDraft="true") | times
            key = {"form-key": f"{hidden['form-key']}-{number}"}
            draft = await requester.send(NEW, hidden | key | fields)
            assert draft.status_code == 303, shape
            path = draft.headers["location"].partition("?")[0]
        kept = await requester.get(f"{path}/amend")
        changed = await asks(requester, fields | {"title": "Other"}, f"{path}/amend")
        form = await requester.form(path, f"{path}/submit")
        handed_in = await requester.send(f"{path}/submit", form)
        listed = (await requester.get("/council/requests")).text

    assert 'value="2026-12-07"' in kept.text
    assert (changed.status_code, handed_in.status_code) == (303, 303)
    assert (listed.count("Draft"), listed.count("Waiting for budget approval")) == (3, 1)
    assert "Other" in listed


async def test_what_was_typed_stays_where_something_is_wrong(town: Town) -> None:
    nothing = {"title": "", "roles": [], "shape": "", "teamId": "", "reason": "", "tier": "no"}
    odd = {
        "headcount": "many",
        "shape.daysAWeek.weeks": "9" * 40,
        "shape.daysAWeek.firstDay": "soon",
        "shape.daysAWeek.weekdays": [],
    }
    past = {"shape.daysAWeek.firstDay": "2020-01-06", "headcount": "99"}
    async with a_visitor(town.bank, officer(town, Role.REQUESTER)) as requester:
        empty = await asks(requester, typed(town, **nothing))
        strange = await asks(requester, typed(town, **odd))
        refused = await asks(requester, typed(town, **past))
        listed = (await requester.get("/council/requests")).text

    assert (empty.status_code, strange.status_code, refused.status_code) == (422, 422, 422)
    assert all(
        message in empty.text
        for message in ("Choose the team.", "Say what is needed.", "Choose at least one role.")
    )
    assert "Choose the form that the work comes in." in empty.text
    assert 'value="CC-7"' in empty.text
    assert "Assessments for &lt;court&gt;" in strange.text
    assert 'value="many"' in strange.text
    assert 'href="#shape.daysAWeek.weeks"' in strange.text
    assert "Choose the days of the week." in strange.text
    assert "There is a problem" in refused.text
    assert 'value="2020-01-06"' in refused.text
    assert "This council has asked for no cover yet." in listed
