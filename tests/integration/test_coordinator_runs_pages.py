"""The coordinator runs the engine and decides on what it proposes, on pages."""

import re

import pytest

from staffbank import clock
from staffbank.domain.principal import Role
from tests.a_visitor import Visitor, a_visitor
from tests.integration.full_town import ask
from tests.integration.test_statement_counts import a_finished_run
from tests.town import NOW, Town

EVENTS = "text/event-stream; charset=utf-8"


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


async def a_run_of(town: Town, visitor: Visitor) -> str:
    """The path of a run that proposes Ada for two pieces of work, a week apart."""
    await town.member()
    await town.member("Bea Marlow")
    await town.request(title="Duty desk in the west")
    await town.request(title="Duty desk in the east", host=town.dudley)
    await a_finished_run(town)
    listed = (await visitor.get("/coordinator/runs")).text
    runs = linked(listed.partition("bank-list")[2], "/coordinator", "runs")
    return runs[0]


def linked(text: str, run: str, kind: str) -> list[str]:
    """The paths of a run's proposals, or of its gaps."""
    return list(dict.fromkeys(re.findall(rf'href="({re.escape(run)}/{kind}/[^"]+)"', text)))


async def test_a_coordinator_starts_a_run_and_stops_it(town: Town) -> None:
    async with a_visitor(town.bank, town.who(Role.COORDINATOR)) as visitor:
        form = await visitor.form("/coordinator/runs/new", "/coordinator/runs/new")
        limits = {"seconds": "forty", "seed": "1"}
        wrong = await visitor.send("/coordinator/runs/new", form | limits)
        form = await visitor.form("/coordinator/runs/new", "/coordinator/runs/new")
        long = await visitor.send(
            "/coordinator/runs/new", form | {"seconds": "601", "seed": "1"}
        )
        form = await visitor.form("/coordinator/runs/new", "/coordinator/runs/new")
        sent = await visitor.send("/coordinator/runs/new", form | {"seconds": "5", "seed": "7"})
        run = sent.headers["location"]
        queued = await visitor.get(run)
        form = await visitor.form("/coordinator/runs/new", "/coordinator/runs/new")
        second = await visitor.send(
            "/coordinator/runs/new", form | {"seconds": "5", "seed": "7"}
        )
        stopping = await visitor.form(run, f"{run}/abort")
        stopped = await visitor.send(f"{run}/abort", stopping)
        again = await visitor.send(f"{run}/abort", stopping)
        after = (await visitor.get(stopped.headers["location"])).text
        rung = await visitor.get(f"{run}/told")
        nowhere = await visitor.get("/coordinator/runs/nothing/told")

    assert (wrong.status_code, long.status_code, second.status_code) == (422, 422, 422)
    assert 'value="forty"' in wrong.text
    assert "A run may take 1 to 600 seconds, not 601." in long.text
    assert "Waiting to begin" in queued.text
    assert f'sse-connect="{run}/told" sse-close="ended"' in queued.text
    assert 'hx-trigger="sse:told, every 5s"' in queued.text
    assert "queued or running already" in second.text
    assert (stopped.status_code, again.status_code) == (303, 303)
    assert "This run was stopped before it had a plan." in after
    assert "sse-connect" not in after
    assert (rung.headers["content-type"], nowhere.status_code) == (EVENTS, 404)
    assert rung.text.endswith("event: told\ndata: now\n\nevent: ended\ndata: now\n\n")


async def test_a_proposal_is_offered_once_and_another_declined_with_its_reason(
    town: Town,
) -> None:
    async with a_visitor(town.bank, town.who(Role.COORDINATOR)) as visitor:
        run = await a_run_of(town, visitor)
        result = (await visitor.get(run)).text
        one, other = linked(result, run, "proposals")
        shown = (await visitor.get(one)).text
        form = await visitor.form(one, f"{one}/offer")
        offered = [await visitor.send(f"{one}/offer", form) for _ in range(2)]
        after = (await visitor.get(offered[0].headers["location"])).text
        form = await visitor.form(other, f"{other}/decline")
        silent = await visitor.send(f"{other}/decline", form | {"reason": " "})
        form = await visitor.form(other, f"{other}/decline")
        await visitor.send(f"{other}/decline", form | {"reason": "She asked for rest."})
        declined = (await visitor.get(other)).text
        result = (await visitor.get(run)).text

    assert "Rested." in shown
    assert "Next would be" in shown
    assert "WT-4" not in shown
    assert [each.status_code for each in offered] == [303, 303]
    assert "You made this offer." in after
    assert "Make the offer" not in after
    assert silent.status_code == 422
    assert "Write why you decline it." in silent.text
    assert "She asked for rest." in declined
    assert "Offered, waiting for an answer" in result
    assert "A better plan may exist, but by no more than 10.0%." in result


async def test_ticked_proposals_are_decided_together_and_each_failure_is_named(
    town: Town,
) -> None:
    async with a_visitor(town.bank, town.who(Role.COORDINATOR)) as visitor:
        run = await a_run_of(town, visitor)
        page = (await visitor.get(run)).text
        ticked = {"proposal": re.findall(r'name="proposal" value="([^"]+)"', page)}
        form = await visitor.form(run, f"{run}/proposals")
        none = await visitor.send(f"{run}/proposals", form | {"deed": "offer"})
        form = await visitor.form(run, f"{run}/proposals")
        silent = await visitor.send(f"{run}/proposals", form | ticked | {"deed": "decline"})
        form = await visitor.form(run, f"{run}/proposals")
        clash = await visitor.send(f"{run}/proposals", form | ticked | {"deed": "offer"})

    assert (none.status_code, silent.status_code) == (422, 422)
    assert "Tick at least one proposal." in none.text
    assert silent.text.count(" checked>") == 2
    # Both are on the same day: she is held by the first offer.
    assert clash.status_code == 422
    assert "Ada Lovell: The worker is held for some of that time" in clash.text
    assert "The other 1 that you ticked was done." in clash.text


async def test_ticked_proposals_are_kept_in_a_run_that_follows(town: Town) -> None:
    async with a_visitor(town.bank, town.who(Role.COORDINATOR)) as visitor:
        run = await a_run_of(town, visitor)
        ticks = re.findall(r'name="proposal" value="([^"]+)"', (await visitor.get(run)).text)
        form = await visitor.form(run, f"{run}/proposals")
        none = await visitor.send(f"{run}/proposals", form | {"deed": "keep"})
        keeping = {"deed": "keep", "proposal": ticks[:1]}
        sent = await visitor.send(f"{run}/proposals", form | keeping)
        new = sent.headers["location"]
        asked = (await visitor.get(new)).text
        again = {"follows": run.rpartition("/")[2], "keep": ticks[:1]}
        wrong, sent, second = [
            await visitor.send(
                "/coordinator/runs/new",
                await visitor.form(new, "/coordinator/runs/new")
                | again
                | {"seconds": seconds, "seed": "1"},
            )
            for seconds in ("many", "5", "5")
        ]
        live = (await visitor.get(sent.headers["location"])).text
        nowhere = await visitor.get(f"/coordinator/runs/new?follows={ticks[0]}")

    kept = "Ada Lovell of Warwick for Duty desk in the"
    assert (none.status_code, wrong.status_code, second.status_code) == (422, 422, 422)
    assert asked.count(kept) == wrong.text.count(kept) == second.text.count(kept) == 1
    assert 'value="many"' in wrong.text
    assert f'name="keep" value="{ticks[0]}"' in wrong.text
    assert "This run keeps 1 proposal of an earlier one" in live
    assert "queued or running already" in second.text
    assert nowhere.status_code == 404


async def test_a_gap_says_who_comes_nearest_and_that_nobody_fits(town: Town) -> None:
    async with a_visitor(town.bank, town.who(Role.COORDINATOR)) as visitor:
        run = await a_run_of(town, visitor)
        gap, _ = linked((await visitor.get(run)).text, run, "gaps")
        shown = (await visitor.get(gap)).text
        form = await visitor.form(gap, f"{gap}/no-match")
        silent = await visitor.send(f"{gap}/no-match", form | {"reason": ""})
        form = await visitor.form(gap, f"{gap}/no-match")
        said = await visitor.send(f"{gap}/no-match", form | {"reason": "Too far for all."})
        after = (await visitor.get(said.headers["location"])).text
        nowhere = await visitor.get(f"{run}/gaps/{run.rpartition('/')[2]}")

    told = " ".join(re.sub(r"<[^>]+>", " ", shown).split())
    first = (
        "1. Ada Lovell, Warwick Other work With that choice the whole plan would be worth 900"
    )
    assert first in told
    assert "2 other proposals would go. Travel" in told
    assert "2. Bea Marlow, Warwick Home team Her own team can spare nobody more" in told
    assert "Distance Far." in told
    assert "Skill A skill is missing" in told
    assert (silent.status_code, nowhere.status_code) == (422, 404)
    assert "Too far for all." in after


async def test_who_could_do_it_and_does_other_work_is_told_to_the_region_alone(
    town: Town,
) -> None:
    coordinator = town.who(Role.COORDINATOR)
    async with a_visitor(town.bank, coordinator) as visitor:
        await a_run_of(town, visitor)
    document = "{ unfilled(first: 9) { edges { node { wayOut { candidates { change } } } } } }"
    host = town.who(Role.REQUESTER, town.solihull.council.id)

    regions, hosts = [
        [
            len(each["node"]["wayOut"]["candidates"])
            for each in (await ask(town, who, document))["unfilled"]["edges"]
        ]
        for who in (coordinator, host)
    ]

    assert (regions, hosts) == ([2, 2], [0])


async def test_an_auditor_reads_a_run_and_has_no_button_to_decide(town: Town) -> None:
    async with a_visitor(town.bank, town.who(Role.AUDITOR)) as visitor:
        run = await a_run_of(town, visitor)
        page = (await visitor.get(run)).text
        (proposal, *_) = linked(page, run, "proposals")
        shown = (await visitor.get(proposal)).text

    assert "Ada Lovell" in page + shown
    assert 'name="deed"' not in page
    assert "/offer" not in shown
