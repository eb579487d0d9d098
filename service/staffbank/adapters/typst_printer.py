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
# What is never printed, or neither punctuation nor of these alphabets: at first Latin with the
# letters of Wales and Vietnam, Greek and Cyrillic, which have gaps; then Latin alone.
FOREIGN = (
    re.compile(r"[^\n\u0020-\u007e\u00a0-\u024f\u0370-\u04ff\u1e00-\u1eff\u2010-\u2027\u20ac]"),
    re.compile(r"[^\n\u0020-\u007e\u00a0-\u024f\u2010-\u2027\u20ac]"),
)


class TypstPrinter:
    """Prints `paper.typ` with a paper's words in it; words are data there, never markup."""

    def pdf(self, paper: Paper) -> bytes:
        """The paper as PDF/UA-1, in the fonts that Typst brings along.

        PDF/UA-1 has no letter that its font has not: where somebody wrote one, such as an
        emoji, a sign stands for it.
        """
        words = asdict(paper)
        for foreign in FOREIGN:
            try:
                return _printed(words)
            except typst.TypstError:
                words = _legible(words, foreign)
        return _printed(words)


def _legible(words: Any, foreign: re.Pattern[str]) -> Any:
    match words:
        case str():
            return foreign.sub(UNKNOWN, words)
        case list() | tuple():
            return [_legible(each, foreign) for each in words]
        case dict():
            return {name: _legible(each, foreign) for name, each in words.items()}
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
