"""PDF by Typst. The same paper gives the same bytes."""

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import typst

from staffbank.ports.documents import Paper

TEMPLATE = Path(__file__).parent / "paper.typ"
ACCESSIBLE: Final = "ua-1"  # ISO 14289-1
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
# Neither Latin nor punctuation, or a character that is never printed.
FOREIGN = re.compile(r"[^\n\u0020-\u007e\u00a0-\u024f\u2010-\u2027\u20ac]")


class TypstPrinter:
    """Prints `paper.typ` with a paper's words in it; words are data there, never markup."""

    def pdf(self, paper: Paper) -> bytes:
        """The paper as PDF/UA-1, in the fonts that Typst brings along.

        PDF/UA-1 has no letter that its font has not: where somebody wrote one, such as an
        emoji, a sign stands for it.
        """
        words = asdict(paper)
        try:
            return _printed(words)
        except typst.TypstError:
            return _printed(_legible(words))


def _legible(words: Any) -> Any:
    match words:
        case str():
            return FOREIGN.sub(UNKNOWN, words)
        case list() | tuple():
            return [_legible(each) for each in words]
        case dict():
            return {name: _legible(each) for name, each in words.items()}
        case _:
            return words


def _printed(words: Any) -> bytes:
    return typst.compile(
        TEMPLATE,
        format="pdf",
        pdf_standards=ACCESSIBLE,
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(words)},
        timestamp=0,
    )
