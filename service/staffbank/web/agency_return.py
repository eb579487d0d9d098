"""The quarterly return of agency workers as CSV, for the council and the region."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from uuid import UUID

from fastapi import APIRouter, HTTPException, Response

from staffbank.bootstrap import Bank
from staffbank.domain.agency_return import CouncilReturn, NotAQuarter, Quarter
from staffbank.domain.money import Pence
from staffbank.domain.principal import Principal
from staffbank.ports.views import CouncilView
from staffbank.usecases.agency.agency_returns import agency_returns
from staffbank.web.papers import GONE, Caller, Running, plain

router = APIRouter()
ASSIGNMENTS = (
    *("council", "role_type", "hourly_pay", "hourly_cost", "start", "end"),
    *("registration", "agency", "contract", "weekly_hours", "project_team", "departs_from"),
)
COUNCILS = ("council", "question", "about", "answer", "detail", "reason")
RECKONED = "Reckoned from pay by unverified figures; the agency's fee is not in it."
Names = Mapping[UUID, str]


@router.get("/papers/agency-return/{quarter}.csv", summary="Each agency worker of a quarter.")
async def assignments_csv(quarter: str, who: Caller, bank: Running) -> Response:
    """One row for each assignment, as the DfE asks."""
    returns, names = await _returns(quarter, who, bank)
    rows = (
        (
            plain(names[each.council_id]),
            each.role.name.lower(),
            _pounds(each.pay_pence_an_hour),
            _pounds(each.cost_pence_an_hour),
            each.first_day.isoformat(),
            each.last_day.isoformat(),
            plain(each.registration),
            plain(each.agency),
            each.contract.value,
            f"{each.weekly_hours}",
            plain(each.project.name if each.project else ""),
            " ".join(said.rule for said in each.breaches),
        )
        for one in returns
        for each in one.assignments
    )
    return _csv(f"agency-return-{quarter}", ASSIGNMENTS, rows)


@router.get("/papers/agency-return/{quarter}/councils.csv", summary="What each council says.")
async def councils_csv(quarter: str, who: Caller, bank: Running) -> Response:
    """How far each rule was kept, breaches of the cap, agencies, and the cost of each month."""
    returns, names = await _returns(quarter, who, bank)
    rows = ((plain(names[one.council_id]), *row) for one in returns for row in _of_council(one))
    return _csv(f"agency-return-{quarter}-councils", COUNCILS, rows)


def _of_council(one: CouncilReturn) -> Iterator[tuple[str, ...]]:
    yield "return", str(one.quarter), "due by", one.quarter.due_by.isoformat(), ""
    for rule in one.compliance:
        count = f"{rule.kept_by} of {rule.asked_of}"
        yield "compliance", rule.rule, rule.degree, count, plain(" | ".join(rule.reasons))
    for breach in one.cap_breaches:
        for said in breach.sign_offs:
            signed = f"{said.office.value}: {said.person}"
            about, cost = plain(breach.registration), _pounds(breach.cost_pence_an_hour)
            yield "cap_breach_signed", about, signed, cost, plain(said.reason)
    for agency, conduct in one.agencies:
        yield "agency_behaviour", plain(agency), "affected compliance", "", plain(conduct)
    for month, cost_of_month in one.monthly_cost.items():
        yield "monthly_cost", f"{month:%Y-%m}", _pounds(cost_of_month), "", RECKONED


async def _returns(
    text: str, who: Principal, bank: Bank
) -> tuple[Sequence[CouncilReturn], Names]:
    """Raises HTTPException: 404 for whoever works for no council and no region."""
    try:
        quarter = Quarter.read(text)
    except NotAQuarter as wrong:
        raise HTTPException(404, str(wrong)) from wrong
    if not (who.region_wide or who.organisations):
        raise HTTPException(404, GONE)
    returns = await agency_returns(quarter=quarter, uow=bank.unit_of_work(who))
    councils = await bank.queries(who).by_ids(CouncilView, [one.council_id for one in returns])
    return returns, {key: view.name for key, view in councils.items()}


def _pounds(amount: Pence) -> str:
    return f"{amount / 100:.2f}"


def _csv(name: str, heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Response:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows(rows)
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)
