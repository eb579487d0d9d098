"""Workers are told what is theirs to know, when they want to hear it, and once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from pydantic import SecretStr

from staffbank.adapters.notify import NoMail, Notify
from staffbank.domain.cover_request import DutyDay
from staffbank.domain.london import LONDON
from staffbank.domain.notification import Wishes
from staffbank.domain.offer import DeclineReason
from staffbank.domain.principal import Principal, Role
from staffbank.domain.worker import Worker
from staffbank.ports.mail import NotSent
from staffbank.ports.notification_views import NotificationView
from staffbank.ports.queries import Slice
from staffbank.usecases.match_run.engine_problem import problem_of
from staffbank.usecases.notification.send_notifications import Sending, send_notifications
from staffbank.usecases.notification.set_wishes import set_wishes
from staffbank.usecases.offer.decline_offer import decline_offer
from staffbank.usecases.request.amend_request import amend_request
from staffbank.usecases.request.approve_request import approve_request
from tests.asking import entries, of_host, refusal, the_bank
from tests.integration.api_desk import at_the_desk
from tests.notify_server import KEY, NotifyServer, notify_server
from tests.town import NOW, TODAY, Town, a_wish

NOON = datetime.now(UTC).replace(hour=12, minute=0) + timedelta(days=1)


@pytest.fixture
def server() -> Iterator[NotifyServer]:
    with notify_server() as server:
        yield server


def mail(town: Town, server: NotifyServer) -> Notify:
    """Mail that goes to the small Notify."""
    return Notify(
        town.bank.settings.model_copy(
            update={
                "notify_api_key": SecretStr(KEY),
                "notify_url": server.url,
                "notify_email_template": "an email",
                "notify_sms_template": "a text",
            }
        )
    )


def herself(town: Town, worker: Worker) -> Principal:
    return Principal(worker.person, town.region.id, frozenset())


async def send(
    town: Town, worker: Worker, server: NotifyServer, now: datetime = NOON
) -> Sending:
    """As the job does."""
    return await send_notifications(
        now=now,
        mail=mail(town, server),
        unit_of_work=lambda: town.bank.unit_of_work(herself(town, worker)),
    )


async def inbox(town: Town, who: Principal) -> list[str]:
    page = await town.bank.queries(who).page(NotificationView, Slice(first=99))
    return [row.event for row in page.rows]


async def test_she_is_told_of_an_offer_by_mail_once(town: Town, server: NotifyServer) -> None:
    worker = await town.member()
    await town.offer(worker, await town.request())

    first, again = await send(town, worker, server), await send(town, worker, server)

    assert (first.sent, again.sent) == (1, 0)
    ((way, message),) = server.sent
    assert (way, message["email_address"]) == ("email", "ada@example.org")
    assert message["personalisation"]["text"].startswith("You are offered work")
    assert await inbox(town, herself(town, worker)) == ["offer.made"]


async def test_nobody_reads_anothers_inbox_nor_is_told_of_her_own_deeds(town: Town) -> None:
    worker, colleague = await town.member(), await town.member("Bea Marlow")
    offer = await town.offer(worker, await town.request())
    hers = town.bank.unit_of_work(town.as_worker(worker))
    await decline_offer(offer_id=offer.id, reason=DeclineReason.DATES, uow=hers)

    assert await inbox(town, town.as_worker(worker)) == ["offer.made"]
    for who in (
        town.as_worker(colleague),
        town.who(Role.COORDINATOR),
        town.who(Role.COUNCIL_ADMINISTRATOR, worker.employer_id),
    ):
        assert await inbox(town, who) == []


async def test_what_does_not_leave_is_tried_again(town: Town, server: NotifyServer) -> None:
    worker = await town.member()
    await town.offer(worker, await town.request())
    server.refuses = 500

    with pytest.raises(NotSent, match="500"):
        await send(town, worker, server)
    server.refuses = None

    assert (await send(town, worker, server)).sent == 1
    assert len(server.sent) == 1


async def test_a_text_message_that_fails_does_not_send_the_mail_again(
    town: Town, server: NotifyServer
) -> None:
    worker = await town.member()
    hers = town.bank.unit_of_work(town.as_worker(worker))
    await set_wishes(wishes=Wishes(sms=True), uow=hers)
    await town.offer(worker, await town.request())
    server.refuses, server.refuses_only = 500, "sms"

    for _ in range(3):
        with pytest.raises(NotSent, match="500"):
            await send(town, worker, server)
    server.refuses = None
    await send(town, worker, server)

    assert [way for way, _ in server.sent] == ["email", "sms"]


async def test_a_number_that_the_service_refuses_is_given_up_and_told_of(
    town: Town, server: NotifyServer
) -> None:
    worker = await town.member()
    hers = town.bank.unit_of_work(town.as_worker(worker))
    await set_wishes(wishes=Wishes(sms=True), uow=hers)
    await town.offer(worker, await town.request())
    server.refuses, server.refuses_only = 400, "sms"

    first, again = await send(town, worker, server), await send(town, worker, server)

    assert (first.sent, again.sent) == (1, 0)
    assert [way for way, _ in server.sent] == ["email"]
    (said,) = await entries(town, "notification.undeliverable")
    assert said == {"way": "sms", "because": "Notify answered 400"}


async def test_in_her_quiet_hours_nothing_is_sent_and_then_all_of_it_together(
    town: Town, server: NotifyServer
) -> None:
    worker = await town.member()
    hers = town.bank.unit_of_work(town.as_worker(worker))
    await set_wishes(wishes=Wishes(sms=True), uow=hers)
    for day in (7, 8):
        await town.offer(worker, await town.request(DutyDay(TODAY + timedelta(days=day))))
    night = NOON.astimezone(LONDON).replace(hour=23).astimezone(UTC)

    waits = await send(town, worker, server, night)
    assert (waits.sent, server.sent) == (0, [])
    assert waits.again_at is not None
    assert waits.again_at.astimezone(LONDON).time() == time(7)
    done = await send(town, worker, server, waits.again_at)

    assert done.sent == 2
    assert [way for way, _ in server.sent] == ["email", "sms"]
    assert server.sent[0][1]["personalisation"]["text"].count("You are offered") == 1


async def test_without_a_key_the_inbox_has_to_do(town: Town) -> None:
    worker = await town.member()
    await town.offer(worker, await town.request())

    assert isinstance(town.bank.mail, NoMail)
    sending = await send_notifications(
        now=NOON,
        mail=town.bank.mail,
        unit_of_work=lambda: town.bank.unit_of_work(herself(town, worker)),
    )
    assert sending.sent == 0
    assert await inbox(town, herself(town, worker)) == ["offer.made"]


async def test_a_decline_leaves_her_in_peace_until_the_times_change(town: Town) -> None:
    worker, request = await town.member(), await town.request()
    offer = await town.offer(worker, request)
    hers = town.bank.unit_of_work(town.as_worker(worker))
    await decline_offer(offer_id=offer.id, reason=DeclineReason.DATES, uow=hers)

    assert "leaves her in peace" in (await refusal(town.offer(worker, request))).message
    async with the_bank(town) as uow:
        (asked,) = problem_of(await uow.match_runs.snapshot(now=NOW), now=NOW).requests
    assert asked.barred_workers == {str(worker.id)}

    later = NOW + timedelta(hours=1)
    moved = replace(a_wish(town.solihull.teams[0]), shape=DutyDay(TODAY + timedelta(days=9)))
    await amend_request(
        request_id=request.id, wanted=moved, now=later, uow=of_host(town, Role.REQUESTER)
    )
    await approve_request(
        request_id=request.id, now=later, uow=of_host(town, Role.BUDGET_HOLDER)
    )
    assert (await town.offer(worker, request)).worker_id == worker.id


async def test_she_reads_her_inbox_and_says_how_she_wants_to_hear(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = await town.member()
    await town.offer(worker, await town.request())
    desk, hers = at_the_desk(town, monkeypatch), town.as_worker(worker)
    (edge,) = (await desk.send(hers, "notifications", first=9))["notifications"]["edges"]

    read = await desk.do(hers, "read_notification", notificationId=edge["node"]["id"])
    wishes = await desk.do(hers, "set_notification_wishes", digest=True, quietFrom="22:30:00")

    assert read["readAt"] is not None
    assert (wishes["digest"], wishes["quietFrom"]) == (True, "22:30:00")
    odd = {"quietFrom": "22:30:01"}
    assert await desk.try_to(hers, "set_notification_wishes", **odd) == ["INVALID"]
    named = {"notificationId": edge["node"]["id"]}
    stranger = town.as_worker(await town.member("Bea Marlow"))
    assert await desk.try_to(stranger, "read_notification", **named) == ["NOT_FOUND"]
    coordinator = town.who(Role.COORDINATOR)
    assert await desk.try_to(coordinator, "read_notification", **named) == ["NOT_PERMITTED"]
