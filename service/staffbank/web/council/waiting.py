"""The first page of the desk: what waits for whoever sits there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Response

from staffbank.domain.deed import Deed
from staffbank.web.council import words
from staffbank.web.council.office import Office
from staffbank.web.council.queues import QUEUES, Queue
from staffbank.web.desk import Data
from staffbank.web.page import Asked, nodes
from staffbank.web.words import Said, _

router = APIRouter(prefix="/council/desk")


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: where it leads, what it is, a line about it, and until when."""

    path: str
    title: str
    line: str
    due: str | None
    late: bool


@router.get("")
async def desk(page: Asked, after: str | None = None) -> Response:
    """What waits for her, by what she is to do; and nothing of what is for others."""
    office = await Office.of(page)
    found = (await page.ask("waiting_at_desk", after=after))["waitingSteps"]
    steps = nodes(found)
    queues = [
        {"text": queue.text, "things": things}
        for queue in QUEUES
        if (things := list(waiting_in(queue, steps)))
    ]
    return page.show(
        "council/desk.html",
        queues=queues,
        office=office,
        asks=office.where(Deed.OPEN_REQUEST),
        listed=len(steps),
        count=found["totalCount"],
        later=found["pageInfo"]["endCursor"] if found["pageInfo"]["hasNextPage"] else "",
    )


def waiting_in(queue: Queue, steps: Sequence[Data]) -> Iterator[Waiting]:
    """Those of a queue; what was seen to meanwhile is left out."""
    for step in steps:
        subject = step["subject"]
        if subject and (step["deed"], step["side"]) == (queue.deed.name, queue.side.name):
            yield Waiting(
                f"{queue.path}/{subject['id']}",
                title_of(subject.get("placement") or subject),
                line_of(subject),
                step["due"],
                step["isOverdue"],
            )


def title_of(found: Data) -> str:
    """What it is called."""
    if "title" in found:
        return str(found["title"])
    if "month" in found:
        month, host = words.month(found["month"]), found["hostCouncil"]["name"]
        return Said(_("%(month)s: %(councils)s"), month=month, councils=host)
    return words.who_and_what(found)


def line_of(found: Data) -> str:
    """A line about it: when, or how much."""
    if "netPence" in found:
        return words.pounds(found["netPence"] + found["vatPence"])
    if "week" in found:
        return words.week(found["week"])
    for dated in (found, found.get("placement") or {}, found.get("coverRequest") or {}):
        if dated.get("startsAt"):
            return words.days(dated["startsAt"], dated["endsAt"])
    return ""
