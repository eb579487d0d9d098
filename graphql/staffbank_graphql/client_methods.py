"""The methods of the Python client, written out: one that asks, and one that reads a list."""

import re
from collections.abc import Iterable, Iterator, Mapping

# How a list is read: by which arguments, and what is said of it.
ARROWS: Mapping[str, str] = {"first": "after", "last": "before"}
TURNS: Mapping[str, str] = {"first": "page after page", "last": "page after page from the end"}


def methods(
    name: str,
    given: Iterable[tuple[str, str]],
    result: str,
    node: str,
    description: str,
    *,
    deed: bool,
) -> Iterator[str]:
    """That which sends an operation, and where it lists things another for each of them.

    `given` are its variables and their types; `node` is what it lists, or nothing.
    """
    named = list(given)
    arguments = [
        _argument(*each) for each in sorted(named, key=lambda each: each[1].endswith("| None"))
    ]
    values = ", ".join(f'"{key}": {key}' for key, _ in named)
    star = ["*"] if arguments else []
    more = [*star, *arguments]
    if deed:
        more = [*(more or ["*"]), "key: str | None = None"]
    asked = f'"{name}", {{{values}}}' + (", key=key" if deed else "")
    yield (
        f"    def {name}(self, {', '.join(more)}) -> {result}:\n".replace("(self, )", "(self)")
        + f'        """{description}"""\n'
        + f'        return cast("{result}", self.{"do" if deed else "ask"}({asked}))\n'
    )
    ways = [way for way in ("first", "last") if {way, ARROWS[way]} <= dict(named).keys()]
    if node and ways:
        way = ways[0]
        wanted = [each for each in named if each[0] not in {*ARROWS, *ARROWS.values()}]
        filters = "".join(f", {_argument(*each)}" for each in wanted)
        passed = ", ".join(f'"{key}": {key}' for key, _ in wanted)
        yield (
            f"    def every_{_one(name)}(self, *, at_once: int = 100{filters})"
            f' -> Iterator["{node}"]:\n'
            f'        """{description} Each, {TURNS[way]}."""\n'
            f'        rows = self.every("{name}", {{{passed}}}, "{way}", at_once)\n'
            f'        return cast("Iterator[{node}]", rows)\n'
        )


def _argument(key: str, kind: str) -> str:
    return f"{key}: {kind}" + (" = None" if kind.endswith("| None") else "")


def _one(name: str) -> str:
    return re.sub(r"ies$", "y", re.sub(r"tches$", "tch", name)).removesuffix("s")
