"""When she can work is said by two at once, and nothing that either said is lost unseen."""

import asyncio
import html
import re
from datetime import timedelta

import pytest

from staffbank import clock
from staffbank.domain.availability import Availability, BlockOut, BlockReason
from staffbank.domain.principal import Principal, Role
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.usecases.worker.set_availability import set_availability
from tests.a_visitor import a_visitor, hidden_of
from tests.town import NOW, TODAY, Town

TIME = "/worker/availability"
TUESDAY = (TODAY + timedelta(days=1)).isoformat()


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


async def test_what_is_said_on_two_devices_at_once_is_lost_on_neither(town: Town) -> None:
    worker = await town.member(availability=Availability())
    wednesday = (TODAY + timedelta(days=2)).isoformat()
    async with (
        a_visitor(town.bank, town.as_worker(worker)) as phone,
        a_visitor(town.bank, town.as_worker(worker)) as desk,
    ):
        forms = [
            await who.form(TIME, f"{TIME}/days") | {"day": day, "say": "LEAVE"}
            for who, day in ((phone, TUESDAY), (desk, wednesday))
        ]
        sent = await asyncio.gather(
            phone.send(f"{TIME}/days", forms[0]), desk.send(f"{TIME}/days", forms[1])
        )
        number = [each.status_code for each in sent].index(422)
        late, told = (phone, desk)[number], sent[number].text
        fields = forms[number]
        again = await late.send(f"{TIME}/days", fields | hidden_of(told, f"{TIME}/days"))
        then = (await phone.get(TIME)).text

    assert sorted(each.status_code for each in sent) == [303, 422]
    assert "Nothing of yours was done, and what was said stays." in html.unescape(told)
    day = re.escape(str(fields["day"]))
    assert re.search(f'value="{day}" aria-label="[^"]*" checked', told)
    assert again.status_code == 303
    assert "Tuesday 24 November 2026: leave" in then
    assert "Wednesday 25 November 2026: leave" in then


async def test_she_and_her_officer_do_not_overwrite_each_other(town: Town) -> None:
    worker = await town.member(availability=Availability())
    says = [
        Availability(block_outs=(BlockOut(day, day, BlockReason.LEAVE),))
        for day in (TODAY + timedelta(days=ahead) for ahead in range(1, 4))
    ]
    officer = town.who(Role.COUNCIL_ADMINISTRATOR, worker.employer_id)

    async def say(said: Availability, who: Principal, digest: str | None) -> object:
        uow = town.bank.unit_of_work(who)
        try:
            return await set_availability(
                worker_id=worker.id, availability=said, digest=digest, uow=uow
            )
        except Declined as declined:
            return declined.problems[0].code

    first, herself = says[0], town.as_worker(worker)
    await say(first, herself, None)
    answers = await asyncio.gather(
        say(says[1], herself, first.digest), say(says[2], officer, first.digest)
    )
    unread = await say(Availability(), officer, None)
    async with town.bank.unit_of_work(herself) as uow:
        kept = (await uow.workers.read(worker.id)).availability

    assert answers.count(ProblemCode.WRONG_STATE) == 1
    assert kept == says[1:][answers.index(ProblemCode.WRONG_STATE) - 1]
    assert unread is ProblemCode.WRONG_STATE
