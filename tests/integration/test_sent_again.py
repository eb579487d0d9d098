"""A double click, the back button, a stale tab, two people on one thing: each ends well."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest

from staffbank import clock
from staffbank.domain.principal import Principal, Role
from staffbank.domain.recharge import RechargeId
from staffbank.ports.placement_views import PlacementView, RechargeView
from staffbank.ports.queries import Slice
from staffbank.ports.views import RequestView
from staffbank.usecases.offer.release_worker import release_worker
from staffbank.usecases.recharge.accrue_recharge import accrue_recharge
from staffbank.usecases.recharge.issue_recharge import issue_recharge
from staffbank.usecases.recharge.show_recharge import show_recharge
from staffbank.web.desk import SENT_BEFORE, STILL_AT_IT
from tests.a_visitor import Visitor, a_visitor, hidden_of
from tests.integration.api_desk import shown_id
from tests.integration.test_council_asking_pages import typed
from tests.integration.test_home_floor import accepted
from tests.placed import MONDAY, at_work, locked, opened, placed
from tests.town import NOW, Town

LATER = NOW + timedelta(weeks=5)
NEW_YEAR = datetime(2027, 1, 1, 6, tzinfo=UTC)


@dataclass(frozen=True)
class Turn:
    """A form that is about to be sent by `hers`, and by `theirs` who sees the same thing.

    `typed` goes into it; `otherwise` is typed after going back. `counts` are things of which
    one more is there afterwards, at most; `anew` says that sending it in another tab asks for
    another thing. It is done `at` that time.
    """

    page: str
    action: str
    hers: Principal
    theirs: Principal
    typed: Mapping[str, Any] = field(default_factory=dict)
    otherwise: Mapping[str, Any] = field(default_factory=dict)
    counts: Any = None
    anew: bool = False
    at: datetime = NOW


def _two(town: Town, role: Role, scope: Any) -> tuple[Principal, Principal]:
    return town.who(role, scope, "person:Jo Hall"), town.who(role, scope, "person:Kim Rowe")


async def asking(town: Town) -> Turn:
    path = "/council/requests/new"
    return Turn(
        path,
        path,
        *_two(town, Role.REQUESTER, town.solihull.council.id),
        typed(town),
        {"title": "Something else"},
        RequestView,
        anew=True,
    )


async def accepting(town: Town) -> Turn:
    worker = await town.member()
    offer = await town.offer(worker, await town.request())
    path = f"/worker/offers/{shown_id('Offer', offer.id)}"
    hers = town.as_worker(worker)
    return Turn(path, f"{path}/accept", hers, hers, {"comments": "Yes."}, {"comments": "No."})


async def releasing(town: Town) -> Turn:
    offer = await accepted(town, "Ada Lovell")
    path = f"/council/offers/{shown_id('Offer', offer.id)}/release"
    two = _two(town, Role.RELEASE_AUTHORISER, town.warwick.employer.id)
    return Turn(path, path, *two)


async def confirming(town: Town) -> Turn:
    offer = await accepted(town, "Ada Lovell")
    authoriser = town.uow(Role.RELEASE_AUTHORISER, town.warwick.employer.id)
    await release_worker(offer_id=offer.id, now=NOW, uow=authoriser)
    path = f"/council/offers/{shown_id('Offer', offer.id)}/confirm"
    two = _two(town, Role.SERVICE_MANAGER, town.solihull.council.id)
    return Turn(path, path, *two, counts=PlacementView)


async def signing(town: Town) -> Turn:
    there = await placed(town)
    await there.lock_terms()
    path = f"/council/agreements/{shown_id('Agreement', there.agreement_id)}/sign"
    return Turn(path, path, *_two(town, Role.SIGNATORY, town.solihull.council.id))


async def handing_in(town: Town) -> Turn:
    there = await at_work(town)
    sheet = await opened(there, MONDAY, LATER)
    path = f"/worker/timesheets/{shown_id('Timesheet', sheet.id)}"
    hers = town.as_worker(there.worker)
    return Turn(path, f"{path}/submit", hers, hers, at=LATER)


async def paying(town: Town) -> Turn:
    there = await at_work(town)
    await locked(there, await opened(there, MONDAY))
    await accrue_recharge(
        home_employer_id=there.worker.employer_id,
        host_council_id=town.solihull.council.id,
        month=NEW_YEAR.date() - timedelta(days=1),
        now=NEW_YEAR,
        uow=there.system,
    )
    ours = town.who(Role.FINANCE_OFFICER, there.worker.employer_id)
    (recharge,) = (await town.bank.queries(ours).page(RechargeView, Slice(first=2))).rows
    uow, recharge_id = town.bank.unit_of_work, RechargeId(recharge.id)
    await show_recharge(recharge_id=recharge_id, now=NEW_YEAR, uow=uow(ours))
    await issue_recharge(recharge_id=recharge_id, now=NEW_YEAR, uow=uow(ours))
    path = f"/council/recharges/{shown_id('Recharge', recharge.id)}"
    two = _two(town, Role.FINANCE_OFFICER, town.solihull.council.id)
    return Turn(path, f"{path}/accept", *two)


TURNS = (asking, accepting, releasing, confirming, signing, handing_in, paying)


@pytest.mark.parametrize("turn_of", TURNS, ids=lambda each: each.__name__)
async def test_however_often_a_form_is_sent_it_is_done_once(
    town: Town, turn_of: Callable[[Town], Awaitable[Turn]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    turn = await turn_of(town)
    monkeypatch.setattr(clock, "now", lambda: turn.at)
    async with (
        a_visitor(town.bank, turn.hers) as she,
        a_visitor(town.bank, turn.theirs) as another,
    ):
        first, stale = await _form(she, turn), await _form(she, turn)
        theirs = await _form(another, turn)
        before = await _count(town, turn)

        clicks = await asyncio.gather(*(she.send(turn.action, first) for _ in range(2)))
        again = await she.send(turn.action, first)
        done = await _count(town, turn)
        otherwise = await she.send(turn.action, first | dict(turn.otherwise))
        late = await she.send(turn.action, stale)
        beaten = await another.send(turn.action, theirs)
        after = await _count(town, turn)
        here = await she.get(again.headers["location"])

    assert done == before + (turn.counts is not None)
    assert {each.status_code for each in clicks} <= {303, 422}
    assert all(each.status_code == 303 or STILL_AT_IT in each.text for each in clicks)
    led = {each.headers["location"] for each in (*clicks, again) if each.status_code == 303}
    assert led == {again.headers["location"]}, "each click leads to what came of it"
    assert (here.status_code, "There is a problem" in here.text) == (200, False)
    if turn.otherwise:
        assert otherwise.status_code == 422
        assert SENT_BEFORE.split(";")[0] in otherwise.text
    if turn.anew:
        assert {late.status_code, beaten.status_code} == {303}
        assert after == done + 2
    else:
        for each in (late, beaten):
            assert _told(each), "whoever comes late reads why nothing was done"
        assert after == done


async def _form(visitor: Visitor, turn: Turn) -> dict[str, Any]:
    page = await visitor.follow(turn.page)
    assert page.status_code == 200, page.text
    return hidden_of(page.text, turn.action) | dict(turn.typed)


async def _count(town: Town, turn: Turn) -> int:
    queries = town.bank.queries(town.who(Role.COORDINATOR))
    return await queries.count(turn.counts) if turn.counts else 0


def _told(answer: httpx2.Response) -> bool:
    return answer.status_code == 422 and "There is a problem" in answer.text
