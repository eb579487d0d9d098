"""The ways in for people: a token for each role, and a first question to ask with one."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shlex import quote

from rich.console import Console

from staffbank.bootstrap import Bank
from staffbank.cli.demo.cast import Office, regional
from staffbank.cli.demo.outcome import Outcome
from staffbank.domain.principal import Principal, Role
from staffbank.ports.views import ContactView, ProposalView, RequestView, WorkerView

FILE = "tokens.txt"
QUESTION = "{ matchRuns(last: 1) { edges { node { state status summary { filled slots } } } } }"


@dataclass(frozen=True)
class Door:
    """Somebody whom you may be."""

    role: Role
    principal: Principal
    of: str
    token: str


async def doors(
    bank: Bank, outcome: Outcome, offices: Sequence[Office], *, now: datetime
) -> tuple[Door, ...]:
    """One for each role on the road of one proposal, in the order in which they act on it."""
    cast = {
        Role.COORDINATOR: (regional(Role.COORDINATOR), "the region"),
        Role.ANALYST: (regional(Role.ANALYST), "the region"),
        Role.AUDITOR: (regional(Role.AUDITOR), "the region"),
    }
    if (proposal := _offerable(outcome.proposals)) is not None:
        cast |= await _on_the_road(bank, proposal, offices)
    return tuple(
        Door(role, principal, of, bank.tokens.issue(principal, now=now))
        for role, (principal, of) in cast.items()
    )


def _offerable(proposals: Sequence[ProposalView]) -> ProposalView | None:
    return next(
        (
            proposal
            for proposal in proposals
            if all(verdict.outcome != "refused" for verdict in proposal.verdicts)
        ),
        None,
    )


async def _on_the_road(
    bank: Bank, proposal: ProposalView, offices: Sequence[Office]
) -> Mapping[Role, tuple[Principal, str]]:
    queries = bank.queries(regional(Role.COORDINATOR))
    worker = (await queries.by_ids(WorkerView, [proposal.worker_id]))[proposal.worker_id]
    request = (await queries.by_ids(RequestView, [proposal.request_id]))[proposal.request_id]
    home = next(office for office in offices if office.employer_id == worker.employer_id)
    host = next(office for office in offices if office.council_id == request.council_id)
    administrator = home.officer(Role.COUNCIL_ADMINISTRATOR)
    contacts = await bank.queries(administrator).by_ids(ContactView, [worker.id])
    return {
        Role.WORKER: (home.member(contacts[worker.id].email), f"{worker.name}, {home.name}"),
        Role.RELEASE_AUTHORISER: (home.officer(Role.RELEASE_AUTHORISER), home.name),
        Role.COUNCIL_ADMINISTRATOR: (administrator, home.name),
        Role.SERVICE_MANAGER: (host.officer(Role.SERVICE_MANAGER), host.name),
        Role.REQUESTER: (host.officer(Role.REQUESTER), host.name),
        Role.BUDGET_HOLDER: (host.officer(Role.BUDGET_HOLDER), host.name),
    }


def keep_tokens(found: Sequence[Door], folder: Path) -> Path:
    """Write `role token` lines that only their owner may read; the file's path."""
    file = folder / FILE
    file.unlink(missing_ok=True)
    file.touch(mode=0o600)
    file.write_text("".join(f"{door.role.value} {door.token}\n" for door in found))
    return file


def print_doors(found: Sequence[Door], file: Path, port: int, console: Console) -> None:
    """Print each role's token, and one line that asks as coordinator."""
    console.print(f"\nWho you may be (tokens, also in {file}):", soft_wrap=True)
    for door in found:
        console.print(f"\n[bold]{door.role.value}[/bold]: {door.of}", soft_wrap=True)
        console.print(door.token, soft_wrap=True, markup=False)
    console.print("\nAsk as coordinator, in another window:")
    console.print(curl_line(file, port), soft_wrap=True, markup=False)


def curl_line(file: Path, port: int) -> str:
    """A line for a shell that asks for the last match run."""
    read = f"$(sed -n 's/^{Role.COORDINATOR.value} //p' {quote(str(file))})"
    return (
        f'curl -s http://127.0.0.1:{port}/graphql -H "Authorization: Bearer {read}" '
        f"-H 'Content-Type: application/json' -d '{json.dumps({'query': QUESTION})}'"
    )
