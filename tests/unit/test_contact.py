"""How a worker is reached is an address, or nothing."""

import pytest

from staffbank.ports.contact import Contact, NotAContact


@pytest.mark.parametrize(
    ("email", "phone"),
    [
        ("not an address", ""),
        ("a@b.example\nBcc: x@y.example", ""),
        ("a@b.example,c@d.example", ""),
        (f"{'a' * 250}@b.example", ""),
        ("", "x" * 3000),
        ("", "12"),
    ],
)
def test_nobody_is_reached_at_what_is_no_address(email: str, phone: str) -> None:
    with pytest.raises(NotAContact):
        Contact.given(email, phone)


def test_what_is_given_is_kept_without_the_space_around_it() -> None:
    assert Contact.given(" ada@example.org ", "+44 1632 960001") == Contact(
        "ada@example.org", "+44 1632 960001"
    )
