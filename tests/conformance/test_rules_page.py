"""Every rule as a page: its sentence, source, standing, cases and test; and every figure."""

import re
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from staffbank.domain.figure_book import FIGURES, in_words
from staffbank.domain.law.card import RuleCard
from staffbank.domain.law.catalogue import CATALOGUE
from staffbank.domain.law.standing import Standing
from tests.conformance.test_held_by import NOT_YET, RULES, TABLE

ROOT = Path(__file__).parents[2]
CASES = Path(__file__).parent / "rules"
PAGE = ROOT / "service" / "docs" / "rules.md"
HEAD = """# The rules

Every rule that binds the bank, from the code that holds it. **Block** cannot be passed,
**override** by a named role with a reason, **warn** is told first; a **calculation** says how
something is counted, a **record** what is written down.

How sure the bank is: *stated* by the source, *inferred* from it (a lawyer decides), or
**unverified**: known from others, the law itself not read. What is not stated is not to be
relied on before somebody who knows has looked.
"""
FIGURES_HEAD = """
## Figures

A region amends a figure that is unverified, with a source and from a day on (`amendFigure`);
what a source states is amended by nobody. An amendment says a length of time in days.

| Key | What it is | From | Figure | Source | |
|---|---|---|---|---|---|"""
SHOWN = {
    Standing.STATED: "stated",
    Standing.INFERRED: "*inferred*",
    Standing.UNVERIFIED: "**unverified**",
}


def as_page() -> str:
    """The page, as it has to be."""
    lines = [HEAD]
    for part, cards in CATALOGUE.items():
        lines += [f"## {part}\n", "| Rule | | Kind | Standing | Source | Held by |"]
        lines.append("|---|---|---|---|---|---|")
        lines += [_row(card) for card in cards]
        lines.append("")
    lines[-1] = FIGURES_HEAD
    lines += [row for key, figure in FIGURES.items() for row in _figure(key, figure)]
    return "\n".join(lines) + "\n"


def _row(card: RuleCard) -> str:
    held = TABLE["rules"][card.id]
    test = "*not yet*" if held == NOT_YET else f"`{held}`"
    file = CASES / f"{card.id}.yaml"
    if file.exists():
        number = len(yaml.safe_load(file.read_text()))
        test = f"{number} cases: `tests/conformance/rules/{file.name}`"
    cells = (
        f"**{card.id}** {card.name}",
        card.sentence,
        card.kind.value,
        SHOWN[card.standing],
        card.source,
        test,
    )
    return f"| {' | '.join(cells)} |"


def _figure(key: str, figure: Any) -> Iterator[str]:
    label = "" if figure.verified else "**unverified**"
    for day, value in sorted(figure.steps.items()):
        cells = (f"`{key}`", figure.name, str(day), in_words(value), figure.source, label)
        yield f"| {' | '.join(cells)} |"


def test_the_page_is_up_to_date() -> None:
    before = PAGE.read_text() if PAGE.exists() else ""
    PAGE.write_text(as_page())

    assert as_page() == before, f"{PAGE.name} was written anew: read the difference, commit it"


def test_every_rule_of_the_domain_has_one_card() -> None:
    cards = [card.id for part in CATALOGUE.values() for card in part]

    assert sorted(cards) == sorted(RULES)


def test_every_card_has_a_sentence_and_a_source() -> None:
    cards = [card for part in CATALOGUE.values() for card in part]

    assert [card.id for card in cards if not card.sentence.endswith(".")] == []
    assert [card.id for card in cards if not (card.source and card.name)] == []


def test_whatever_is_unverified_can_be_amended_and_nothing_else() -> None:
    assert [key for key, figure in FIGURES.items() if figure.verified == bool(figure.key)] == []
    assert [key for key, figure in FIGURES.items() if figure.key not in {"", key}] == []


def test_no_address_of_a_source_is_broken() -> None:
    """A space in it would lead nowhere."""
    sources = [card.source for part in CATALOGUE.values() for card in part]

    assert [each for each in sources if re.search(r"https?://\S*- [a-z]", each)] == []


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(minutes=20), "20 minutes"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(hours=48), "48 hours"),
        (timedelta(days=28), "28 days"),
        (Decimal("0.15"), "0.15"),
    ],
)
def test_a_figure_is_said_as_people_say_it(length: object, words: str) -> None:
    assert in_words(length) == words
