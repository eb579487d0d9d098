"""Many requests from a spreadsheet: what is right is asked for, and the rest is shown."""

from collections.abc import Mapping
from dataclasses import replace

from fastapi import APIRouter, Response

from staffbank.domain.deed import Deed
from staffbank.web.council import words
from staffbank.web.council.columns import COLUMNS, rows_of
from staffbank.web.council.csv_file import NotASheet, sheet_of, written
from staffbank.web.council.office import Office
from staffbank.web.council.sent_rows import SentRow, Upload, brought, followed
from staffbank.web.desk import Problem
from staffbank.web.form import Form
from staffbank.web.page import Asked, NotForYou, NotHere, Page, Sent, nodes
from staffbank.web.words import _

PATH = "/council/requests/upload"
router = APIRouter(prefix=PATH)
FILE, TYPED = "file", "typed"
NO_FILE = _("Choose a file, or paste its rows.")
NO_COUNCIL = _("Choose the council.")


@router.get("")
async def upload(page: Asked) -> Response:
    """The form, and the files of before."""
    return await _asked(page, Form())


@router.get("/example.csv")
async def example(page: Asked) -> Response:
    """A file to begin with: the headings, and a row for a team of hers."""
    councils = await _councils(page)
    teams = await _teams(page, next(iter(councils)))
    row = [each.example for each in COLUMNS]
    row[1] = next(iter(teams.values()), "")
    return _file([[each.heading for each in COLUMNS], row], "requests.csv")


@router.post("")
async def sent(page: Sent) -> Response:
    """Read the file, and ask for all that is right in it."""
    councils = await _councils(page)
    council = page.form.text("council") or next(iter(councils))
    if council not in councils:
        return await _asked(page, page.form.wrong(Problem(NO_COUNCIL, "council")))
    file, typed = page.form.files.get(FILE, b""), page.form.text(TYPED)
    field = FILE if file or not typed else TYPED
    if not (file or typed):
        return await _asked(page, page.form.wrong(Problem(NO_FILE, FILE)))
    try:
        sheet = sheet_of(file or typed.encode())
        rows = rows_of(sheet)
    except NotASheet as wrong:
        return await _asked(page, page.form.wrong(Problem(wrong.args[0], field)))
    upload = Upload(council, tuple(SentRow(number, cells) for number, cells in rows.items()))
    return await _brought(page, upload, await _teams(page, council), sheet.note)


@router.post("/rows")
async def again(page: Sent) -> Response:
    """How the rows stand; or the corrected ones, sent again; or as a file, to be corrected."""
    upload = Upload.carried(page.form)
    if upload.council not in await _councils(page):
        raise NotForYou
    upload = await followed(upload, page)
    corrected = replace(upload, rows=tuple(each.corrected(page.form) for each in upload.rows))
    teams = await _teams(page, upload.council)
    action = page.form.text("action")
    if action == "file":
        return _file(corrected.checked(teams).to_correct, "rows-to-correct.csv")
    if action == "look":
        shown = _facts(corrected.checked(teams), Form())
        return page.show("council/uploaded.html", **shown)
    return await _brought(page, corrected, teams)


@router.get("/{batch_id}")
async def before(batch_id: str, page: Asked) -> Response:
    """What became of a file of before; what its rows said is not kept."""
    batch = await page.one("batch", batch_id)
    if batch["kind"] != "COVER_REQUESTS":
        raise NotHere
    listed: list[Mapping[str, object]] = []
    after = None
    while True:
        filter_ = {"batchId": batch_id}
        found = (await page.ask("batch_rows", filter=filter_, first=100, after=after))[
            "batchRows"
        ]
        listed += nodes(found)
        after = found["pageInfo"]["endCursor"]
        if not found["pageInfo"]["hasNextPage"]:
            return page.show("council/upload_before.html", batch=batch, rows=listed)


async def _brought(
    page: Page, upload: Upload, teams: Mapping[str, str], note: str = ""
) -> Response:
    upload, problems = await brought(upload, page, teams)
    if problems:
        return await _asked(page, page.form.wrong(*problems))
    upload = await followed(upload, page)
    return page.show(
        "council/uploaded.html", **_facts(upload, Form().wrong(*upload.problems)), note=note
    )


def _facts(upload: Upload, form: Form) -> dict[str, object]:
    return {"upload": upload, "form": form, "columns": COLUMNS, "say": words}


async def _asked(page: Page, form: Form) -> Response:
    councils = await _councils(page)
    listed = nodes((await page.ask("batches", last=10))["batches"])[::-1]
    earlier = [each for each in listed if each["kind"] == "COVER_REQUESTS"]
    teams = {name: list((await _teams(page, key)).values()) for key, name in councils.items()}
    return page.show(
        "council/upload.html",
        form=form,
        councils=councils,
        teams=teams,
        columns=COLUMNS,
        earlier=earlier,
    )


async def _councils(page: Page) -> dict[str, str]:
    """Those for which she may ask, and bring many at once. Raises NotForYou."""
    office = await Office.of(page)
    asks, brings = office.where(Deed.OPEN_REQUEST), office.where(Deed.BRING_BATCH)
    found = {
        key: name for key, name in office.councils.items() if key in asks and key in brings
    }
    if not found:
        raise NotForYou
    return found


async def _teams(page: Page, council: str) -> dict[str, str]:
    listed = nodes((await page.ask("teams_at_desk", councilId=council))["teams"])
    return {each["id"]: each["name"] for each in listed}


def _file(records: list[list[str]], name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(written(records), media_type="text/csv; charset=utf-8", headers=headers)
