"""Messages that leave the bank."""

from typing import Protocol


class NotSent(Exception):
    """The message did not leave; it is to be tried again."""


class Undeliverable(NotSent):
    """It will not leave however often it is tried: the service refuses the message itself."""


class Mail(Protocol):
    """E-mail and text messages. `reference` is ours: the same one is the same message."""

    @property
    def goes_out(self) -> bool:
        """Whether there is a service that sends them; without it the inbox has to do."""
        ...

    async def email(self, to: str, text: str, *, reference: str) -> None:
        """Raise NotSent."""
        ...

    async def sms(self, to: str, text: str, *, reference: str) -> None:
        """Raise NotSent."""
        ...
