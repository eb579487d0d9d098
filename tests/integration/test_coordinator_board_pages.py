"""What waits, who helps whom and what was let pass, on the coordinator's pages."""

from datetime import timedelta

import pytest

from staffbank import clock
from staffbank.domain.principal import Role
from staffbank.usecases.offer.accept_offer import accept_offer
from tests.a_visitor import a_visitor
from tests.integration.test_coordinator_runs_pages import a_run_of
from tests.placed import TWO_DAYS, placed
from tests.town import NOW, Town

PAGES = ("open", "overrides", "runs", "placements")


async def test_an_empty_board_says_what_to_expect(town: Town) -> None:
    async with a_visitor(town.bank, town.who(Role.COORDINATOR)) as visitor:
        shown = [await visitor.get(f"/coordinator/{name}") for name in PAGES]

    waiting, overrides, runs, placements = (each.text for each in shown)
    assert "No request is open." in waiting
    assert "Nobody waits for a release." in waiting
    assert "No rule has been let pass" in overrides
    assert "Nobody has run a match yet." in runs
    assert "Nobody has been placed yet." in placements


async def test_what_waits_too_long_is_overdue_and_flows_have_a_row_for_each_pair(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    ada = await town.member("Ada Marsh")
    offer = await town.offer(ada, await town.request(title="Night cover"))
    await accept_offer(
        offer_id=offer.id,
        comments="none",
        now=NOW,
        uow=town.bank.unit_of_work(town.as_worker(ada)),
    )
    async with a_visitor(town.bank, town.who(Role.COORDINATOR)) as visitor:
        run = await a_run_of(town, visitor)
        flows = (await visitor.get(f"{run}/flows")).text
        in_time = (await visitor.get("/coordinator/open")).text
        monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=4))
    async with a_visitor(town.bank, town.who(Role.AUDITOR)) as visitor:
        late = (await visitor.get("/coordinator/open")).text

    both = len({"Warwick to Solihull", "Warwick to Dudley"})
    assert (flows.count("<rect"), flows.count("board-map__line")) == (both, both)
    assert flows.count("<text ") == len({"Dudley", "Solihull", "Warwick"})
    assert "Ada Marsh" in in_time
    assert "Overdue" not in in_time
    assert "Overdue" in late
    assert "Duty desk in the west" in late


async def test_placements_are_bars_from_their_first_day_to_their_last(town: Town) -> None:
    there = await placed(town, TWO_DAYS, master=False)
    async with a_visitor(town.bank, town.who(Role.COORDINATOR)) as visitor:
        shown = (await visitor.get("/coordinator/placements")).text
        nowhere = await visitor.get("/coordinator/placements?before=nonsense")
        no_run = await visitor.get(f"/coordinator/runs/{there.placement_id}/flows")

    assert "30 November 2026 to 22 December 2026" in " ".join(shown.split())
    assert 'class="board-bar board-bar--coming"' in shown
    assert ">Ada Lovell, Solihull</text>" in shown
    assert (nowhere.status_code, no_run.status_code) == (400, 404)
