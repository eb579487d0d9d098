"""A row of a file as the form that it stands for: the same fields, checked as they are."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from staffbank.web.council import asking, shapes, words
from staffbank.web.council.columns import (
    COLUMNS,
    REFERENCE,
    SHAPE,
    TEAM,
    Cells,
    column_of,
    plain,
)
from staffbank.web.form import Form
from staffbank.web.words import SHAPES, Said, _

BETWEEN = re.compile(r"[;|\n]")  # the things of one cell
SKILL = re.compile(r"(.+?)\s*(?:\(([^()]*)\))?", re.DOTALL)
DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y")
TIMES = ("%H:%M", "%H:%M:%S", "%H.%M", "%I:%M %p", "%I%p")
YES, NO = frozenset({"yes", "y", "true", "x"}), frozenset({"", "no", "n", "false"})
EMPTY_MEANS: Mapping[str, str] = {"headcount": "1", "tier": "NORMAL", "caseWork": "TASK"}
LEAST = 4  # letters by which a word is known for the beginning of another
OPTIONS = {each.field: each.options for each in COLUMNS if each.options}
NOT_OF_SHAPE = _("Leave this empty: it does not belong to this kind of work.")


@dataclass(frozen=True)
class Read:
    """A row that was read: what the operation takes, or what is to be corrected, by column."""

    wanted: Mapping[str, object]
    problems: Mapping[str, str]


def read(cells: Cells, teams: Mapping[str, str]) -> Read:
    """The row with its team found by name. `teams` are their names by id."""
    reading = _Reading(cells, teams)
    form = Form(reading.values())
    problems = dict(reading.problems)
    for each in asking.problems_of(form):
        problems.setdefault(column_of(each.field), each.message)
    if problems:
        return Read({}, problems)
    return Read(asking.wanted_of(form), {})


def reference(cells: Cells, earlier: int) -> str:
    """Its own, or one made of all it says: uploaded twice it is asked for once.

    `earlier` is how many rows of the file say exactly the same before it.
    """
    if cells.get(REFERENCE):
        return cells[REFERENCE]
    said = json.dumps([*sorted(each for each in cells.items() if each[1])]).encode()
    return f"row {hashlib.sha256(said).hexdigest()[:16]}.{earlier + 1}"


class _Reading:
    """One row on its way to a form; what cannot be read is noted by its column."""

    def __init__(self, cells: Cells, teams: Mapping[str, str]) -> None:
        self._cells, self._teams = cells, teams
        self.problems: dict[str, str] = {}

    def values(self) -> dict[str, Sequence[str]]:
        """The fields of the form."""
        found: dict[str, Sequence[str]] = {
            name: [self._cell(name)] for name in ("title", "costCentre", "headcount")
        }
        found |= {name: [self._choice(name)] for name in ("reason", "tier", "caseWork")}
        found |= {name: self._tick(name) for name in ("statutory", "remote")}
        found["roles"] = self._choices("roles")
        found[TEAM] = [self._team()]
        for name in asking.ROWS:
            for number, (code, level) in enumerate(self._skills(name)):
                found |= {f"{name}.{number}.code": [code], f"{name}.{number}.level": [level]}
        return found | self._times()

    def _cell(self, name: str) -> str:
        return self._cells.get(name, "") or EMPTY_MEANS.get(name, "")

    def _team(self) -> str:
        text = plain(self._cell(TEAM))
        found = [key for key, name in self._teams.items() if text == plain(name)]
        if text and len(found) != 1:
            known = ", ".join(self._teams.values())
            text = _("There is no such team. Write one of: %(known)s.")
            self.problems[TEAM] = Said(text, known=known)
        return found[0] if len(found) == 1 else ""

    def _choice(self, name: str) -> str:
        text = self._cell(name)
        return self._among(name, text, OPTIONS[name]) if text else ""

    def _choices(self, name: str) -> list[str]:
        parts = [each.strip() for each in BETWEEN.split(self._cell(name)) if each.strip()]
        return [self._among(name, each, OPTIONS[name]) for each in parts]

    def _among(self, name: str, text: str, options: Mapping[str, str]) -> str:
        """The key of an option: by its key, its text, or a beginning that is no other's."""
        wanted = plain(text)
        for key, shown in options.items():
            if wanted in (plain(key), plain(shown)):
                return key
        near = [key for key, shown in options.items() if plain(shown).startswith(wanted)]
        if len(near) == 1 and len(wanted) >= LEAST:
            return near[0]
        known = "; ".join(options.values())
        message = _("“%(text)s” is none of these: %(known)s.")
        self.problems.setdefault(name, Said(message, text=text, known=known))
        return ""

    def _tick(self, name: str) -> list[str]:
        text = plain(self._cell(name))
        if text not in YES | NO:
            self.problems[name] = _("Write yes or no.")
        return ["true"] if text in YES else []

    def _skills(self, name: str) -> list[tuple[str, str]]:
        found = []
        for part in BETWEEN.split(self._cell(name)):
            if split := SKILL.fullmatch(part.strip()):
                code = self._among(name, split[1], words.SKILLS)
                level = self._among(name, split[2], words.LEVELS) if split[2] else "INDEPENDENT"
                found.append((code, level))
        return found

    def _times(self) -> dict[str, Sequence[str]]:
        """The fields of the kind of work that was chosen, and of no other."""
        text = self._cell(SHAPE)
        chosen = shapes.NAMES.get(self._among(SHAPE, text, SHAPES)) if text else None
        if chosen is None:
            return {}
        found: dict[str, Sequence[str]] = {SHAPE: [chosen]}
        belonging = set()
        for each in shapes.FIELDS[chosen]:
            column = column_of(each.name)
            belonging.add(column)
            found[each.name] = [self._as_typed(column) or each.initial]
        if chosen == "daysAWeek":
            belonging.add("weekdays")
            found[shapes.ON_WEEKDAYS] = self._choices("weekdays")
        for column in {"weekdays", "weeks", "months"} - belonging:
            if self._cell(column):
                self.problems[column] = NOT_OF_SHAPE
        return found

    def _as_typed(self, column: str) -> str:
        """A day or a time as the form has it; what is neither stays as it was written."""
        text = self._cell(column)
        if column == "day":
            found = _moment(DAYS, text)
            return found.date().isoformat() if found else text
        if column in ("since", "until"):
            found = _moment(TIMES, text)
            return f"{found:%H:%M}" if found else text
        return text


def _moment(forms: Sequence[str], text: str) -> datetime | None:
    for form in forms:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007 a day or a time, and no moment
        except ValueError:
            continue
    return None
