"""A file of requests is read as spreadsheets save it, and each row as its form."""

import pytest

from staffbank.web.council.columns import COLUMNS, HEADINGS, rows_of
from staffbank.web.council.csv_file import READ_AS_WINDOWS, NotASheet, sheet_of, written
from staffbank.web.council.row_form import read, reference

TEAMS = {"T1": "Solihull duty", "T2": "Cynnal Tîm"}
ROW = {each.field: each.example for each in COLUMNS} | {"teamId": "solihull DUTY"}


def a_file(*rows: dict[str, str], separator: str = ",") -> str:
    """The file that a spreadsheet would save."""
    records = [list(HEADINGS), *([row.get(c.field, "") for c in COLUMNS] for row in rows)]
    return "\r\n".join(separator.join(f'"{each}"' for each in one) for one in records)


@pytest.mark.parametrize(
    ("encoding", "separator", "note"),
    [
        ("utf-8", ",", ""),
        ("utf-8-sig", ";", ""),
        ("utf-16", "\t", ""),
        ("cp1252", ";", READ_AS_WINDOWS),
    ],
)
def test_letters_and_separators_of_every_spreadsheet_are_read(
    encoding: str, separator: str, note: str
) -> None:
    file = a_file(ROW | {"title": "Tîm café"}, separator=separator).encode(encoding)
    sheet = sheet_of(file)

    assert rows_of(sheet)[2]["title"] == "Tîm café"
    assert sheet.note == note


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 and so on", "workbook"),
        (b"Team\x00", "cannot be read as text"),
        (b"x" * 200_001, "larger than 200 kB"),
        (b'Team,Why\n"Duty,x\n', "quotation mark"),
        (b"Team,Colour\nDuty,red\n", "no column that we know"),
        (b"Team,Team\nDuty,red\n", "there twice"),
        (b"Team,Why\nDuty,red\n", "columns are missing: What is needed"),
        (a_file().encode(), "no row below"),
        ((a_file(ROW) + ',"more"').encode(), "more cells than"),
        (a_file(*[ROW] * 201).encode(), "200 are the most"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_so_in_plain_words(file: bytes, told: str) -> None:
    with pytest.raises(NotASheet, match=told):
        rows_of(sheet_of(file))


def test_what_is_given_back_is_no_formula_and_is_read_as_it_was() -> None:
    formula = '=HYPERLINK("http://evil")'
    given = written([HEADINGS, [formula if c.field == "title" else "x" for c in COLUMNS]])

    assert "'=HYPERLINK" in given
    assert rows_of(sheet_of(given.encode()))[2]["title"] == formula


def test_a_row_is_the_form_that_it_stands_for() -> None:
    found = read(ROW, TEAMS)

    assert not found.problems
    assert found.wanted["teamId"] == "T1"
    assert found.wanted["roles"] == ["SOCIAL_WORKER", "SENIOR_SOCIAL_WORKER"]
    assert found.wanted["mustHave"] == [
        {"code": "ADOPT", "level": "CAN_LEAD"},
        {"code": "MASH", "level": "INDEPENDENT"},
    ]
    assert found.wanted["shape"] == {
        "daysAWeek": {
            "firstDay": "2026-12-07",
            "weeks": 4,
            "weekdays": ["MONDAY", "TUESDAY"],
            "since": "09:00:00",
            "until": "17:00:00",
        }
    }


@pytest.mark.parametrize(
    ("cell", "text", "told"),
    [
        ("teamId", "Nobody", "Write one of: Solihull duty, Cynnal Tîm"),
        ("day", "32/12/2026", "Give a day"),
        ("weeks", "many", "Give a whole number"),
        ("reason", "Because", "none of these"),
        ("roles", "", "at least one role"),
        ("mustHave", "Juggling", "none of these"),
        ("months", "2", "does not belong"),
        ("statutory", "perhaps", "yes or no"),
        ("costCentre", "", "Say who pays"),
    ],
)
def test_what_is_wrong_in_a_row_is_told_at_its_cell(cell: str, text: str, told: str) -> None:
    found = read(ROW | {cell: text}, TEAMS)

    assert list(found.problems) == [cell]
    assert told in found.problems[cell]


def test_rows_without_a_reference_are_told_apart_by_what_they_say() -> None:
    row = ROW | {"reference": ""}

    assert reference(row, 0) == reference(dict(row), 0)
    assert len({reference(row, 0), reference(row, 1), reference(row | {"weeks": "5"}, 0)}) == 3
    assert reference(ROW, 0) == "R-1"
