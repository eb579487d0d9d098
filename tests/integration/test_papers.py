"""Papers to keep: what was signed, and what is owed, for those who may see it."""

import csv
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from itertools import pairwise

import httpx2
import pytest

from staffbank import clock
from staffbank.adapters.typst_printer import TypstPrinter
from staffbank.asgi import create_app
from staffbank.domain.principal import Grant, Principal, Role
from staffbank.domain.recharge import Recharge
from staffbank.ports.documents import Paper, Section, Table
from staffbank.usecases.paper.statement_between import statement_between, statement_paper
from staffbank.usecases.recharge.accrue_recharge import accrue_recharge
from staffbank.usecases.recharge.dispute_recharge import dispute_recharge
from staffbank.usecases.recharge.issue_recharge import issue_recharge
from staffbank.usecases.recharge.show_recharge import show_recharge
from staffbank.usecases.region.succeed_council import succeed_council
from tests.integration.api_desk import ApiDesk, at_the_desk, shown_id
from tests.placed import MONDAY, Placed, at_work, locked, opened, placed
from tests.town import NOW, Town

LATER = NOW + timedelta(weeks=60)


async def get(town: Town, path: str, who: Principal | None) -> httpx2.Response:
    """The answer to somebody, or to nobody."""
    client = httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=create_app(town.bank)), base_url="http://bank"
    )
    token = town.bank.tokens.issue(who, now=clock.now()) if who else ""
    headers = {"Authorization": f"Bearer {token}"} if who else {}
    return await client.get(path, headers=headers)


async def a_month_drawn_up(there: Placed) -> Recharge:
    """A week is worked, locked and charged."""
    await locked(there, await opened(there, MONDAY))
    recharge = await accrue_recharge(
        home_employer_id=there.worker.employer_id,
        host_council_id=there.town.solihull.council.id,
        month=LATER.date(),
        now=LATER,
        uow=there.system,
    )
    assert recharge is not None
    return recharge


async def issued(there: Placed, recharge: Recharge) -> None:
    """It is shown and issued."""
    for step in (show_recharge, issue_recharge):
        await step(recharge_id=recharge.id, now=LATER, uow=there.home(Role.FINANCE_OFFICER))


async def test_an_agreement_is_a_pdf_for_both_sides_and_nobody_else(town: Town) -> None:
    there = await placed(town)
    path = f"/papers/agreements/{there.agreement_id}.pdf"
    home = town.who(Role.SIGNATORY, there.worker.employer_id)
    assert (await get(town, path, home)).status_code == 404, "its terms are not locked yet"
    await there.lock_terms()

    for who in (home, town.who(Role.SIGNATORY, town.solihull.council.id)):
        answer = await get(town, path, who)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
        assert answer.content.startswith(b"%PDF-1.7")
        assert b"pdfuaid" in answer.content, "it says that it is accessible (PDF/UA-1)"
    stranger = town.who(Role.SIGNATORY, town.dudley.council.id)
    assert (await get(town, path, stranger)).status_code == 404
    assert (await get(town, path, None)).status_code == 401


def of_both(town: Town) -> Principal:
    """Warwick's finance officer, at the council and at its employer."""
    home = town.who(Role.FINANCE_OFFICER, town.warwick.employer.id)
    office = Grant(Role.FINANCE_OFFICER, town.warwick.council.id)
    return replace(home, grants=home.grants | {office})


async def test_a_statement_says_what_two_councils_owe_each_other(town: Town) -> None:
    there = await at_work(town)
    await issued(there, await a_month_drawn_up(there))
    ours, theirs = town.warwick.council.id, town.solihull.council.id
    finance = of_both(town)

    answer = await get(town, f"/papers/statements/{ours}/{theirs}.csv", finance)

    (row,) = csv.DictReader(StringIO(answer.text))
    assert (row["home"], row["host"], row["state"]) == ("Warwick", "Solihull", "issued")
    assert row["hours"] == "14.80"
    assert float(row["gross"]) == pytest.approx(float(row["net"]) + float(row["vat"]))
    printed = await get(town, f"/papers/statements/{ours}/{theirs}.pdf", finance)
    assert printed.content.startswith(b"%PDF")
    stranger = town.who(Role.FINANCE_OFFICER, town.dudley.council.id)
    for who, name in ((stranger, f"{ours}/{theirs}"), (finance, f"{ours}/{ours}")):
        assert (await get(town, f"/papers/statements/{name}.csv", who)).status_code == 404
    odd = await get(town, f"/papers/statements/{{{ours}}}/{theirs}.csv", finance)
    assert odd.status_code == 404


async def test_nobody_reads_half_a_statement(town: Town) -> None:
    """Whoever sees what is lent and not what is borrowed would take the one for all."""
    ours, theirs = town.warwick.council.id, town.solihull.council.id
    lends = town.who(Role.FINANCE_OFFICER, town.warwick.employer.id)

    answer = await get(town, f"/papers/statements/{ours}/{theirs}.csv", lends)

    assert answer.status_code == 403
    assert "ask for the other office" in answer.text
    region = await get(town, f"/papers/statements/{ours}/{theirs}.csv", town.who(Role.AUDITOR))
    assert region.status_code == 200


async def test_a_credit_note_is_called_one_by_the_statement_and_the_api(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = await at_work(town)
    recharge = await a_month_drawn_up(there)
    await issued(there, recharge)
    await dispute_recharge(
        recharge_id=recharge.id, reason="?", now=LATER, uow=there.host(Role.FINANCE_OFFICER)
    )
    desk: ApiDesk = at_the_desk(town, monkeypatch)
    desk.it_is(LATER)
    finance = of_both(town)
    named = {"rechargeId": shown_id("Recharge", recharge.id)}

    note = await desk.do(finance, "credit_recharge", **named, reason="Tuesday was not worked.")

    assert (note["isCreditNote"], note["credits"]) == (True, named["rechargeId"])
    assert (note["netPence"], note["reason"]) == (-recharge.net, "Tuesday was not worked.")
    again = await desk.try_to(finance, "credit_recharge", **named, reason="Again.")
    assert again == ["WRONG_STATE"]
    listed = (await desk.send(finance, "recharges", first=9))["recharges"]["edges"]
    assert [each["node"]["isCreditNote"] for each in listed] == [False, True]
    ours, theirs = town.warwick.council.id, town.solihull.council.id
    answer = await get(town, f"/papers/statements/{ours}/{theirs}.csv", finance)
    rows = list(csv.DictReader(StringIO(answer.text)))
    assert [(row["kind"], row["state"]) for row in rows] == [
        ("recharge", "credited"),
        ("credit note", "credited"),
    ]
    assert sum(float(row["gross"]) for row in rows) == 0
    statement = await statement_between(
        ours, theirs, who=finance, queries=town.bank.queries(finance)
    )
    assert statement is not None
    paper = statement_paper(statement, at="today")
    assert paper.table is not None
    assert [row[1] for row in paper.table.rows] == ["recharge", "credit note"]
    assert "£0.00" in paper.about


async def netted(desk: ApiDesk) -> list[tuple[str, str, int]]:
    """Who would pay whom, and how much."""
    found = (await desk.send(desk.town.who(Role.ANALYST), "netting"))["netting"]
    return [(each["payer"]["name"], each["payee"]["name"], each["pence"]) for each in found]


async def test_a_few_payments_would_settle_what_is_issued_and_not_disputed(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = await at_work(town)
    desk: ApiDesk = at_the_desk(town, monkeypatch)
    recharge = await a_month_drawn_up(there)
    assert await netted(desk) == [], "it is accrued, and nobody is to pay it yet"
    await issued(there, recharge)

    assert await netted(desk) == [("Solihull", "Warwick", recharge.gross)]
    finance = of_both(town)
    assert (await desk.send(finance, "netting"))["netting"] is None
    await dispute_recharge(
        recharge_id=recharge.id, reason="?", now=LATER, uow=there.host(Role.FINANCE_OFFICER)
    )
    assert await netted(desk) == []


async def test_what_a_merged_council_owes_its_successor_would_pay(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = await at_work(town)
    desk: ApiDesk = at_the_desk(town, monkeypatch)
    recharge = await a_month_drawn_up(there)
    await issued(there, recharge)
    merged = [town.solihull.council.id, town.dudley.council.id, town.warwick.council.id]
    payers = []
    for before, after in pairwise(merged):
        await succeed_council(
            predecessor=before,
            successor=after,
            holds_from=NOW.date() - timedelta(weeks=50),
            uow=town.uow(Role.REGIONAL_ADMINISTRATOR),
        )
        payers.append(await netted(desk))

    assert payers == [[("Dudley", "Warwick", recharge.gross)], []]


def test_words_are_never_markup_and_the_same_paper_has_the_same_bytes() -> None:
    nasty = '#panic("no") *bold* $x$ <label> @ref \\ "quoted"'
    paper = Paper(
        nasty, nasty, (Section(nasty, (nasty,)),), Table(nasty, (nasty,), ((nasty,),))
    )

    one, other = TypstPrinter().pdf(paper), TypstPrinter().pdf(paper)

    assert one == other
    assert one.startswith(b"%PDF")


def test_a_letter_that_no_font_has_keeps_no_paper_from_being_printed() -> None:
    title = "Duty \N{GRINNING FACE} \N{BELL} in \u6f22 \x07\x7f\x85 at T\u0177"
    unknown = title + " \u0378"  # of an alphabet that is known, but no letter of it

    assert all(
        TypstPrinter().pdf(Paper(each, each, (Section(each, (each,)),))).startswith(b"%PDF")
        for each in (title, unknown)
    )
