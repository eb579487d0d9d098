"""No child and no family is named in the bank: DP-6."""

import re
from collections.abc import Iterable

from staffbank.domain.law.standing import Standing
from staffbank.domain.problem import Problem, ProblemCode

NUMBER = re.compile(r"(?<![£\d.,])\d(?:[ -]?\d){6,}")  # a case, a person: seven digits or more
BIRTH = re.compile(r"\b(?:d\.?o\.?b\.?|born on|date of birth)\b", re.IGNORECASE)
# the work is called after children too, and is nobody's name
WORK = (
    "Protection|Arrangements?|Looked|In|Sexual|Criminal|Exploitation|Safeguarding|Safety|"
    "Assessments?|Practice|Services?|Social|Care|Death"
)
KIN = re.compile(
    r"\b(?:child|mother|father|mum|dad|sibling|baby|foster carer)s?\s+"
    rf"(?:is\s+|called\s+|named\s+)?(?!(?:{WORK})\b)(?-i:[A-Z][a-z]+)\b",
    re.IGNORECASE,
)
SOURCE = "UK GDPR art. 5(1)(c), data minimisation; that it means this is inferred"


def families_in(text: str, path: Iterable[str], *, numbered: bool = False) -> Problem | None:
    """What in the text looks like a child's or a family's data, quoted; None if nothing does.

    It is a coarse net: seven digits in a row, a date of birth, a name after a word of kinship.
    In a text that is `numbered`, such as a cost centre, digits are what it is made of.
    """
    for what in (BIRTH, KIN) if numbered else (NUMBER, BIRTH, KIN):
        if found := what.search(text):
            message = (
                f"{found.group()!r} looks like data of a child or a family, which the bank "
                "never keeps. Say it without."
            )
            return Problem(
                ProblemCode.INVALID, message, tuple(path), "DP-6", SOURCE, Standing.INFERRED
            )
    return None
