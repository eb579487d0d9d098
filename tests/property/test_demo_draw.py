"""The demonstration's draw: whatever the seed, it can be founded, joined and opened."""

from collections import Counter
from datetime import UTC, date, timedelta
from decimal import Decimal
from uuid import UUID, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from staffbank.cli.demo.people import Drawn, drawn_people
from staffbank.cli.demo.region import REGION, DemoCouncil, read_councils
from staffbank.cli.demo.requests import drawn_requests
from staffbank.cli.demo.shares import members_weight, requests_weight, shared_out
from staffbank.domain.check import CheckKind
from staffbank.domain.council import CouncilId
from staffbank.domain.cover_request import CoverRequest, RequestId
from staffbank.domain.expansion import opened, sessions
from staffbank.domain.london import week_of
from staffbank.domain.offered import check_availability
from staffbank.domain.profession import CoreRole
from staffbank.domain.worker import Worker, WorkerId
from staffbank.usecases.request.wanted import Wanted

TODAY = date(2026, 11, 22)
SEEDS = st.integers(0, 10_000)
DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))


def councils() -> tuple[DemoCouncil, ...]:
    """The same ids each time: only the draw is under test."""
    numbers = iter(range(10_000))
    return read_councils(new_id=lambda: uuid5(REGION.id, str(next(numbers))))


def people(seed: int = 1, *, count: int = 60, today: date = TODAY) -> tuple[Drawn, ...]:
    return drawn_people(councils(), count=count, seed=seed, today=today)


def requests(seed: int = 1, *, count: int = 60, today: date = TODAY) -> tuple[Wanted, ...]:
    return drawn_requests(councils(), count=count, seed=seed, today=today)


def as_request(wanted: Wanted) -> CoverRequest:
    return CoverRequest(
        id=RequestId(UUID(int=1)),
        region_id=REGION.id,
        council_id=CouncilId(UUID(int=2)),
        **vars(wanted),
    )


def as_worker(drawn: Drawn) -> Worker:
    facts = {key: value for key, value in vars(drawn.member).items() if key != "contact"}
    return Worker(
        id=WorkerId(UUID(int=1)),
        region_id=REGION.id,
        council_id=CouncilId(UUID(int=2)),
        checks=drawn.checks,
        availability=drawn.availability,
        **facts,
    )


@given(SEEDS, DAYS)
@settings(max_examples=15, deadline=None)
def test_everybody_drawn_can_be_a_member_whose_offers_never_overlap(
    seed: int, today: date
) -> None:
    for drawn in people(seed, today=today):
        worker = as_worker(drawn)

        check_availability(worker.availability)
        assert all(check.checked_on <= today for check in worker.checks)
        assert all(skill.last_practised_on <= today for skill in worker.skills)
        assert len({skill.code for skill in worker.skills}) == len(worker.skills)


@given(SEEDS, DAYS)
@settings(max_examples=15, deadline=None)
def test_every_request_drawn_can_be_opened_and_begins_in_two_to_thirteen_weeks(
    seed: int, today: date
) -> None:
    for wanted in requests(seed, today=today):
        request = opened(as_request(wanted), today=today)

        begins = sessions(request.shape)[0].start.astimezone(UTC).date()
        assert timedelta(weeks=2) <= begins - week_of(today) < timedelta(weeks=13)


@given(SEEDS)
@settings(max_examples=5, deadline=None)
def test_the_same_seed_draws_the_same_region(seed: int) -> None:
    assert people(seed) == people(seed)
    assert requests(seed) == requests(seed)


def test_another_seed_draws_other_people_and_other_requests() -> None:
    assert people(1) != people(2)
    assert requests(1) != requests(2)


@given(
    st.integers(0, 3000),
    st.lists(st.decimals(0, 1000, places=1), min_size=1, max_size=20),
)
def test_shares_always_sum_to_the_whole_and_never_stray_by_one(
    total: int, weights: list[Decimal]
) -> None:
    shares = shared_out(total, weights)

    whole = sum(weights)
    assert sum(shares) == (total if whole else 0)
    for share, weight in zip(shares, weights, strict=True):
        assert not whole or abs(share - total * weight / whole) < 1


@given(st.integers(1, 400), SEEDS)
@settings(max_examples=5, deadline=None)
def test_each_council_has_members_and_requests_in_proportion_to_its_figures(
    count: int, seed: int
) -> None:
    region = councils()
    members = Counter(drawn.member.employer_id for drawn in people(seed, count=count))
    asked = Counter(wanted.team_id for wanted in requests(seed, count=count))

    share_of_members = shared_out(count, [members_weight(council) for council in region])
    share_of_requests = shared_out(count, [requests_weight(council) for council in region])
    for council, member_share, request_share in zip(
        region, share_of_members, share_of_requests, strict=True
    ):
        assert members[council.new.employer.id] == member_share
        assert sum(asked[team.id] for team in council.new.teams) == request_share


def test_warwickshire_supplies_most_and_asks_for_nothing() -> None:
    region = {council.name: council for council in councils()}
    gives = {name: members_weight(council) for name, council in region.items()}

    assert max(gives, key=lambda name: gives[name]) == "Warwickshire"
    assert requests_weight(region["Warwickshire"]) == 0


def test_a_council_that_is_all_vacancies_still_has_some_members() -> None:
    herefordshire = next(c for c in councils() if c.name == "Herefordshire")

    assert members_weight(herefordshire) == herefordshire.published.in_post_fte / 10


def test_a_figure_that_its_publisher_calls_unreliable_is_unknown() -> None:
    before = {council.name: council.published.agency_fte_2024 for council in councils()}

    assert before["Birmingham"] is None
    assert before["Coventry"] == Decimal("38.2")


def test_everybody_has_another_address_and_it_cannot_be_delivered_to() -> None:
    addresses = [drawn.member.contact.email for drawn in people(count=400)]

    assert len(set(addresses)) == 400
    assert all(address.endswith("@example.org") for address in addresses)


@pytest.mark.parametrize("role", CoreRole, ids=lambda role: str(role.value))
def test_every_core_role_is_among_the_members(role: CoreRole) -> None:
    assert role in {drawn.member.role for drawn in people(count=220)}


def test_the_region_has_people_whom_the_law_keeps_back_for_each_reason() -> None:
    drawn = people(count=220)
    ends = {
        check.expires_on
        for each in drawn
        for check in each.checks
        if check.kind is CheckKind.REGISTRATION
    }
    levels = {check.dbs_level for each in drawn for check in each.checks} - {None}

    assert ends == {date(2026, 11, 30), date(2027, 11, 30)}
    assert len(levels) == 2
    assert any(each.member.induction_ends_on for each in drawn)
    assert any(each.member.opt_out for each in drawn)
    assert any(each.availability.block_outs for each in drawn)
