"""No child and no family is named in the bank: DP-6."""

import re

from staffbank.domain.problem import Declined, Problem, ProblemCode

NUMBER = re.compile(r"(?<![£\d.,])\d(?:[ -]?\d){6,}")  # a case, a person: seven digits or more
BIRTH = re.compile(r"\b(?:d\.?o\.?b\.?|born on|date of birth)\b", re.IGNORECASE)
KIN = re.compile(
    r"\b(?:child|mother|father|mum|dad|sibling|baby|foster carer)s?\s+"
    r"(?:is\s+|called\s+|named\s+)?(?-i:[A-Z][a-z]+)\b",
    re.IGNORECASE,
)


def without_families(text: str, path: str) -> str:
    """The text as it is, where nothing in it looks like a child's or a family's data.

    It is a coarse net: seven digits in a row, a date of birth, a name after a word of kinship.

    Raises:
        Declined: something does; what is quoted.
    """
    for what in (NUMBER, BIRTH, KIN):
        if found := what.search(text):
            message = (
                f"{found.group()!r} looks like data of a child or a family, which the bank "
                "never keeps. Say it without."
            )
            raise Declined(Problem(ProblemCode.INVALID, message, (path,), "DP-6"))
    return text
