"""The pages in a language of brackets, and what on them is not in it."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from staffbank_graphql.in_process import InProcess
from tests.pages import ROOT

TEXTS = run_path(str(ROOT / "deploy" / "texts.py"))  # as `poe texts` runs it
LANGUAGE = "qps"  # a private code: nobody's tongue
PLACE = re.compile(r"(%\([a-z_]+\)[sd]|%%)")
SAID = re.compile("⟦[^⟦⟧]*⟧")
LETTERS = re.compile(r"[^\W\d_]{2,}")
TOLD = ("aria-label", "title", "placeholder", "alt")
UNREAD = frozenset({"script", "style"})


def in_brackets(text: str) -> str:
    """The text, of which each part between two values has brackets of its own."""
    return "".join(
        part if PLACE.fullmatch(part) or not LETTERS.search(part) else f"⟦{part}⟧"
        for part in PLACE.split(text)
    )


def catalogue(locale: Path) -> None:
    """All texts of the pages in brackets, compiled as a translation is."""
    said = Catalog(LANGUAGE, charset="utf-8", fuzzy=False)
    with TEXTS["TEMPLATE"].open("rb") as file:
        template = read_po(file)
    for each in template:
        if each.id:
            forms = each.id if isinstance(each.id, (tuple, list)) else (each.id,)
            told = tuple(map(in_brackets, forms))
            said.add(each.id, told if len(told) > 1 else told[0])
    folder = locale / LANGUAGE / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "staffbank.mo").open("wb") as file:
        write_mo(file, said)


def overheard(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every text of the API's from now on, which pages show as it is."""
    ask, told = InProcess.__call__, set[str]()

    async def asked(self: InProcess, *question: Any) -> dict[str, Any]:
        answer = await ask(self, *question)
        told.update(_texts(answer))
        return answer

    monkeypatch.setattr(InProcess, "__call__", asked)
    return told


def _texts(answer: Any) -> Iterator[str]:
    match answer:
        case str():
            yield answer
        case dict():
            for each in answer.values():
                yield from _texts(each)
        case list():
            for each in answer:
                yield from _texts(each)
        case _:
            pass


class Heard(HTMLParser):
    """All that a reader is told by a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.told: list[str] = []
        self._within: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """What is told of it without being shown."""
        if tag in UNREAD:
            self._within.append(tag)
        self.told += [value for name, value in attrs if name in TOLD and value]

    def handle_endtag(self, tag: str) -> None:
        """Outside again."""
        if self._within and tag == self._within[-1]:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        """What is shown."""
        if not self._within:
            self.told.append(data)


def unsaid(page: str, answers: Iterable[str]) -> Iterator[str]:
    """What is on the page and neither in brackets nor in the API's `answers`."""
    known = sorted({each for each in answers if LETTERS.search(each)}, key=len, reverse=True)
    for text in Heard(page).told:
        rest = SAID.sub(" ", text)
        if not LETTERS.search(rest):
            continue
        for each in known:
            rest = rest.replace(each, " ")
        if LETTERS.search(rest):
            yield text.strip()
