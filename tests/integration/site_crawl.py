"""Somebody who follows every link of the pages."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.a_visitor import Visitor
from tests.integration.page_forms import PageForm, PageSeen, kind_of, within
from tests.statements import counted

FACES = ("/worker/", "/council/", "/coordinator/")
NO_PAGES = (".json", "all.html")  # downloads


@dataclass
class Seen:
    """What a crawl has come by: pages with what they cost, and the forms on them."""

    statements: dict[str, int] = field(default_factory=dict)
    forms: dict[str, PageForm] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    visited: set[str] = field(default_factory=set)
    been: Counter[str] = field(default_factory=Counter)
    enough: int = 4  # pages of one kind

    def unseen(self, links: Sequence[str]) -> Iterator[str]:
        """Those that lead to pages of the faces where she has not been."""
        for link in links:
            new = link not in self.visited and link.startswith(FACES)
            kind = kind_of(link)
            if new and not kind.endswith(NO_PAGES) and self.been[kind] < self.enough:
                self.visited.add(link)
                self.been[kind] += 1
                yield link


async def crawled(visitor: Visitor, seen: Seen, *begins: str) -> Seen:
    """Everywhere, from these pages on; the dearest page of each kind counts."""
    waiting = list(seen.unseen(begins))
    while waiting:
        path = waiting.pop()
        with counted() as statements:
            answer = await visitor.get(path)
        assert answer.status_code in {200, 303}, f"{path}: {answer.status_code}"
        if answer.status_code == 303:  # it is no page of its kind
            seen.been[kind_of(path)] -= 1
            waiting += seen.unseen([answer.headers["location"].removeprefix(visitor.ours)])
            continue
        kind = kind_of(path)
        seen.statements[kind] = max(seen.statements.get(kind, 0), len(statements))
        if answer.headers["content-type"].startswith("text/html"):
            seen.texts[path] = answer.text
        for form in within(answer.text):
            seen.forms.setdefault(kind_of(form.action), form)
        waiting += seen.unseen(PageSeen(answer.text).links)
    return seen
