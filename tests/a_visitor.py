"""Somebody at the pages with a browser: signed in, she follows links and sends forms."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from html import unescape
from typing import Any

import httpx2

from staffbank import clock
from staffbank.asgi import create_app
from staffbank.bootstrap import Bank
from staffbank.domain.principal import Principal
from staffbank.identity.shown import COOKIE

FORM = re.compile(r'<form method="post" action="([^"]+)"[^>]*>(.*?)</form>', re.DOTALL)
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]+)">')


@dataclass
class Visitor:
    """One browser, at the pages of one bank."""

    client: httpx2.AsyncClient
    ours: str

    async def get(self, path: str) -> httpx2.Response:
        """The page, without following."""
        return await self.client.get(path)

    async def follow(self, path: str) -> httpx2.Response:
        """The page to which it leads."""
        page = await self.get(path)
        return await self.get(page.headers["location"]) if page.is_redirect else page

    async def form(self, path: str, action: str) -> dict[str, str]:
        """The hidden fields of the form on the page at `path` that is sent to `action`."""
        return hidden_of((await self.follow(path)).text, action)

    async def send(
        self, action: str, fields: Mapping[str, Any], **headers: str
    ) -> httpx2.Response:
        """Send a form, from a page of the bank unless the headers say otherwise."""
        own = {"Origin": self.ours, "Sec-Fetch-Site": "same-origin"}
        return await self.client.post(action, data=dict(fields), headers=own | headers)


def hidden_of(page: str, action: str) -> dict[str, str]:
    """The hidden fields of a form on a page, found by where it is sent."""
    forms = {unescape(where): dict(HIDDEN.findall(body)) for where, body in FORM.findall(page)}
    return forms[action]


@asynccontextmanager
async def a_visitor(bank: Bank, who: Principal | None = None) -> AsyncIterator[Visitor]:
    """A new browser, in which `who` is signed in if anybody is."""
    ours = bank.settings.public_url
    transport = httpx2.ASGITransport(app=create_app(bank), raise_app_exceptions=False)
    async with httpx2.AsyncClient(transport=transport, base_url=ours) as client:
        if who is not None:
            secret = await bank.callers.sessions.begin(who, instead_of="", now=clock.now())
            client.headers["Cookie"] = f"{COOKIE}={secret}"
        yield Visitor(client, ours)
