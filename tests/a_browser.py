"""A browser without a screen: it keeps cookies, follows, and fills in the provider's forms."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import httpx2

from staffbank.asgi import create_app
from staffbank.bootstrap import Bank
from staffbank.identity.shown import COOKIE
from staffbank.identity.sign_in import _made_of

BANK = "https://bank.example.org"
OWN_PAGE = {"Origin": BANK, "Sec-Fetch-Site": "same-origin"}
FORM = re.compile(r'<form[^>]*action="([^"]+)"')
HIDDEN = re.compile(r'name="prompt" value="([^"]+)"')


@dataclass
class Browser:
    """One browser, at the bank and at the provider."""

    client: httpx2.AsyncClient

    @property
    def session(self) -> str:
        """The secret that it holds; empty where it holds none."""
        return self.client.cookies.get(COOKIE, domain="bank.example.org") or ""

    async def get(self, address: str) -> httpx2.Response:
        """What is there, without following."""
        return await self.client.get(urljoin(BANK, address), follow_redirects=False)

    async def to_the_provider(self, page: str = "/") -> str:
        """From /login to the provider, and all its forms filled in; where it sends one back."""
        leaving = await self.get(f"/login?next={page}")
        assert leaving.status_code == 303, leaving.text
        return leaving.headers["location"]

    async def through(self, address: str, login: str) -> str:
        """Sign in there as this; the address at the bank that one is sent back to."""
        answer = await self.client.get(address)
        for _ in range(12):
            if answer.has_redirect_location:
                address = urljoin(address, answer.headers["location"])
                if address.startswith(BANK):
                    return address
                answer = await self.client.get(address)
                continue
            assert answer.status_code == 200, answer.text
            (action,) = FORM.findall(answer.text)
            (prompt,) = HIDDEN.findall(answer.text)
            address = urljoin(address, action)
            answer = await self.client.post(
                address, data={"prompt": prompt, "login": login, "password": "any"}
            )
        raise AssertionError("the provider sends in circles")

    async def sign_in(self, login: str, page: str = "/") -> httpx2.Response:
        """All the way; the answer of the bank's callback."""
        back = await self.through(await self.to_the_provider(page), login)
        return await self.get(back)

    async def exchanged(
        self, issuer: str, code: str, kept: str, secret: str
    ) -> httpx2.Response:
        """The provider's tokens for the code, with what the browser has kept."""
        verifier = _made_of(kept, "verifier")
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": f"{BANK}/callback",
            "code_verifier": verifier,
        }
        auth = ("staffbank", secret.replace(" ", "+"))
        return await self.client.post(f"{issuer}/token", data=form, auth=auth)

    async def ask(self, query: str, **headers: str) -> httpx2.Response:
        """Ask the bank from one of its pages, or as these headers say."""
        return await self.client.post(
            f"{BANK}/graphql", json={"query": query}, headers=headers or OWN_PAGE
        )

    async def post(self, path: str, **headers: str) -> httpx2.Response:
        """Send an empty form from one of the bank's pages, or as these headers say."""
        return await self.client.post(f"{BANK}{path}", headers=headers or OWN_PAGE)


def a_browser(bank: Bank) -> Browser:
    """A new one. What is sent to the bank goes to its application in this process."""
    mounts: Any = {BANK: httpx2.ASGITransport(app=create_app(bank))}
    return Browser(httpx2.AsyncClient(mounts=mounts, timeout=30))
