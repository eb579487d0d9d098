"""Who did what, when and why: the whole trail, what was let pass, and decisions."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from staffbank.web.audit.events import said
from staffbank.web.desk import Data, Problem
from staffbank.web.form import Form, day_typed
from staffbank.web.page import Asked, NotHere, Page, nodes
from staffbank.web.papers import plain
from staffbank.web.words import _, moment

router = APIRouter(prefix="/audit")
LONGEST = 5_000  # rows of one file
AT_ONCE = 100
CUT = _("The file ends here, after %(rows)s entries, and there are more: choose fewer days.")


@dataclass(frozen=True)
class Sort:
    """A part of the trail with a page of its own."""

    heading: str
    about: str
    kind: str | None


SORTS: Mapping[str, Sort] = {
    "trail": Sort(_("Audit trail"), _("Who did what, when and why, the oldest first."), None),
    "overrides": Sort(
        _("Rules let pass"), _("Rules that a named person let pass, and why."), "OVERRIDE"
    ),
    "decisions": Sort(
        _("Decisions"), _("What named people decided and gave a reason for."), "DECISION"
    ),
}
KINDS: Mapping[str, str] = {
    "Worker": _("Person"),
    "CoverRequest": _("Request for cover"),
    "Placement": _("Placement"),
}


@router.get("/things")
async def things(page: Asked) -> Response:
    """People, requests and placements of that name, each leading to its trail."""
    query = page.request.query_params
    named, kind = query.get("named", "").strip(), query.get("kind", "")
    asked = {
        "named": named,
        "kind": kind if kind in KINDS else None,
        "councilId": query.get("council") or None,
    }
    found = (await page.ask("audit_subjects", filter=asked))["auditSubjects"] if named else None
    return page.show(
        "audit/things.html",
        named=named,
        found=nodes(found) if found else [],
        cut=bool(found and found["pageInfo"]["hasNextPage"]),
        kinds=KINDS,
    )


@router.get("/{sort}.csv")
async def as_csv(sort: str, page: Asked) -> Response:
    """The same, for a spreadsheet: whatever the page would show, page after page."""
    form = _form(page.request)
    if sort not in SORTS or form.problems:
        raise NotHere
    rows, after, more = list[Data](), None, True
    while more and len(rows) < LONGEST:
        found = await _found(page, SORTS[sort], form, AT_ONCE, after)
        rows += nodes(found)
        after, more = found["pageInfo"]["endCursor"], found["pageInfo"]["hasNextPage"]
    out = StringIO()
    file = csv.writer(out, lineterminator="\r\n")
    file.writerow(["when", "what", "about", "who", "rule", "why"])
    for row in rows:
        cells = (said(row["event"]), row["about"], row["person"], row["rule"], row["reason"])
        file.writerow([row["at"], *(plain(each or "") for each in cells)])
    if more:
        file.writerow(["", CUT % {"rows": len(rows)}])
    headers = {"Content-Disposition": f'attachment; filename="audit-{sort}.csv"'}
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/{sort}")
async def trail(sort: str, page: Asked, after: str | None = None) -> Response:
    """Fifty entries, as they happened."""
    if sort not in SORTS:
        raise NotHere
    form = _form(page.request)
    found = None if form.problems else await _found(page, SORTS[sort], form, 50, after)
    asked = {name: form.text(name) for name in form.values if form.text(name)}
    query = {name: text for name, text in asked.items() if name != "after"}
    more = found["pageInfo"]["endCursor"] if found and found["pageInfo"]["hasNextPage"] else ""
    return page.show(
        "audit/trail.html",
        sort=SORTS[sort],
        form=form,
        entries=[_told(each) for each in nodes(found)] if found else [],
        councils=[
            {"value": each["id"], "text": each["name"]}
            for each in nodes((await page.ask("councils", first=100))["councils"])
        ],
        file=f"/audit/{sort}.csv?{urlencode(query)}",
        more=f"/audit/{sort}?{urlencode(query | {'after': more})}" if more else "",
    )


def _told(entry: Data) -> Mapping[str, Any]:
    who = _("The bank itself") if entry["person"] in ("", "system") else entry["person"]
    named = {"about": entry["subject"], "name": entry["about"]}
    path = f"/audit/trail?{urlencode(named)}" if all(named.values()) else ""
    told = {"what": said(entry["event"]), "who": who, "when": moment(entry["at"])}
    return {**entry, **told, "path": path}


def _form(request: Request) -> Form:
    """What is asked for, with what is wrong with its days."""
    form = Form({name: [value] for name, value in request.query_params.items()})
    wrong = tuple(
        Problem(_("Type the day as 2026-11-30, or leave it empty."), name)
        for name in ("since", "until")
        if form.text(name) and not _is_day(form.text(name))
    )
    return form.wrong(*wrong) if wrong else form


def _is_day(text: str) -> bool:
    try:
        return day_typed(text).isoformat() == text
    except ValueError:
        return False


async def _found(page: Page, sort: Sort, form: Form, first: int, after: str | None) -> Data:
    asked = {
        "kind": sort.kind,
        "councilId": form.text("council") or None,
        "about": form.text("about") or None,
        "since": form.text("since") or None,
        "until": form.text("until") or None,
    }
    found: Data = (await page.ask("audit_trail", first=first, after=after, filter=asked))[
        "auditTrail"
    ]
    return found
