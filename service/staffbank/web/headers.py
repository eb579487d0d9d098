"""What each page tells the browser never to do."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from staffbank.settings import Settings

# The one line of script within GOV.UK's template, which says that there is script.
BEGINS = "'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='"


def page_headers(settings: Settings) -> Mapping[str, str]:
    """The headers of every page: no script and no style but our own files, and no frame.

    What stands within a page is the same line on each, so it is allowed by its hash: no nonce
    has to be made. A form leads to us; signing out goes on to the issuer.
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
    }
    return {
        "Content-Security-Policy": "; ".join(f"{what} {who}" for what, who in allowed.items()),
        "Cache-Control": "no-store",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }


class PageHeaders:
    """Adds them to whatever does not say otherwise."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self.app, self.headers = app, headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on; the answer has the headers."""

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, told)
