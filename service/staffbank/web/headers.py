"""What each answer tells the browser never to do: run, frame, guess or keep it."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from staffbank.settings import Settings

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-content-type-options": "nosniff",
}
# The one line of script within GOV.UK's template, which says that there is script.
BEGINS = "'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='"


def _written(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    """As they are sent."""
    return [(name.encode("ascii"), value.encode("ascii")) for name, value in headers.items()]


SAFE = _written(HEADERS)


def guarded(send: Send, headers: Mapping[str, str] = HEADERS) -> Send:
    """A way to send answers that have these headers where they do not say otherwise."""
    written = SAFE if headers is HEADERS else _written(headers)

    async def send_guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            theirs = message["headers"]
            told = {name for name, _ in theirs}
            message["headers"] = [
                *theirs,
                *(each for each in written if each[0] not in told),
            ]
        await send(message)

    return send_guarded


NOTHING_MORE: Mapping[str, str] = {}


def page_policy(settings: Settings, more: Mapping[str, str] = NOTHING_MORE) -> str:
    """What a page may load: no script and no style but our own files, and no frame.

    What stands within a page is the same line on each, so it is allowed by its hash: no nonce
    has to be made. A form leads to us; signing out goes on to the issuer. `more` is what one
    page says otherwise.
    """
    issuer = urlsplit(settings.oidc_issuer)
    leads_to = f"'self' {issuer.scheme}://{issuer.netloc}" if issuer.netloc else "'self'"
    allowed = {
        "default-src": "'none'",
        "script-src": f"'self' {BEGINS}",
        "style-src": "'self'",
        "img-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "form-action": leads_to,
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        **more,
    }
    return "; ".join(f"{what} {who}" for what, who in allowed.items())


def page_headers(settings: Settings) -> Mapping[str, str]:
    """What pages say otherwise than other answers."""
    return {
        "content-security-policy": page_policy(settings),
        "referrer-policy": "same-origin",
    }


class PageHeaders:
    """Adds them to the answers of `app`."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self.app, self.headers = app, headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on; the answer has the headers."""
        await self.app(scope, receive, guarded(send, self.headers))
