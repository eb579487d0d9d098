"""What became of the offers, by who was offered what."""

from collections.abc import Mapping

from staffbank.web.page import Page, nodes


async def offered(page: Page) -> Mapping[str, str]:
    """The newest offer's state, by the ids of worker and request with a blank between."""
    found = nodes((await page.ask("offers", last=100))["offers"])
    return {
        f"{offer['worker']['id']} {offer['coverRequest']['id']}": offer["state"]
        for offer in found
        if offer["worker"] and offer["coverRequest"]
    }
