"""A requester asks for many at once, from a file of her spreadsheet's."""

from datetime import timedelta
from html import unescape

from staffbank import clock
from staffbank.domain.principal import Role
from tests.a_visitor import Visitor, a_visitor, hidden_of
from tests.bringing import work_through
from tests.integration.api_desk import shown_id
from tests.town import Town

PATH = "/council/requests/upload"
HEADINGS = "Team;What is needed;Roles;Kind of work;First day;Why;Cost centre"
OWN = {"Sec-Fetch-Site": "same-origin"}


def a_line(title: str, day: str = "", team: str = "Solihull duty") -> str:
    """A row as Excel writes it."""
    soon = clock.now().date() + timedelta(days=30)
    on = day or f"{soon:%d/%m/%Y}"
    return f"{team};{title};Social worker;One day on a duty desk;{on};A vacancy;CC-9"


async def uploads(visitor: Visitor, *lines: str, path: str = PATH, **fields: str) -> str:
    """Send a file of these rows, from its own form; the page that answers."""
    hidden = await visitor.form(PATH, PATH)
    file = "\r\n".join((HEADINGS, *lines)).encode("cp1252")
    answer = await visitor.client.post(
        path,
        data=hidden | fields,
        files={"file": ("requests.csv", file, "text/csv")},
        headers=OWN | {"Origin": visitor.ours},
    )
    return f"{answer.status_code} {answer.text}"


async def goes_on(visitor: Visitor, page: str, action: str, **fields: str) -> str:
    """Send the form of the rows."""
    hidden = hidden_of(page, f"{PATH}/rows")
    sent = fields | {name: unescape(text) for name, text in hidden.items()} | {"action": action}
    answer = await visitor.send(f"{PATH}/rows", sent)
    return f"{answer.status_code} {answer.text}"


async def test_what_is_right_is_asked_for_and_the_rest_is_corrected_on_the_page(
    town: Town,
) -> None:
    who = town.who(Role.REQUESTER, town.solihull.council.id)
    async with a_visitor(town.bank, who) as visitor:
        first = await uploads(visitor, a_line("Duty café"), a_line("Visits", day="soon"))
        batch = hidden_of(first, f"{PATH}/rows")["batch"]
        await work_through(town, batch)
        looked = await goes_on(visitor, first, "look")
        still = await goes_on(visitor, looked, "send", **{"cell.3.day": "sooner"})
        file = await goes_on(visitor, still, "file")
        mended = await goes_on(visitor, still, "send", **{"cell.3.day": "2027-01-04"})
        await work_through(town, hidden_of(mended, f"{PATH}/rows")["batch"])
        before = (await visitor.get(f"{PATH}/{batch}")).text
        listed = (await visitor.get("/council/requests")).text

    assert first.startswith("422")
    assert "Give a day" in first
    assert "Windows letters" in first
    assert looked.startswith("200")
    assert "Asked for" in looked
    assert 'value="soon"' in looked
    assert still.startswith("422")
    assert 'value="sooner"' in still
    assert "sooner" in file
    assert "Give a day" in file
    assert "Duty café" not in file
    assert mended.startswith("200")
    assert "to correct" not in mended
    assert "Asked for" in before
    assert "Duty café" in listed
    assert "Visits" in listed


async def test_what_is_no_file_of_before_is_not_there(town: Town) -> None:
    council = town.solihull.council.id
    other = shown_id("Council", council)
    async with a_visitor(town.bank, town.who(Role.REQUESTER, council)) as visitor:
        hidden = await visitor.form(PATH, PATH)
        forged = hidden | {"council": other, "rows": "[]", "batch": other}
        answers = (
            await visitor.get(f"{PATH}/{other}"),
            await visitor.send(f"{PATH}/rows", forged),
        )

    assert [each.status_code for each in answers] == [404, 404]


async def test_a_file_that_is_uploaded_twice_is_asked_for_once(town: Town) -> None:
    who = town.who(Role.REQUESTER, town.solihull.council.id)
    async with a_visitor(town.bank, who) as visitor:
        page = ""
        for _again in range(2):
            page = await uploads(visitor, a_line("Panel"), a_line("Panel"))
            await work_through(town, hidden_of(page, f"{PATH}/rows")["batch"])
        looked = await goes_on(visitor, page, "look")
        listed = (await visitor.get("/council/requests")).text

    assert looked.count("Asked for before") == 2
    assert listed.count(">Panel<") == 2


async def test_what_the_bank_refuses_stands_beside_its_row(town: Town) -> None:
    who = town.who(Role.REQUESTER, town.solihull.council.id)
    async with a_visitor(town.bank, who) as visitor:
        page = await uploads(visitor, a_line("Duty", day="02/11/2020"))
        await work_through(town, hidden_of(page, f"{PATH}/rows")["batch"])
        looked = await goes_on(visitor, page, "look")

    assert page.startswith("200")
    assert 'name="cell.2.day"' in looked
    assert 'value="02/11/2020"' in looked


async def test_a_file_that_cannot_be_read_keeps_what_was_pasted(town: Town) -> None:
    who = town.who(Role.REQUESTER, town.solihull.council.id)
    approver = town.who(Role.BUDGET_HOLDER, town.solihull.council.id)
    async with a_visitor(town.bank, who) as visitor:
        wrong = await uploads(visitor, "", path=PATH, typed="Team,Colour")
        huge = await uploads(visitor, "x" * 2**20)
        hidden = await visitor.form(PATH, PATH)
        typed = await visitor.send(PATH, hidden | {"typed": "Team,Colour"})
        bent, half_a_letter = [
            await visitor.send(f"{PATH}/rows", hidden | {"rows": rows})
            for rows in ("[[1]]", '[[1, {"title": "\\ud800"}]]')
        ]
        example = await visitor.get(f"{PATH}/example.csv")
        filled_in = await visitor.send(PATH, hidden | {"typed": example.text})
    async with a_visitor(town.bank, approver) as visitor:
        elsewhere = await visitor.get(PATH)

    assert "no row below them" in wrong
    assert huge.startswith("413")
    assert "in parts of up to 200 kB" in huge
    assert typed.status_code == 422
    assert "no column that we know" in typed.text
    assert ">Team,Colour</textarea>" in unescape(typed.text)
    assert (bent.status_code, half_a_letter.status_code) == (400, 400)
    assert example.headers["content-type"].startswith("text/csv")
    assert filled_in.status_code == 200
    assert "Under way" in filled_in.text
    assert elsewhere.status_code == 403
