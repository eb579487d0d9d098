"""Figures that were not verified are a region's to amend, from a day on, and stay labelled."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from staffbank import clock
from staffbank.domain.dated import amendments
from staffbank.domain.employment_cost import NIC_RATE
from staffbank.domain.figure_book import NewStep
from staffbank.domain.principal import Role
from staffbank.domain.problem import ProblemCode
from staffbank.domain.stage import Stage
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank.usecases.region.amend_figure import amend_figure
from staffbank.usecases.region.figures_now import figures_now
from staffbank.usecases.request.widen_request import widen_request
from tests.asking import at_stage, entries, refusal, the_bank
from tests.integration.full_town import ask
from tests.placed import placed
from tests.town import NOW, TODAY, Town


async def amend(town: Town, **said: object) -> NewStep:
    """The region's administrator amends a figure."""
    given = {
        "key": "nic_rate",
        "holds_from": TODAY,
        "text": "0.16",
        "source": "Budget 2026",
        "verified": True,
    } | said
    return await amend_figure(
        said=NewStep(**given),  # type: ignore[arg-type]  # as the tests give them
        uow=town.uow(Role.REGIONAL_ADMINISTRATOR),
    )


async def test_an_amended_figure_holds_from_its_day_in_its_region_alone(town: Town) -> None:
    await amend(town, holds_from=TODAY)

    async with the_bank(town):
        assert NIC_RATE.on(TODAY) == Decimal("0.16")
        assert NIC_RATE.on(TODAY - timedelta(days=1)) == Decimal("0.15")
        assert (NIC_RATE.verified_on(TODAY), NIC_RATE.verified) == (True, False)
    assert NIC_RATE.on(TODAY) == Decimal("0.15")
    assert amendments() == {}


async def test_what_is_locked_after_it_is_reckoned_with_it_and_labelled(town: Town) -> None:
    there = await placed(town)
    await amend(town, verified=False)

    terms = (await there.lock_terms()).terms

    assert terms is not None
    (line,) = (each for each in terms.rate.workings if "insurance" in each.name)
    assert (line.amount, line.verified) == ("16 %", False)


async def test_a_stage_may_last_longer_in_a_region(town: Town) -> None:
    request = await at_stage(town, Stage.OWN_COUNCIL)
    await amend(town, key="stage_window", text="3")
    wednesday = NOW + timedelta(days=2)

    early = widen_request(request_id=request.id, now=wednesday, uow=the_bank(town))

    assert "on 26 November 2026" in (await refusal(early)).message


async def test_what_waits_is_due_by_the_regions_own_figure(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = await town.member()
    offer = await town.offer(ada, await town.request())
    hers = town.bank.unit_of_work(town.as_worker(ada))
    await accept_offer(offer_id=offer.id, comments="none", now=NOW, uow=hers)
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=7))
    document = """{
      waitingSteps(first: 9, filter: {overdue: true}) {
        totalCount edges { node { deed due } }
      }
      offers(first: 9) { edges { node { releaseDue } } }
    }"""

    before = await ask(town, town.who(Role.COORDINATOR), document)
    await amend(town, key="days_for_release", text="20")
    after = await ask(town, town.who(Role.COORDINATOR), document)

    ((was,), (now,)) = (each["offers"]["edges"] for each in (before, after))
    step = {"deed": "RELEASE_WORKER", "due": was["node"]["releaseDue"]}
    assert before["waitingSteps"] == {"totalCount": 1, "edges": [{"node": step}]}
    assert after["waitingSteps"] == {"totalCount": 0, "edges": []}
    assert now["node"]["releaseDue"] > step["due"]


async def test_the_list_of_figures_says_what_was_amended_by_whom_it_was_read(
    town: Town,
) -> None:
    await amend(town, text="0.16")
    await amend(town, text="0.17", source="A correction", verified=False)

    figures = {each.key: each for each in await figures_now(uow=the_bank(town))}
    steps = figures["nic_rate"].steps

    assert [(each.value, each.verified, each.amended) for each in steps] == [
        ("0.138", False, False),
        ("0.15", False, False),
        ("0.17", False, True),
    ]
    assert not figures["daily_rest"].editable
    assert [each["value"] for each in await entries(town, "figure.amended")] == ["0.16", "0.17"]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"key": "no_such"}, "there is no figure 'no_such'"),
        ({"key": "daily_rest"}, "is stated by its source"),
        ({"source": " "}, "say where the figure is from"),
        ({"text": "a lot"}, "'a lot' is no number"),
        ({"text": "-1"}, "-1 is out of bounds"),
        ({"key": "days_away", "text": "400"}, "400 is out of bounds: say 0 to 120"),
        ({"text": "NaN"}, "NaN is out of bounds"),
        ({"key": "stage_window", "text": "1.5"}, "1.5 is not whole"),
    ],
)
async def test_what_cannot_be_a_figure_is_refused(
    town: Town, said: dict[str, object], message: str
) -> None:
    problem = await refusal(amend(town, **said))

    assert message in problem.message


async def test_nobody_else_amends_a_figure(town: Town) -> None:
    said = NewStep("nic_rate", date(2026, 1, 1), "0.2", "A wish")

    problem = await refusal(amend_figure(said=said, uow=town.uow(Role.COORDINATOR)))

    assert problem.code is ProblemCode.NOT_PERMITTED
