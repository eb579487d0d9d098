"""The pages of words beside the code, and what stands in their fences."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
DOCS = ROOT / "service" / "docs"
PAGES = (README, *sorted(DOCS.rglob("*.md")))
MARK = "```"


@dataclass(frozen=True)
class Fence:
    """A fenced block; `line` is the number of its first line on the page."""

    page: Path
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{name(self.page)}:{self.line}"


def name(page: Path) -> str:
    """The page's path from the top of the repository."""
    return str(page.relative_to(ROOT))


def fences(page: Path, *languages: str) -> Iterator[Fence]:
    """The page's fences in these languages, or all of them; those within lists too."""
    inside: list[str] | None = None
    language, begun = "", 0
    for number, line in enumerate(page.read_text().splitlines(), start=1):
        if inside is None:
            if line.strip().startswith(MARK):
                language, inside, begun = line.strip().removeprefix(MARK), [], number + 1
        elif line.strip() == MARK:
            if not languages or language in languages:
                yield Fence(page, begun, language, dedent("\n".join(inside)))
            inside = None
        else:
            inside.append(line)
    assert inside is None, f"{name(page)}: the fence at line {begun - 1} is never closed"


def sections(page: Path) -> dict[str, str]:
    """Headings of every depth, without backticks, and the text up to the next heading."""
    found: dict[str, list[str]] = {}
    fenced, heading = False, ""
    for line in page.read_text().splitlines():
        if line.strip().startswith(MARK):
            fenced = not fenced
        if line.startswith("#") and not fenced:
            heading = line.lstrip("#").replace("`", "").strip()
            assert heading not in found, f"{name(page)}: two headings {heading!r}"
        found.setdefault(heading, []).append(line)
    return {heading: "\n".join(lines) for heading, lines in found.items()}
