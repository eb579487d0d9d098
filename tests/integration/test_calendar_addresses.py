"""A calendar's address ends by itself, and nobody guesses at one for long."""

from dataclasses import replace
from datetime import timedelta

import pytest

from staffbank import clock
from staffbank.bootstrap import build
from staffbank.domain.check import RegisterStatus
from staffbank.domain.principal import Role
from staffbank.usecases.calendar.share_calendar import share_calendar
from staffbank.usecases.worker.record_check import record_check
from tests.a_visitor import a_visitor
from tests.town import NOW, SOUND_CHECKS, TODAY, Town


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


async def test_her_calendars_address_ends_with_her_registration_and_after_half_a_year(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = await town.member()
    stranger = town.who(Role.WORKER, town.warwick.employer.id, "person:Nobody Here")
    hers, nobodys = [
        await share_calendar(shared=True, now=NOW, uow=town.bank.unit_of_work(who))
        for who in (town.as_worker(worker), stranger)
    ]
    async with a_visitor(town.bank) as anybody:

        async def status(address: str | None = hers) -> int:
            return (await anybody.get(f"/calendar/{address}.ics")).status_code

        found = [await status(), await status(nobodys)]
        monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=184))
        found.append(await status())
        monkeypatch.setattr(clock, "now", lambda: NOW)
        for said, looked_on in ((RegisterStatus.SUSPENDED, 0), (RegisterStatus.REGISTERED, 1)):
            await record_check(
                worker_id=worker.id,
                check=replace(
                    SOUND_CHECKS[0],
                    checked_on=TODAY + timedelta(days=looked_on),
                    register_status=said,
                ),
                now=NOW + timedelta(days=looked_on),
                uow=town.uow(Role.COUNCIL_ADMINISTRATOR, town.warwick.employer.id),
            )
            found.append(await status())

    assert found == [200, 404, 404, 404, 200]


async def test_whoever_guesses_at_calendars_is_counted(town: Town) -> None:
    few = town.bank.settings.model_copy(update={"sign_ins_a_minute": 2})
    bank = build(few)
    async with a_visitor(bank) as anybody:
        told = [(await anybody.get(f"/calendar/{town.region.id}.ics")) for _ in range(3)]
    await bank.close()

    assert [each.status_code for each in told] == [404, 404, 429]
