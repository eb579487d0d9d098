"""Two runs side by side, on a page of the coordinator's."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from staffbank import clock
from staffbank.domain.principal import Role
from staffbank.web import language
from staffbank.web.coordinator import compare
from tests.a_visitor import Visitor, a_visitor
from tests.integration.site_in_brackets import LANGUAGE, catalogue, overheard, unsaid
from tests.integration.test_statement_counts import a_finished_run
from tests.town import NOW, Town

COMPARE = "/coordinator/runs/compare"
TICKED = r'name="run" value="([^"]+)"'


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """All that the API says; the pages can be had in a language of brackets."""
    catalogue(tmp_path)
    monkeypatch.setattr(language, "LOCALE", tmp_path)
    return overheard(monkeypatch)


async def read_in(tongue: str, visitor: Visitor, path: str) -> str:
    """The page, for whoever reads that language."""
    return (await visitor.client.get(path, headers={"Accept-Language": tongue})).text


async def by_figures_alone(
    visitor: Visitor, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Runs of many places are not read place by place."""
    monkeypatch.setattr(compare, "MOST", 1)
    told = (await visitor.get(path)).text
    assert "has more than 1 places" in told
    assert "The most hours that a council gives" in told
    assert "What the hours cost" not in told


async def test_two_runs_are_compared_and_whose_work_changes_is_told(
    town: Town, answered: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_visitor(town.bank, town.who(Role.COORDINATOR)) as visitor:
        ada = await town.member()
        await town.member("Bea Marlow")
        west = await town.request(title="Duty desk in the west")
        await town.request(title="Duty desk in the east", host=town.dudley)
        await town.offer(ada, west)  # so that the first run does not look at it
        await a_finished_run(town)
        await town.request(title="Duty desk in the north")
        await a_finished_run(town, chosen=1, now=NOW + timedelta(hours=1))
        later, earlier = re.findall(TICKED, (await visitor.get("/coordinator/runs")).text)
        both, translated = [
            await read_in(tongue, visitor, f"{COMPARE}?run={later}&run={earlier}")
            for tongue in ("en", LANGUAGE)
        ]
        one = await visitor.get(f"{COMPARE}?run={later}&run={later}")
        form = await visitor.form("/coordinator/runs/new", "/coordinator/runs/new")
        sent = await visitor.send("/coordinator/runs/new", form | {"seconds": "5", "seed": "7"})
        live = sent.headers["location"].rpartition("/")[2]
        unfinished = await visitor.get(f"{COMPARE}?run={later}&run={live}")
        nowhere = await visitor.get(f"{COMPARE}?run={later}&run=nothing")
        await by_figures_alone(visitor, f"{COMPARE}?run={later}&run={earlier}", monkeypatch)

    told = " ".join(re.sub(r"<[^>]+>", " ", both).split())
    assert (one.status_code, unfinished.status_code, nowhere.status_code) == (422, 422, 404)
    assert "Tick two runs to compare." in one.text
    assert "Only runs that are finished can be compared" in unfinished.text
    assert not list(unsaid(translated, answered | {"km"}))
    assert "No request has the same people in both runs." in told
    gained, lost, changed = re.split(r"Requests that lose|Requests with other", told)
    assert "somebody (1) Duty desk in the north" in gained
    assert "The earlier run did not look at it" in gained
    assert lost.strip().startswith("somebody (0)")
    assert "Ada Lovell of Warwick Later run Bea Marlow of Warwick" in changed
    assert "All places 1 of 1 2 of 2 +1" in told
