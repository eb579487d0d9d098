"""Steps that councils have not taken in time, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from staffbank.web.council.waiting import title_of
from staffbank.web.council.words import week
from staffbank.web.desk import Data
from staffbank.web.page import Page, nodes
from staffbank.web.words import Said, _

LISTED = 50
WORDS: Mapping[str, str] = {
    "APPROVE_REQUEST": _("To approve a request"),
    "RELEASE_WORKER": _("To release"),
    "CONFIRM_PLACEMENT": _("To confirm"),
    "LOCK_TERMS": _("To lock the rate of an agreement"),
    "SIGN_AGREEMENT": _("To sign an agreement"),
    "PREPARE_START": _("To get a first day ready"),
    "AGREE_EXTENSION": _("To agree to an extension"),
    "SIGN_EXTENSION": _("To sign an addendum"),
    "APPROVE_TIMESHEET": _("To approve a timesheet"),
    "AUTHORISE_TIMESHEET": _("To authorise a timesheet"),
    "GIVE_ACCOUNT": _("To write a reference"),
    "ACCEPT_RECHARGE": _("To accept a recharge"),
}


@dataclass(frozen=True)
class Overdue:
    """The steps shown, each with what it is and what it is about, and how many there are."""

    steps: Sequence[Data]
    in_all: int


async def overdue(page: Page) -> Overdue:
    """The oldest of them, the one that was due first in front."""
    found = (await page.ask("overdue_steps", first=LISTED))["waitingSteps"]
    steps: list[Data] = [
        {**each, "what": WORDS[each["deed"]], "about": about(each["subject"])}
        for each in nodes(found)
        if each["subject"]
    ]
    return Overdue(sorted(steps, key=lambda each: str(each["due"])), found["totalCount"])


def about(found: Data) -> str:
    """What it is about, as far as it is to be seen."""
    title = title_of(found.get("placement") or found)
    if "week" not in found:
        return title
    return Said(_("%(what)s, %(week)s"), what=title, week=week(found["week"]))
