"""What a request shows of who sends it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

COOKIE = "__Host-staffbank"


@dataclass(frozen=True)
class Shown:
    """A header `Authorization`, or a browser's session; and whether a page of ours sends it.

    A browser sends its cookie along whichever site's page it shows, so with a cookie alone
    nothing is changed unless the browser says that the page is ours.
    """

    authorization: str | None = None
    session: str = ""
    from_our_page: bool = False

    @classmethod
    def by(cls, headers: Mapping[str, str], cookies: Mapping[str, str], ours: str) -> Self:
        """What these headers and cookies show; `ours` is where the bank is reached."""
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        told = site is not None or origin is not None
        own = told and site in {None, "same-origin"} and origin in {None, ours}
        return cls(headers.get("authorization"), cookies.get(COOKIE, ""), own)
