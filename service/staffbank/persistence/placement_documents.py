"""Values of a placement with a JSON column each: its gate, its stops, its end, its closing."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from staffbank.domain.closing import Account, Closing
from staffbank.domain.notice import EndCause, Ending, Finding, ShorterNotice
from staffbank.domain.side import Side
from staffbank.domain.start_gate import StartGate, Waiver
from staffbank.domain.stop import Stop, Stops

PARTS = ("reference", "feedback", "returned")


def gate_document(gate: StartGate) -> dict[str, Any]:
    """A start gate as JSON."""
    waiver = gate.waiver
    return {
        "supervisor": gate.supervisor,
        "induction_on": gate.induction_on.isoformat() if gate.induction_on else None,
        "delegation_recorded": gate.delegation_recorded,
        "account_ready": gate.account_ready,
        "waiver": {"by": waiver.by, "reason": waiver.reason} if waiver else None,
    }


def gate_of(document: Mapping[str, Any]) -> StartGate:
    """The start gate that was kept; an empty one where nothing was said yet."""
    induction, waiver = document.get("induction_on"), document.get("waiver")
    return StartGate(
        supervisor=document.get("supervisor", ""),
        induction_on=date.fromisoformat(induction) if induction else None,
        delegation_recorded=document.get("delegation_recorded", False),
        account_ready=document.get("account_ready", False),
        waiver=Waiver(**waiver) if waiver else None,
    )


def closing_document(closing: Closing) -> dict[str, Any]:
    """What was said at the end, as JSON; parts that were not are left out."""
    said = {part: getattr(closing, part) for part in PARTS}
    day = closing.access_removed_on
    document: dict[str, Any] = {"access_removed_on": day.isoformat()} if day else {}
    return document | {
        part: account_document(account) for part, account in said.items() if account is not None
    }


def closing_of(document: Mapping[str, Any]) -> Closing:
    """What `closing_document` wrote."""
    accounts = {part: account_of(document[part]) for part in PARTS if part in document}
    day = document.get("access_removed_on")
    return Closing(**accounts, access_removed_on=date.fromisoformat(day) if day else None)


def stops_document(stops: Stops) -> list[dict[str, Any]]:
    """When it stood still, as JSON."""
    return [
        {
            "suspended": stop.suspended,
            "since": stop.since.isoformat(),
            "until": stop.until.isoformat() if stop.until else None,
        }
        for stop in stops
    ]


def stops_of(documents: Iterable[Mapping[str, Any]]) -> Stops:
    """What `stops_document` wrote."""
    return tuple(
        Stop(
            suspended=said["suspended"],
            since=_moment(said["since"]),
            until=_moment(said["until"]) if said["until"] else None,
        )
        for said in documents
    )


def ending_document(ending: Ending) -> dict[str, Any]:
    """What is said of an early end, as JSON; what is not is left out."""
    document: dict[str, Any] = {}
    if ending.cause is not None:
        document["cause"] = ending.cause.value
    if (proposal := ending.proposal) is not None:
        document["proposal"] = {
            "cause": proposal.cause.value,
            "ends_at": proposal.ends_at.isoformat(),
            "side": proposal.side.value,
            "by": proposal.by,
        }
    if (finding := ending.finding) is not None:
        said = account_document(finding.account)
        document["finding"] = {"cause": finding.cause.value, **said}
    return document


def ending_of(document: Mapping[str, Any]) -> Ending:
    """What `ending_document` wrote."""
    cause, proposal = document.get("cause"), document.get("proposal")
    finding = document.get("finding")
    return Ending(
        cause=EndCause(cause) if cause else None,
        proposal=ShorterNotice(
            EndCause(proposal["cause"]),
            _moment(proposal["ends_at"]),
            Side(proposal["side"]),
            proposal["by"],
        )
        if proposal
        else None,
        finding=Finding(EndCause(finding["cause"]), account_of(finding)) if finding else None,
    )


def account_document(account: Account) -> dict[str, str]:
    """Somebody's words as JSON."""
    return {"by": account.by, "at": account.at.isoformat(), "text": account.text}


def account_of(said: Mapping[str, str]) -> Account:
    """What `account_document` wrote."""
    return Account(said["by"], _moment(said["at"]), said["text"])


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
