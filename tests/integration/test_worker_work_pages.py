"""A social worker joins, looks at open work, and takes her data away, on pages."""

from datetime import timedelta

import pytest

from staffbank import clock
from staffbank.domain.cover_request import DutyDay
from staffbank.domain.match_run import ProposalId
from staffbank.domain.offer import Offer, SlotId
from staffbank.domain.principal import Principal, Role
from staffbank.domain.profession import CoreRole
from staffbank.domain.worker import Worker
from staffbank.ports.interests import InterestView
from staffbank.ports.queries import Slice
from staffbank.ports.views import ProposalView
from staffbank.usecases.offer.make_offer import Pairing, make_offer
from tests.a_visitor import a_visitor, hidden_of
from tests.integration.api_desk import shown_id
from tests.integration.test_figures import amend
from tests.integration.test_statement_counts import a_finished_run
from tests.town import NOW, TODAY, Town


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


async def test_open_work_is_masked_and_says_why_not_me(town: Town) -> None:
    ada = await town.member()
    senior = frozenset({CoreRole.TEAM_MANAGER})
    await town.request(title="A title of Solihull's own")
    await town.request(DutyDay(TODAY + timedelta(days=8)), host=town.dudley, roles=senior)
    await town.request(host=town.warwick, title="At home")
    async with a_visitor(town.bank, town.as_worker(ada)) as visitor:
        page = (await visitor.get("/worker/work")).text

    fits, rest = page.split("Does not fit you, and why")
    assert "Solihull, " in fits
    assert "Dudley, " not in fits
    assert "It asks for another role than yours." in rest
    assert "A title of Solihull" not in page
    assert "Solihull duty" not in page
    assert "Warwick" not in page


async def test_she_says_what_she_would_like_and_the_region_alone_is_told(town: Town) -> None:
    ada = await town.member()
    request = await town.request()
    far = await town.request(
        DutyDay(TODAY + timedelta(days=8)), roles=frozenset({CoreRole.TEAM_MANAGER})
    )
    does = f"/worker/work/{shown_id('CoverRequest', request.id)}/interest"
    async with a_visitor(town.bank, town.as_worker(ada)) as visitor:
        hidden = await visitor.form("/worker/work", does)
        first = await visitor.send(does, hidden | {"interested": "yes"})
        again = await visitor.send(does, hidden | {"interested": "yes"})
        page = (await visitor.get("/worker/work")).text
        unfit = does.replace(
            shown_id("CoverRequest", request.id), shown_id("CoverRequest", far.id)
        )
        fresh = hidden_of(page, does)
        wrong = await visitor.send(unfit, fresh | {"interested": "yes"})
        file = (await visitor.get("/worker/data/all.json")).json()
        region, host = (
            town.who(Role.COORDINATOR),
            town.who(Role.REQUESTER, town.solihull.council.id),
        )
        told = [len(await interests_seen_by(town, who)) for who in (region, host)]
        taken_back = await visitor.send(does, fresh | {"interested": "no"})
        left = await interests_seen_by(town, region)

    assert first.status_code == again.status_code == taken_back.status_code == 303
    assert "You would like this" in page
    assert wrong.status_code == 422
    assert "It asks for another role than yours." in wrong.text
    assert [each["council"]["name"] for each in file["you"]["interests"]] == ["Solihull"]
    assert told == [1, 0]
    assert left == ()


async def interests_seen_by(town: Town, who: Principal) -> tuple[InterestView, ...]:
    return tuple((await town.bank.queries(who).page(InterestView, Slice(first=9))).rows)


async def proposed(town: Town, worker: Worker) -> Offer:
    """An offer of what a run has proposed."""
    await town.request()
    await a_finished_run(town)
    region = town.who(Role.COORDINATOR)
    (proposal,) = (await town.bank.queries(region).page(ProposalView, Slice(first=1))).rows
    return await make_offer(
        pairing=Pairing(SlotId(proposal.slot_id), worker.id, ProposalId(proposal.id)),
        now=NOW,
        uow=town.bank.unit_of_work(region),
    )


async def test_she_reads_how_her_match_was_made_and_takes_her_data_away(town: Town) -> None:
    ada, bea = await town.member(), await town.member("Bea Marsh")
    await amend(town, key="mileage_rate", text="60")
    offer = await proposed(town, ada)
    match = f"/worker/data/matches/{shown_id('Offer', offer.id)}"
    async with a_visitor(town.bank, town.as_worker(ada)) as visitor:
        offered = (await visitor.get(f"/worker/offers/{shown_id('Offer', offer.id)}")).text
        made = (await visitor.get(match)).text
        rights = (await visitor.get("/worker/data")).text
        file = await visitor.get("/worker/data/all.json")
        read = await visitor.get("/worker/data/all.html")
    async with a_visitor(town.bank, town.as_worker(bea)) as visitor:
        hers = await visitor.get(match)
        others = await visitor.get("/worker/data/all.json")
        unseen = await town.bank.queries(town.as_worker(bea)).page(ProposalView, Slice(first=9))

    assert f'href="{match}"' in offered
    assert "8 hours fall in your own hours" in offered
    assert "Miles in your own car: 60" in offered
    assert "Warwick goes on paying you as now" in offered
    assert "You were one of 2 who passed every filter." in made
    assert "Rested." in made
    assert "contest it" in rights
    assert file.json()["you"]["worker"]["name"] == "Ada Lovell"
    assert [each["state"] for each in file.json()["offers"]] == ["OFFERED"]
    assert "attachment" in read.headers["content-disposition"]
    assert "Ada Lovell" in read.text
    assert hers.status_code == 404
    assert others.json()["offers"] == []
    assert unseen.rows == ()


async def test_she_joins_and_what_she_typed_stays_until_all_of_it_will_do(town: Town) -> None:
    employer = town.warwick.employer.id
    form = {
        "name": "Cy Dean",
        "employerId": shown_id("Council", town.warwick.council.id),
        "homeTeamId": shown_id("Team", town.warwick.teams[0].id),
        "role": "SOCIAL_WORKER",
        "weeklyHours": "full time",
        "weekday": ["MONDAY", "TUESDAY"],
        "since": "09:00",
        "until": "17:00",
        "skill-CP": "INDEPENDENT",
    }
    async with a_visitor(town.bank, town.who(Role.WORKER, employer, "person:Cy")) as cy:
        home = (await cy.get("/worker/home")).text
        elsewhere = await cy.get("/worker/availability")
        hidden = await cy.form("/worker/join", "/worker/join")
        wrong = await cy.send("/worker/join", hidden | form)
        hidden = await cy.form("/worker/join", "/worker/join")
        accepted = {"weeklyHours": "14.8", "terms": "yes"}
        joined = await cy.send("/worker/join", hidden | form | accepted)
        welcome = (await cy.get(joined.headers["location"])).text
        about = (await cy.get("/worker/me")).text

    assert "You are not in the bank yet" in home
    assert elsewhere.headers["location"] == "/worker/join"
    assert wrong.status_code == 422
    assert "Enter hours in tenths, such as 37.5." in wrong.text
    assert "Tick that you accept the terms." in wrong.text
    assert 'value="full time"' in wrong.text
    assert 'value="Cy Dean"' in wrong.text
    assert "Welcome to the bank." in welcome
    assert "You do it without help" in about
