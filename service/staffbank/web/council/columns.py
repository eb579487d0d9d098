"""The columns of a file of requests, and the form that each of its rows stands for."""

import dataclasses
import re
from collections.abc import Mapping

from staffbank.web.council import shapes, words
from staffbank.web.council.csv_file import NotASheet, Sheet
from staffbank.web.words import ROLES, SHAPES, TIERS, Said, _

MOST_ROWS = 200
LAST_ROW = 9_999
LONGEST_CELL = 500
REFERENCE, TEAM, SHAPE = "reference", "teamId", "shape"
TO_CORRECT = _("What to correct")  # the column of what we give back, which is read past


@dataclasses.dataclass(frozen=True)
class Column:
    """One column: the field it fills, its heading, an example, and what may stand there."""

    field: str
    heading: str
    example: str = ""
    options: Mapping[str, str] = dataclasses.field(default_factory=dict)
    needed: bool = False
    hint: str = ""


COLUMNS = (
    Column(REFERENCE, _("Reference"), "R-1", hint=_("Your own number for the row, if any.")),
    Column(TEAM, _("Team"), needed=True, hint=_("As the list of teams has it.")),
    Column("title", _("What is needed"), "Duty desk", needed=True),
    Column("roles", _("Roles"), "Social worker; Senior social worker", ROLES, needed=True),
    Column("headcount", _("People"), "1", hint=_("Empty means 1.")),
    Column(SHAPE, _("Kind of work"), SHAPES["DAYS_A_WEEK"], SHAPES, needed=True),
    Column("day", _("First day"), "07/12/2026", needed=True, hint=_("Day, month, year.")),
    Column("since", _("From"), "09:00", hint=_("Empty means what is usual.")),
    Column("until", _("To"), "17:00", hint=_("Empty means what is usual.")),
    Column("weekdays", _("Weekdays"), "Monday; Tuesday", shapes.WEEKDAYS),
    Column("weeks", _("Weeks"), "4", hint=_("For the same days each week.")),
    Column("months", _("Months"), hint=_("For full time.")),
    Column(
        "mustHave",
        _("Skills needed"),
        "Adoption (can lead others); MASH",
        words.SKILLS,
        hint=_("How well stands in brackets; without, it means alone."),
    ),
    Column("niceToHave", _("Good to have"), "", words.SKILLS),
    Column("reason", _("Why"), words.REASONS["VACANCY"], words.REASONS, needed=True),
    Column("tier", _("Priority"), TIERS["NORMAL"], TIERS, hint=_("Empty means normal.")),
    Column(
        "caseWork", _("Case work"), "Tasks only", words.CASE_WORK, hint=_("Empty means tasks.")
    ),
    Column("statutory", _("Statutory duty"), "no", hint=_("Yes or no.")),
    Column("remote", _("From anywhere"), "no", hint=_("Yes or no.")),
    Column("costCentre", _("Cost centre"), "CC-9", needed=True),
)

HEADINGS = tuple(each.heading for each in COLUMNS)
PLACES: Mapping[str, int] = {each.field: number for number, each in enumerate(COLUMNS)}
Cells = Mapping[str, str]


def rows_of(sheet: Sheet) -> dict[int, Cells]:
    """What stands in each row, by the row's number in the spreadsheet. Raises NotASheet."""
    (_number, headings), *records = sheet.records
    fields = [_field(each) for each in headings]
    _all_there(fields)
    if not records:
        raise NotASheet(
            _("The file has headings and no row below them. Add a row for each request.")
        )
    if len(records) > MOST_ROWS or records[-1][0] > LAST_ROW:
        message = _(
            "The file has %(rows)s rows, and %(most)s are the most. Upload it in parts."
        )
        raise NotASheet(Said(message, rows=len(records), most=MOST_ROWS))
    found: dict[int, Cells] = {}
    for number, record in records:
        if any(record[len(fields) :]):
            message = _(
                "Row %(row)s has more cells than there are headings. Put quotation marks "
                "around a text that has commas in it."
            )
            raise NotASheet(Said(message, row=number))
        named = zip(fields, record, strict=False)
        found[number] = {name: text[:LONGEST_CELL] for name, text in named if name}
    return found


def column_of(path: str) -> str:
    """The column that a problem of the operation's is about; empty where it is about none."""
    of_shape = path.startswith("shape.")
    name = path.rpartition(".")[2] if of_shape else path.partition(".")[0]
    name = {"firstDay": "day"}.get(name, name)
    if name in PLACES:
        return name
    return SHAPE if of_shape else ""


def plain(text: str) -> str:
    """A text as it is compared: its letters and figures alone."""
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def _field(heading: str) -> str:
    known = {plain(each.heading): each.field for each in COLUMNS} | {plain(TO_CORRECT): ""}
    if not heading:
        return ""
    if plain(heading) not in known:
        message = _("“%(heading)s” is no column that we know. The columns are: %(known)s.")
        raise NotASheet(
            Said(message, heading=heading[:LONGEST_CELL], known=", ".join(HEADINGS))
        )
    return known[plain(heading)]


def _all_there(fields: list[str]) -> None:
    twice = [each for each in COLUMNS if fields.count(each.field) > 1]
    if twice:
        message = _("The column “%(heading)s” is there twice. Take one out.")
        raise NotASheet(Said(message, heading=twice[0].heading))
    missing = [each.heading for each in COLUMNS if each.needed and each.field not in fields]
    if missing:
        message = _("These columns are missing: %(headings)s. The first row has to have them.")
        raise NotASheet(Said(message, headings=", ".join(missing)))
