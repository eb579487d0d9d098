"""A certificate of prices as JSON, in and out: part of `plan.schema.json`."""

from collections.abc import Mapping
from typing import Any

from staffbank_matching.price_certificate import Column, PriceCertificate, PricedRow
from staffbank_matching.setting_json import stretches


def certificate_of(given: Mapping[str, Any] | None) -> PriceCertificate | None:
    """Read one, where there is one."""
    if given is None:
        return None
    return PriceCertificate(
        int(given["bound"]),
        int(given["unit"]),
        tuple(map(_column, given["columns"])),
        tuple(map(_row, given["rows"])),
    )


def certificate_out(told: PriceCertificate) -> dict[str, Any]:
    """Write one; what is usual of a column is left out."""
    return {
        "bound": told.bound,
        "unit": told.unit,
        "columns": list(map(_column_out, told.columns)),
        "rows": [vars(row) for row in told.rows],
    }


def _column(given: Mapping[str, Any]) -> Column:
    return Column(
        given["kind"],
        tuple(given["names"]),
        int(given.get("number", 0)),
        stretches(given.get("sessions", ())),
    )


def _column_out(column: Column) -> dict[str, Any]:
    return {name: value for name, value in vars(column).items() if value or name == "names"}


def _row(given: Mapping[str, Any]) -> PricedRow:
    return PricedRow(
        int(given["price"]),
        int(given["limit"]),
        tuple(map(int, given["columns"])),
        tuple(map(int, given["coefficients"])),
    )
