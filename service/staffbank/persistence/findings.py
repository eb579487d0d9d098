"""What a run has found, with a JSON column each: certificates and explanations."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, true

from staffbank.persistence.run_tables import UNFILLED_SLOT
from staffbank.ports.certificate import AimView, CertificateView, TierBoundView
from staffbank.ports.explanation import (
    CandidateView,
    ChoiceView,
    EffectView,
    NearMissView,
    RunnerUpView,
    WayOutView,
)
from staffbank.ports.views import ReasonCountView

Document = dict[str, Any]
Found = TypeVar("Found")

RENAMED = {"barred_host": "barred"}  # reasons as runs before this word have kept them


def document_of(found: Any) -> Document | None:
    """A certificate or an explanation as JSON; ids are texts."""
    return None if found is None else {key: _plain(value) for key, value in vars(found).items()}


def row_of(view: Any) -> Document:
    """A proposal or an open slot as a row."""
    return asdict(view) | {"explanation": document_of(view.explanation)}


def current(wanted: bool) -> ColumnElement[bool]:  # noqa: FBT001 it is a filter's value
    """Findings of the last run that has looked at their request."""
    return UNFILLED_SLOT.c.overtaken_by.is_(None) if wanted else true()


def where_there(read: Callable[[Document], Found]) -> Callable[[Document | None], Found | None]:
    """The same reading for a column that may be empty."""
    return lambda document: None if document is None else read(document)


def certificate_of(document: Document) -> CertificateView:
    """The certificate that `document_of` wrote."""
    parts = {
        "tiers": tuple(TierBoundView(**each) for each in document["tiers"]),
        "aims": tuple(AimView(**each) for each in document["aims"]),
        "solvers": tuple(document.get("solvers", ())),
    }
    return CertificateView(**(document | parts))


def choice_of(document: Document) -> ChoiceView:
    """The choice that `document_of` wrote."""
    runner_up = document["runner_up"]
    return ChoiceView(
        document["eligible"], runner_up and RunnerUpView(**_with_worker(runner_up))
    )


def way_out_of(document: Document) -> WayOutView:
    """The way out that `document_of` wrote."""
    nearest = tuple(NearMissView(**_with_worker(each)) for each in document["nearest"])
    # runs before it was kept have named no candidates
    candidates = tuple(map(_candidate_of, document.get("candidates", ())))
    return WayOutView(**(document | {"nearest": nearest, "candidates": candidates}))


def _candidate_of(document: Document) -> CandidateView:
    effects = tuple(EffectView(**each) for each in document["effects"])
    return CandidateView(**(_with_worker(document) | {"effects": effects}))


def reason_of(code: str) -> str:
    """A reason by the word of today."""
    return RENAMED.get(code, code)


def reasons_of(documents: list[Mapping[str, Any]]) -> tuple[ReasonCountView, ...]:
    """The steps of a funnel."""
    return tuple(
        ReasonCountView(reason_of(each["reason"]), each["workers"]) for each in documents
    )


def _with_worker(document: Document) -> Document:
    return document | {"worker_id": UUID(document["worker_id"])}


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return document_of(value) if hasattr(value, "__dataclass_fields__") else value
