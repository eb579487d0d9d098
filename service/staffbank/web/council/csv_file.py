"""A CSV file as spreadsheets save it: read whatever its letters and separators, and written."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from staffbank.web.papers import FORMULA, plain
from staffbank.web.words import _

LARGEST = 200_000  # bytes; a row of cover has some 300
SEPARATORS = (",", ";", "\t")
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods, .xls
WIDE = (b"\xff\xfe", b"\xfe\xff")  # Excel's "Unicode text"
BYTE_ORDER = "\ufeff"

EMPTY = _("The file is empty. Fill in the example file, and upload that.")
TOO_LARGE = _("The file is larger than 200 kB. Upload it in parts, each with the headings.")
WORKBOOK = _(
    "This is a workbook, not a CSV file. In Excel choose “Save as” and then “CSV UTF-8”."
)
NOT_TEXT = _(
    "The file cannot be read as text. Save it once more, in Excel by “Save as” and then “CSV "
    "UTF-8”."
)
NOT_CLOSED = _(
    'A quotation mark is opened and not closed. Look for a single " in the file, and take it '
    "out."
)
READ_AS_WINDOWS = _(
    "The file was not saved as UTF-8, so we read it as Windows letters. Look whether letters "
    "such as é and ŵ are right; if not, save it as “CSV UTF-8”."
)


class NotASheet(ValueError):
    """The file is none that can be read; the message says why, and what to do."""


@dataclass(frozen=True)
class Sheet:
    """The records of a file, numbered as a spreadsheet does; empty ones are left out.

    `note` is what whoever uploads it should know of how it was read.
    """

    records: tuple[tuple[int, tuple[str, ...]], ...]
    note: str = ""


def sheet_of(file: bytes) -> Sheet:
    """Read it. Raises NotASheet."""
    if len(file) > LARGEST:
        raise NotASheet(TOO_LARGE)
    text, note = _text(file)
    lines = text.split("\n", 1)
    said = lines[0].strip()
    if said[:4].lower() == "sep=":  # by which Excel tells itself the separator
        separator, text = said[4:5] or ",", "\n" + "".join(lines[1:])
    else:
        first = next((line for line in text.splitlines() if line.strip()), "")
        separator = max(SEPARATORS, key=first.count)
    try:
        records = list(csv.reader(io.StringIO(text), delimiter=separator, strict=True))
    except csv.Error as wrong:
        raise NotASheet(NOT_CLOSED) from wrong
    cells = enumerate((tuple(map(_cell, each)) for each in records), start=1)
    kept = tuple((number, each) for number, each in cells if any(each))
    if not kept:
        raise NotASheet(EMPTY)
    return Sheet(kept, note)


def written(records: Iterable[Sequence[str]]) -> str:
    """A file that Excel opens as what it is, and in which it reckons nothing out."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerows([plain(each) for each in record] for record in records)
    return BYTE_ORDER + file.getvalue()


def _text(file: bytes) -> tuple[str, str]:
    if file.startswith(WORKBOOKS):
        raise NotASheet(WORKBOOK)
    try:
        if file.startswith(WIDE):
            text, note = file.decode("utf-16"), ""
        else:
            text, note = file.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        text, note = _windows(file), READ_AS_WINDOWS
    if "\0" in text:
        raise NotASheet(NOT_TEXT)
    return text.replace("\r\n", "\n").replace("\r", "\n"), note


def _windows(file: bytes) -> str:
    try:
        return file.decode("cp1252")
    except UnicodeDecodeError as wrong:
        raise NotASheet(NOT_TEXT) from wrong


def _cell(text: str) -> str:
    """What somebody wrote: without the mark by which `written` makes a formula harmless."""
    said = text.strip()
    return said[1:] if said[:1] == "'" and said[1:].startswith(FORMULA) else said
