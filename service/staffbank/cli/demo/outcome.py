"""What a match run has come to, read through the bank's own queries."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from staffbank.cli.demo.cast import Office
from staffbank.ports.queries import Filters, Queries, Slice
from staffbank.ports.views import MatchRunView, ProposalView, RequestView, UnfilledView
from staffbank.usecases.match_run.unfilled_reason import SENTENCES

A_PAGE = 100
View = TypeVar("View", ProposalView, UnfilledView)


@dataclass(frozen=True)
class TierLine:
    """One priority tier, in slots and in hours."""

    tier: int
    filled: int
    wanted: int
    hours_filled: float
    hours_wanted: float


@dataclass(frozen=True)
class CouncilLine:
    """One council: slots asked for and filled, slots given elsewhere, and the hours of both."""

    name: str
    asked: int
    filled: int
    gives: int
    hours_taken: float
    hours_given: float


@dataclass(frozen=True)
class UnfilledLine:
    """How many slots one reason keeps open."""

    slots: int
    message: str


@dataclass(frozen=True)
class Outcome:
    """A finished run as a whole. `councils` are in order of name, `unfilled` most first."""

    run: MatchRunView
    summary: Mapping[str, Any]
    tiers: tuple[TierLine, ...]
    councils: tuple[CouncilLine, ...]
    unfilled: tuple[UnfilledLine, ...]
    proposals: tuple[ProposalView, ...]


async def outcome_of(run: MatchRunView, offices: Sequence[Office], queries: Queries) -> Outcome:
    """Read everything that is told of a finished run."""
    assert run.summary is not None, "a finished run has a summary"
    ours = {"run_id": run.id}
    proposals = await _every(queries, ProposalView, ours)
    unfilled = await _every(queries, UnfilledView, ours)
    ids = [each.request_id for each in proposals]
    ids += [each.request_id for each in unfilled]
    requests = await queries.by_ids(RequestView, sorted(set(ids)))
    asked = Counter(requests[request_id].council_id for request_id in ids)
    summary: Mapping[str, Any] = run.summary
    return Outcome(
        run=run,
        summary=summary,
        tiers=tuple(_tier(each) for each in summary["coverage"]),
        councils=_councils(offices, asked, summary["councils"]),
        unfilled=_reasons(unfilled),
        proposals=proposals,
    )


async def _every(queries: Queries, view: type[View], filters: Filters) -> tuple[View, ...]:
    found: list[View] = []
    page = await queries.page(view, Slice(first=A_PAGE), filters)
    found += page.rows
    while page.has_next:
        page = await queries.page(view, Slice(first=A_PAGE, after=found[-1].id), filters)
        found += page.rows
    return tuple(found)


def _tier(line: Mapping[str, int]) -> TierLine:
    return TierLine(
        line["tier"],
        line["filled"],
        line["wanted"],
        line["minutes_filled"] / 60,
        line["minutes_wanted"] / 60,
    )


def _councils(
    offices: Sequence[Office], asked: Counter[UUID], sides: Sequence[Mapping[str, Any]]
) -> tuple[CouncilLine, ...]:
    of_council = {UUID(str(side["council_id"])): side for side in sides}
    nothing = dict.fromkeys(("gives", "takes", "minutes_given", "minutes_taken"), 0)
    lines = []
    for office in sorted(offices, key=lambda office: office.name):
        side = of_council.get(office.council_id, nothing)
        lines.append(
            CouncilLine(
                name=office.name,
                asked=asked[office.council_id],
                filled=side["takes"],
                gives=side["gives"],
                hours_taken=side["minutes_taken"] / 60,
                hours_given=side["minutes_given"] / 60,
            )
        )
    return tuple(lines)


def _reasons(unfilled: Sequence[UnfilledView]) -> tuple[UnfilledLine, ...]:
    count = Counter(each.main_reason for each in unfilled)
    messages: defaultdict[str, list[str]] = defaultdict(list)
    for each in unfilled:
        messages[each.main_reason].append(each.message)
    return tuple(
        UnfilledLine(slots, _in_common(reason, messages[reason]))
        for reason, slots in count.most_common()
    )


def _in_common(reason: str, messages: Sequence[str]) -> str:
    """One sentence for all of them, which may name different numbers of people."""
    if len(set(messages)) == 1:
        return messages[0]
    if reason in SENTENCES:
        return SENTENCES[reason].format(eligible="Some")
    return f"{messages[0]} (and others like it)"
