"""Events leave the bank by HTTPS, to public addresses only."""

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from ipaddress import IPv6Address
from ssl import SSLContext

import httpx2

from staffbank.adapters.cloud_event import body_of, headers_of
from staffbank.adapters.door import Address, addresses
from staffbank.ports.webhooks import Letter, NotAdmitted, Outcome
from staffbank.settings import Settings

SECONDS = 15  # for all of it, however slowly the answer comes
MOST_DIGITS = 9  # of seconds to be left alone: thirty years


class HttpPost:
    """One request, one answer: no redirect is followed, no proxy asked, no body read.

    The name is resolved once, what it stands for is looked at, and that very address is
    connected to; the certificate is still the name's.
    """

    def __init__(self, settings: Settings) -> None:
        self._local = settings.webhook_local

    async def admit(self, url: str) -> None:
        await addresses(url, local=self._local)

    async def send(self, letter: Letter) -> Outcome:
        body = body_of(letter.told, f"urn:uuid:{letter.region_id}")
        headers = headers_of(letter.told, body, letter.secrets, letter.at)
        try:
            async with asyncio.timeout(SECONDS):
                first, *_ = await addresses(letter.url, local=self._local)
                answer = await _posted(letter.url, first, headers, body)
        except NotAdmitted as refused:
            return Outcome(None, str(refused))
        except TimeoutError:
            return Outcome(None, f"No answer within {SECONDS} seconds.")
        except httpx2.HTTPError as wrong:
            return Outcome(None, f"No answer: {type(wrong).__name__}.")
        asked = _asked(answer.headers.get("retry-after", ""), letter.at)
        return Outcome(answer.status_code, retry_after=asked)


@cache
def trusted() -> SSLContext:
    """Whose certificates are believed: read once, it takes its time."""
    return httpx2.create_ssl_context(trust_env=False)


async def _posted(
    url: str, address: Address, headers: dict[str, str], body: str
) -> httpx2.Response:
    named = httpx2.URL(url)
    host = f"[{address}]" if isinstance(address, IPv6Address) else str(address)
    async with (
        httpx2.AsyncClient(verify=trusted(), trust_env=False, timeout=SECONDS) as client,
        client.stream(
            "POST",
            named.copy_with(host=host),
            content=body.encode(),
            headers={**headers, "host": named.netloc.decode(), "user-agent": "Staffbank"},
            extensions={"sni_hostname": named.host},
            follow_redirects=False,
        ) as answer,
    ):
        return answer


def _asked(retry_after: str, at: datetime) -> timedelta | None:
    """How long the receiver wants to be left alone: seconds, or until a date; else nothing."""
    if retry_after.isascii() and retry_after.isdecimal():
        return timedelta(seconds=int(retry_after[:MOST_DIGITS]))
    try:
        until = parsedate_to_datetime(retry_after)
        return until.astimezone(UTC) - at if until.tzinfo else None
    except (ValueError, OverflowError):  # OverflowError: of the year 10000, at Greenwich
        return None
