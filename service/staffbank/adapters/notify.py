"""GOV.UK Notify: e-mail and text messages of councils."""

import asyncio
from collections.abc import Callable
from typing import Any

from notifications_python_client.errors import HTTPError
from notifications_python_client.notifications import NotificationsAPIClient

from staffbank.ports.mail import NotSent, Undeliverable
from staffbank.settings import Settings

SECONDS = 10
REFUSED = 400  # the message itself, for its address say; trying again changes nothing
MAKE_CLIENT: Any = NotificationsAPIClient  # its makers give it no types


class NoMail:
    """Where no key is set nothing goes out, and inboxes have to do."""

    goes_out = False

    async def email(self, to: str, text: str, *, reference: str) -> None:
        """Nothing."""

    async def sms(self, to: str, text: str, *, reference: str) -> None:
        """Nothing."""


class Notify:
    """Sends by two templates, each with the one field `text`."""

    goes_out = True

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def email(self, to: str, text: str, *, reference: str) -> None:
        """Raise NotSent, or Undeliverable where the address is refused."""
        await self._send(
            lambda client: client.send_email_notification(
                email_address=to,
                template_id=self._settings.notify_email_template,
                personalisation={"text": text},
                reference=reference,
            )
        )

    async def sms(self, to: str, text: str, *, reference: str) -> None:
        """Raise NotSent, or Undeliverable where the address is refused."""
        await self._send(
            lambda client: client.send_sms_notification(
                phone_number=to,
                template_id=self._settings.notify_sms_template,
                personalisation={"text": text},
                reference=reference,
            )
        )

    async def _send(self, deed: Callable[[Any], object]) -> None:
        """In a thread, with a client of its own: it is not safe to share one."""
        key = self._settings.notify_api_key.get_secret_value()
        client = MAKE_CLIENT(key, self._settings.notify_url, SECONDS)
        try:
            await asyncio.to_thread(deed, client)
        except HTTPError as wrong:
            said = f"Notify answered {wrong.status_code}"
            raise (Undeliverable if wrong.status_code == REFUSED else NotSent)(said) from wrong


def mail_of(settings: Settings) -> NoMail | Notify:
    """What the settings ask for."""
    return Notify(settings) if settings.notify_api_key.get_secret_value() else NoMail()
