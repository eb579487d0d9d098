"""The five people who walk the whole road, each with a browser of her own."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

import pytest
from playwright.async_api import Browser

from staffbank import clock
from staffbank.domain.principal import Role
from staffbank.domain.worker import Worker
from staffbank.ports.placement_views import PlacementView, TimesheetView
from staffbank.ports.queries import Slice
from staffbank.ports.views import MatchRunView
from staffbank.web.site import Actor
from tests.browser.demonstration import demonstration
from tests.browser.officers import an_officer
from tests.browser.walker import Walker
from tests.placed import under_a_master_agreement
from tests.town import Town

WORK = "Assessments in the west team, with reports for court"
AT_HOST = (Role.REQUESTER, Role.SERVICE_MANAGER, Role.LINE_MANAGER)
AT_HOME = (Role.RELEASE_AUTHORISER, Role.FINANCE_OFFICER, Role.SIGNATORY)
WHO_PAYS = (Role.BUDGET_HOLDER, Role.FINANCE_OFFICER, Role.SIGNATORY)


@dataclass(frozen=True)
class Five:
    """Ada, her employer, two officers of the council that she goes to, and the coordinator."""

    town: Town
    worker: Worker
    monkeypatch: pytest.MonkeyPatch
    ada: Walker
    home: Walker
    host: Walker
    payer: Walker
    coordinator: Walker

    async def it_is(self, moment: datetime) -> None:
        """Time passes, and everybody comes back."""
        self.monkeypatch.setattr(clock, "now", lambda: moment)
        for each in (self.ada, self.home, self.host, self.payer):
            await each.comes()

    async def only(self, view: type[MatchRunView | PlacementView | TimesheetView]) -> str:
        """The id of the one thing of a kind that there is."""
        queries = self.town.bank.queries(self.town.who(Role.COORDINATOR))
        (found,) = (await queries.page(view, Slice(first=9))).rows
        return str(found.id)


@asynccontextmanager
async def five(
    town: Town, browser: Browser, monkeypatch: pytest.MonkeyPatch, *, script: bool
) -> AsyncIterator[Five]:
    """A town in which everything is still to be done, but for the master agreement."""
    worker = await town.member()
    await under_a_master_agreement(town)
    cast = (
        Actor("worker", "Ada Lovell", town.as_worker(worker)),
        Actor("release_authoriser", "Warwick", an_officer(town, town.warwick, *AT_HOME)),
        Actor("service_manager", "Solihull", an_officer(town, town.solihull, *AT_HOST)),
        Actor("budget_holder", "Solihull", an_officer(town, town.solihull, *WHO_PAYS)),
        Actor("coordinator", "the region", town.who(Role.COORDINATOR)),
    )
    buttons = ("Social worker", "Release authoriser", "Service manager", "Budget holder")
    async with demonstration(town, cast) as ours, AsyncExitStack() as leaving:
        glass = None
        if not script:
            glass = await browser.new_page()
            leaving.push_async_callback(glass.context.close)
        walkers = []
        for number, button in enumerate((*buttons, "Coordinator")):
            size = "desk" if bool(number) is script else "phone"  # both walks see her at both
            walkers.append(await Walker.of(browser, ours, button, size, glass))
            leaving.push_async_callback(walkers[-1].page.context.close)
        yield Five(town, worker, monkeypatch, *walkers)
