"""How to reach a worker."""

import re
from dataclasses import dataclass

LONGEST_EMAIL = 254  # characters: RFC 5321, 4.5.3.1.3
EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+")
PHONE = re.compile(r"\+?[0-9][0-9 ()-]{5,24}")


class NotAContact(ValueError):
    """Nobody can be reached so; the message names the value."""


@dataclass(frozen=True)
class Contact:
    """How to reach a worker; each is empty where she has not said."""

    email: str = ""
    phone: str = ""

    @classmethod
    def given(cls, email: str, phone: str) -> "Contact":
        """As somebody has written it. Raises NotAContact."""
        email, phone = email.strip(), phone.strip()
        if email and (len(email) > LONGEST_EMAIL or not EMAIL.fullmatch(email)):
            raise NotAContact(f"{email[:60]!r} is no e-mail address; write ada@example.org")
        if phone and not PHONE.fullmatch(phone):
            raise NotAContact(f"{phone[:60]!r} is no telephone number; write 01632 960001")
        return cls(email, phone)
