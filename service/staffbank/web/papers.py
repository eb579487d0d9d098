"""Papers to keep: agreements and addenda as PDF, statements as PDF and CSV."""

import csv
import re
from io import StringIO
from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from staffbank import clock
from staffbank.bootstrap import Bank
from staffbank.domain.london import spoken_moment
from staffbank.domain.principal import Principal
from staffbank.domain.statement import Statement
from staffbank.identity.issuer_keys import IssuerAway
from staffbank.identity.shown import Shown
from staffbank.identity.tokens import NotAuthenticated
from staffbank.ports.budgets import OutOfBudget
from staffbank.usecases.paper.addendum_paper import addendum_paper
from staffbank.usecases.paper.agreement_paper import agreement_paper
from staffbank.usecases.paper.statement_between import (
    HalfAStatement,
    statement_between,
    statement_paper,
)

router = APIRouter()
GONE = "There is no such paper, or it is not yours to see."
PDF = "application/pdf"
PAPER = 1_000  # fields: about as long as a paper takes
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # which a spreadsheet would reckon out
KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def bank_of(request: Request) -> Bank:
    """The running bank."""
    bank: Bank = request.app.state.bank
    return bank


async def caller(request: Request, bank: Annotated[Bank, Depends(bank_of)]) -> Principal:
    """Who asks, to read. Raises HTTPException (401, or 303 to sign in), or OutOfBudget."""
    shown = Shown.by(request.headers, request.cookies, bank.settings.public_url)
    try:
        who = await bank.callers.caller(shown, now=clock.now(), reads=True)
    except IssuerAway as away:
        raise HTTPException(503, str(away), {"Retry-After": "60"}) from away
    except NotAuthenticated as wrong:
        if "text/html" in request.headers.get("accept", ""):  # a link of a page, in a browser
            again = f"/sign-in?{urlencode({'next': request.url.path})}"
            raise HTTPException(303, headers={"Location": again}) from wrong
        raise HTTPException(401, str(wrong), {"WWW-Authenticate": "Bearer"}) from wrong
    spent = await bank.allowance.spend(who, PAPER)
    if not spent.granted:
        raise OutOfBudget(spent)
    return who


def key_of(text: str) -> UUID:
    """The id, spelt as the bank spells it. Raises HTTPException (404)."""
    if not KEY.fullmatch(text):
        raise HTTPException(404, GONE)
    return UUID(text)


Caller = Annotated[Principal, Depends(caller)]
Running = Annotated[Bank, Depends(bank_of)]


@router.get("/papers/agreements/{agreement_id}.pdf", summary="An agreement, as it is signed.")
async def agreement_pdf(agreement_id: str, who: Caller, bank: Running) -> Response:
    """The agreement as PDF/UA-1."""
    paper = await agreement_paper(key_of(agreement_id), bank.queries(who))
    if paper is None:
        raise HTTPException(404, GONE)
    return _pdf(bank.printer.pdf(paper), f"agreement-{agreement_id}")


@router.get("/papers/extensions/{extension_id}.pdf", summary="An addendum, as it is signed.")
async def addendum_pdf(extension_id: str, who: Caller, bank: Running) -> Response:
    """The addendum of an extension as PDF/UA-1."""
    paper = await addendum_paper(key_of(extension_id), bank.queries(who))
    if paper is None:
        raise HTTPException(404, GONE)
    return _pdf(bank.printer.pdf(paper), f"addendum-{extension_id}")


@router.get("/papers/statements/{ours}/{theirs}.pdf", summary="What two councils owe.")
async def statement_pdf(ours: str, theirs: str, who: Caller, bank: Running) -> Response:
    """The statement as PDF/UA-1."""
    statement = await _statement(key_of(ours), key_of(theirs), who, bank)
    paper = statement_paper(statement, at=spoken_moment(clock.now()))
    return _pdf(bank.printer.pdf(paper), "statement")


@router.get("/papers/statements/{ours}/{theirs}.csv", summary="The same, for a ledger.")
async def statement_csv(ours: str, theirs: str, who: Caller, bank: Running) -> Response:
    """The statement as CSV: amounts in pounds, two decimals, no signs but the minus."""
    statement = await _statement(key_of(ours), key_of(theirs), who, bank)
    out = StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(["month", "kind", "home", "host", "state", "hours", "net", "vat", "gross"])
    for line in statement.lines:
        amounts = (f"{amount / 100:.2f}" for amount in (line.net, line.vat, line.gross))
        hours = f"{line.minutes / 60:.2f}"
        names = (plain(line.home), plain(line.host))
        rows.writerow(
            [line.month.isoformat(), line.kind, *names, line.state.value, hours, *amounts]
        )
    headers = {"Content-Disposition": 'attachment; filename="statement.csv"'}
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


async def _statement(ours: UUID, theirs: UUID, who: Principal, bank: Bank) -> Statement:
    try:
        found = await statement_between(ours, theirs, who=who, queries=bank.queries(who))
    except HalfAStatement as half:
        raise HTTPException(403, str(half)) from half
    if found is None:
        raise HTTPException(404, GONE)
    return found


def plain(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _pdf(content: bytes, name: str) -> Response:
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return Response(content, media_type=PDF, headers=headers)
