"""Whoever holds the bank to account reads who did what, and whether it is as written."""

import re

import pytest

from staffbank import clock
from staffbank.domain.principal import READS_THE_TRAIL, REGIONAL, Role
from staffbank.ports.queries import Slice
from staffbank.ports.trail_views import AuditEntryView
from staffbank.usecases.request.withdraw_request import withdraw_request
from staffbank.web.audit import trail
from staffbank_graphql.in_process import InProcess
from tests.a_visitor import a_visitor
from tests.audit_hands import by_hand
from tests.town import NOW, Town

WHY = "=HYPERLINK: the team has <enough> people"


async def a_withdrawal(town: Town) -> None:
    """A request of Solihull's that was offered to Ada, and withdrawn; one of Dudley's."""
    request = await town.request(title="Night cover")
    await town.offer(await town.member("Ada Marsh"), request)
    await town.request(host=town.dudley, title="Court reports")
    await withdraw_request(
        request_id=request.id,
        reason=WHY,
        uow=town.uow(Role.REQUESTER, town.solihull.council.id),
    )


async def test_a_file_that_is_cut_off_says_so(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(trail, "AT_ONCE", 2)
    await a_withdrawal(town)
    async with a_visitor(town.bank, town.who(Role.AUDITOR)) as visitor:
        whole = (await visitor.get("/audit/trail.csv")).text
        monkeypatch.setattr(trail, "LONGEST", 2)
        cut = (await visitor.get("/audit/trail.csv")).text

    assert "The file ends here" not in whole
    assert "The file ends here, after 2 entries" in cut
    assert len(cut.splitlines()) == 4


async def test_an_auditor_finds_a_thing_by_name_and_reads_who_did_what_and_why(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    await a_withdrawal(town)
    async with a_visitor(town.bank, town.who(Role.AUDITOR)) as visitor:
        home = await visitor.get("/")
        nobody = (await visitor.get("/audit/things?named=Zoe")).text
        found = (await visitor.get("/audit/things?named=nIGHT")).text
        link = found.split('href="/audit/trail?about=')[1].split('"')[0]
        trail = (await visitor.get(f"/audit/trail?about={link.replace('&amp;', '&')}")).text
        decisions = (await visitor.get("/audit/decisions")).text
        file = await visitor.get("/audit/decisions.csv")
        passed = (await visitor.get("/audit/overrides")).text
        before = (await visitor.get("/audit/decisions?until=2020-01-01")).text
        wrong = await visitor.get("/audit/trail?since=yesterday")
        nowhere = await visitor.get("/audit/nothing")

    assert home.headers["Location"] == "/audit/trail"
    assert "Nobody and nothing is called so" in nobody
    assert "An offer was made" in trail  # what came of the request is in its trail
    assert "Request withdrawn" in trail
    assert "requester of" in trail
    assert "Court reports" not in trail
    assert "&lt;enough&gt;" in decisions
    assert "'=HYPERLINK" in file.text
    assert ",'," not in file.text  # an empty cell is empty
    assert "Nothing of this kind" in passed
    assert "Nothing of this kind" in before
    assert (wrong.status_code, 'value="yesterday"' in wrong.text) == (422, True)
    assert nowhere.status_code == 404


async def test_each_entry_says_what_it_is_about_and_leads_there(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    await a_withdrawal(town)
    async with a_visitor(town.bank, town.who(Role.AUDITOR)) as visitor:
        whole = (await visitor.get("/audit/trail")).text
        links = dict.fromkeys(re.findall(r'href="(/audit/trail\?about=[^"]+)"', whole))
        led = [await visitor.get(link.replace("&amp;", "&")) for link in links]

    about = re.findall(r'href="/audit/trail\?about=[^"]+&amp;name=[^"]+">([^<]+)</a>', whole)
    assert {"Court reports", "Night cover", "Ada Marsh", "Ada Marsh, Night cover"} == {*about}
    assert {each.status_code for each in led} == {200}
    assert all("Only what concerns" in each.text for each in led)


async def test_the_trail_is_narrowed_to_one_council(town: Town) -> None:
    await a_withdrawal(town)
    queries = town.bank.queries(town.who(Role.ANALYST))

    page = await queries.page(
        AuditEntryView, Slice(first=100), {"council_id": town.dudley.council.id}
    )

    assert {each.event for each in page.rows} == {"request.submitted", "request.approved"}


async def test_the_trail_is_told_to_nobody_whose_role_does_not_read_it(town: Town) -> None:
    await town.request()
    ask = InProcess(town.bank)
    readers = set[Role]()
    for role in Role:
        who = town.who(role, None if role in REGIONAL else town.solihull.council.id)
        trail = await ask(who, "audit_trail", {"first": 9}, None)
        things = await ask(who, "audit_subjects", {"filter": {"named": "Duty"}}, None)
        check = await ask(who, "audit_check", {}, None)
        told = {
            bool(trail["data"]["auditTrail"]["edges"]),
            bool(things["data"]["auditSubjects"]["edges"]),
            bool(check["data"]["auditCheck"]),
        }
        assert len(told) == 1, role
        readers |= {role} if told == {True} else set()

    assert readers == READS_THE_TRAIL


async def test_a_press_says_whether_the_chain_is_whole_or_which_entry_is_wrong(
    town: Town,
) -> None:
    await town.request()
    async with a_visitor(town.bank, town.who(Role.AUDITOR)) as visitor:
        unasked = (await visitor.get("/audit/chain")).text
        whole = (await visitor.get("/audit/chain?check=now")).text
        by_hand(
            town,
            "UPDATE audit_entry SET person = 'mallory' WHERE event = 'request.submitted'"
            " AND region_id = :region",
            region=town.region.id,
        )
        changed = (await visitor.get("/audit/chain?check=now")).text

    assert "Check the chain now" in unasked
    assert "The chain is whole" in whole
    assert "One chain is not as it was written" in changed
    assert "Solihull" in changed
    assert "Request submitted" in changed


async def test_pages_of_the_audit_are_for_those_who_read_it_alone(town: Town) -> None:
    async with a_visitor(town.bank, town.who(Role.COORDINATOR)) as visitor:
        refused = [await visitor.get(f"/audit/{name}") for name in ("trail", "chain", "things")]

    assert {each.status_code for each in refused} == {403}
