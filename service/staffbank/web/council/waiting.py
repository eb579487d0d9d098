"""The first page of the desk: what waits for whoever sits there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Response

from staffbank.domain.deed import Deed
from staffbank.domain.side import Side
from staffbank.web.council import words
from staffbank.web.council.office import Office
from staffbank.web.council.queues import QUEUES, Queue
from staffbank.web.desk import Data
from staffbank.web.page import Asked, nodes

router = APIRouter(prefix="/council/desk")


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: where it leads, what it is, and a line about it."""

    path: str
    title: str
    line: str


@router.get("")
async def desk(page: Asked) -> Response:
    """What waits for her, by what she is to do; and nothing of what is for others."""
    office = await Office.of(page)
    found = await page.ask("waiting_at_desk")
    queues = [
        {"text": queue.text, "things": things}
        for queue in QUEUES
        if (things := list(waiting_in(queue, office, nodes(found[queue.named]))))
    ]
    return page.show(
        "council/desk.html", queues=queues, office=office, asks=office.where(Deed.OPEN_REQUEST)
    )


def waiting_in(queue: Queue, office: Office, found: Sequence[Data]) -> Iterator[Waiting]:
    """Those of a queue that are hers to do."""
    for each in found:
        about = queue.about(each)
        council = sides_of(about).get(queue.side)
        if queue.when(each) and office.may(queue.deed, council, queue.side):
            yield Waiting(f"{queue.path}/{each['id']}", title_of(about), line_of(each))


def sides_of(found: Data) -> dict[Side, str | None]:
    """Home and host of whatever it is."""
    if "council" in found:  # a request has one side
        return {Side.HOST: found["council"]["id"]}
    if "homeCouncil" in found:
        return {
            Side.HOME: (found["homeCouncil"] or {}).get("id"),
            Side.HOST: (found["hostCouncil"] or {}).get("id"),
        }
    return words.sides(found)


def title_of(found: Data) -> str:
    """What it is called."""
    if "council" in found:
        return str(found["title"])
    if "homeCouncil" in found:
        return f"{words.month(found['month'])}: {found['hostCouncil']['name']}"
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
