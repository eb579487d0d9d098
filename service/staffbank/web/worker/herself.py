"""The member of the bank whose pages these are, and what she is paid for a mile."""

from staffbank.domain.london import day_of
from staffbank.web.desk import Data
from staffbank.web.page import NotAMember, Page
from staffbank.web.worker.typed import a_moment


def membership(found: Data) -> Data:
    """The worker of `me`. Raises NotAMember where she has not joined yet."""
    worker: Data | None = found["me"]["worker"]
    if worker is None:
        raise NotAMember
    return worker


async def mileage(page: Page, sessions: list[Data]) -> str:
    """Pence a mile on the first day of work; empty where there is none."""
    if not sessions:
        return ""
    on = day_of(a_moment(sessions[0]["start"])).isoformat()
    rate: str = (await page.ask("mileage_rate", on=on))["me"]["mileageRate"]
    return rate
