"""PDF by Typst. The same paper gives the same bytes."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Final

import typst

from staffbank.ports.documents import Paper

TEMPLATE = Path(__file__).parent / "paper.typ"
ACCESSIBLE: Final = "ua-1"  # ISO 14289-1


class TypstPrinter:
    """Prints `paper.typ` with a paper's words in it; words are data there, never markup."""

    def pdf(self, paper: Paper) -> bytes:
        """The paper as PDF/UA-1, in the fonts that Typst brings along."""
        return typst.compile(
            TEMPLATE,
            format="pdf",
            pdf_standards=ACCESSIBLE,
            ignore_system_fonts=True,
            sys_inputs={"paper": json.dumps(asdict(paper))},
            timestamp=0,
        )
