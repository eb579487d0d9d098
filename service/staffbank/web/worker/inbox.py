"""What she was told, and how she wants to be told."""

from collections.abc import Mapping

from fastapi import APIRouter, Response

from staffbank.web.desk import Problem
from staffbank.web.form import Form
from staffbank.web.page import Asked, Page, Sent, nodes, older
from staffbank.web.words import _
from staffbank.web.worker.herself import membership
from staffbank.web.worker.typed import a_time

router = APIRouter(prefix="/worker/inbox")

MANY = 20
PAGES: Mapping[str, str] = {
    "offer": "/worker/offers",
    "placement": "/worker/placements",
    "timesheet": "/worker/timesheets",
}
AT_HOME = {"agreement", "extension"}  # her home page leads to their placement
WAYS: Mapping[str, str] = {"email": _("By e-mail"), "sms": _("By text message")}
OFTEN: Mapping[str, str] = {
    "each": _("As it happens"),
    "digest": _("Once a day, at eight in the morning"),
}


@router.get("")
async def inbox(page: Asked, before: str | None = None) -> Response:
    """Her messages, the newest first."""
    found = (await page.ask("inbox", last=MANY, before=before))["notifications"]
    return page.show(
        "worker/inbox.html",
        messages=[(each, _path(each["event"], each["aboutId"])) for each in nodes(found)[::-1]],
        older=older(found),
        reading=Form(),
    )


@router.post("/read")
async def read(page: Sent) -> Response:
    """She has read one, and goes on to what it is about."""
    notification = await page.one("notification", page.form.text("notificationId"))
    done = await page.do("read_notification", notificationId=notification["id"])
    path = _path(notification["event"], notification["aboutId"])
    return page.go("/worker/inbox" if done.problems or not path else path)


@router.get("/wishes")
async def wishes(page: Asked) -> Response:
    """How and when she wants to hear."""
    return await _wishes(page, Form())


@router.post("/wishes")
async def set_wishes(page: Sent) -> Response:
    """She says how and when."""
    form = page.form
    since, until = a_time(form.text("quietFrom")), a_time(form.text("quietUntil"))
    wrong = _("Enter a time, such as 21:00.")
    problems = [
        *([Problem(wrong, "quietFrom")] if since is None else []),
        *([Problem(wrong, "quietUntil")] if until is None else []),
    ]
    if problems or since is None or until is None:
        return await _wishes(page, form.wrong(*problems))
    done = await page.do(
        "set_notification_wishes",
        email="email" in form.all("way"),
        sms="sms" in form.all("way"),
        quietFrom=since.isoformat(),
        quietUntil=until.isoformat(),
        digest=form.text("often") == "digest",
    )
    if done.problems:
        return await _wishes(page, form.wrong(*done.problems))
    return page.go("/worker/inbox/wishes?done=set")


def _path(event: str, about: str) -> str:
    """The page about it; empty where the list says all of it."""
    noun = event.partition(".")[0]
    if noun in AT_HOME:
        return "/worker/home"
    where = PAGES.get(noun)
    return f"{where}/{about}" if where else ""


async def _wishes(page: Page, form: Form) -> Response:
    found = await page.ask("notification_wishes")
    said = found["me"]["notificationWishes"]
    sent = bool(form.problems)
    return page.show(
        "worker/wishes.html",
        contact=membership(found)["contact"],
        chosen=list(form.all("way")) if sent else [way for way in WAYS if said[way]],
        often=form.text("often") or ("digest" if said["digest"] else "each"),
        said=said,
        ways=WAYS,
        oftens=OFTEN,
        form=form,
    )
