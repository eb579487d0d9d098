"""An extract of the register is read as a whole, or refused with the line named."""

from datetime import date

import pytest

from staffbank.domain.check import RegisterStatus
from staffbank.domain.register import NotAnExtract, check_of, read_extract
from tests.builders import a_registration

HEAD = "Registration number,Name,Status,Registered until\n"
DAY = date(2026, 12, 3)


def test_columns_are_found_by_their_names_and_others_are_passed_over() -> None:
    text = (
        "\ufeffStatus , Town,REGISTERED UNTIL,Registration Number\n"
        "Registered  with conditions,Leeds,2026-11-30,sw1\n"
    )

    (entry,) = read_extract(text, ["SW1"]).entries.values()

    assert (entry.number, entry.status) == ("SW1", RegisterStatus.CONDITIONS)
    assert entry.until == date(2026, 11, 30)


def test_who_was_searched_for_and_is_not_there_is_not_listed() -> None:
    extract = read_extract(HEAD + "SW1,Ada,Registered,2026-11-30\n", ["SW1", "sw2 "])

    assert extract.says_of("SW2").status is RegisterStatus.NOT_LISTED
    assert extract.says_of("SW1").status is RegisterStatus.REGISTERED


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no column 'registration number'"),
        ("Registration number,Status\n", "no column 'registered until'"),
        (HEAD + ",Ada,Registered,2026-11-30\n", "line 2: there is no registration number"),
        (HEAD + "SW1,Ada,Unwell,2026-11-30\n", "line 2: the status 'unwell' is none of"),
        (HEAD + "SW1,Ada,Registered,30/11/26\n", "'30/11/26' is no day from 1900"),
        (HEAD + "SW1,Ada,Registered,9999-12-31\n", "'9999-12-31' is no day from 1900"),
        (HEAD + "SW1,Ada,Registered,2027-W01-1\n", "'2027-W01-1' is no day from 1900"),
        (HEAD + "SW9,Ada,Registered,2026-11-30\n", "line 2: SW9 was not searched for"),
        (HEAD + "SW1,Ada,Registered,2026-11-30\n" * 2, "line 3: SW1 is there twice"),
        (HEAD + 'SW1,"Ada,Registered\n', "save it as CSV anew"),
        ("x" * 200_001, "the file has 200001 characters"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, message: str) -> None:
    with pytest.raises(NotAnExtract, match=message):
        read_extract(text, ["SW1"])


@pytest.mark.parametrize("number", [0, 101])
def test_a_search_has_one_to_a_hundred_numbers(number: int) -> None:
    with pytest.raises(NotAnExtract, match=f"not {number}"):
        read_extract(HEAD, [f"SW{n}" for n in range(number)])


def test_who_is_listed_is_registered_since_she_was() -> None:
    extract = read_extract(HEAD + "SW1,Ada,Registered,2027-11-30\n", ["SW1"])
    before = a_registration(valid_from=date(2020, 12, 1))

    check = check_of(extract.says_of("SW1"), looked_on=DAY, before=before)

    assert (check.valid_from, check.expires_on) == (date(2020, 12, 1), date(2027, 11, 30))
    assert check.checked_on == DAY


def test_who_is_listed_without_a_last_day_is_asked_about() -> None:
    extract = read_extract(HEAD + "SW1,Ada,Registered,\n", ["SW1"])

    with pytest.raises(NotAnExtract, match="SW1 is listed, and there is no registered until"):
        check_of(extract.says_of("SW1"), looked_on=DAY, before=None)
