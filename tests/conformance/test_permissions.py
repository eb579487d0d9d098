"""Who may do what, as a text that people read: a change of rights is a change of that file."""

from pathlib import Path

import pytest

from staffbank.domain.council import RegionId
from staffbank.domain.deed import Deed
from staffbank.domain.permission import MATRIX, require
from staffbank.domain.principal import (
    READS_THE_TRAIL,
    REGIONAL,
    SEES_MONEY,
    Grant,
    Principal,
    Role,
)
from staffbank.domain.problem import Declined, ProblemCode
from tests.builders import an_id

FILE = Path(__file__).parent / "permissions.txt"
REGION = RegionId(an_id("West Midlands"))
COUNCIL = an_id("Coventry")
READS = {"read the audit trail": READS_THE_TRAIL, "read what a placement costs": SEES_MONEY}


def as_text() -> str:
    """One line for each deed, and for what few may read; one column for each role."""
    roles = [role for role in Role if role is not Role.SYSTEM]
    lines = {**{deed.value: MATRIX[deed] for deed in Deed}, **READS}
    width = max(map(len, lines))
    heads = [
        f"{'':{width}}  {'│ ' * number}┌ {role.value}" for number, role in enumerate(roles)
    ]
    rows = [
        f"{line:{width}}  " + " ".join("x" if role in may else "·" for role in roles)
        for line, may in lines.items()
    ]
    return "\n".join([*heads, *rows]) + "\n"


def test_the_permission_matrix_is_the_one_that_was_agreed() -> None:
    agreed = FILE.read_text() if FILE.exists() else ""
    FILE.write_text(as_text())

    assert as_text() == agreed, f"{FILE.name} was written anew: read the difference, commit it"


@pytest.mark.parametrize("deed", Deed, ids=lambda deed: deed.name)
def test_a_deed_is_for_its_roles_and_for_their_own_organisation_only(deed: Deed) -> None:
    for role in Role:
        scope = REGION if role in REGIONAL else COUNCIL
        holder = Principal("ada", REGION, frozenset({Grant(role, scope)}))
        stranger = Principal("bea", REGION, frozenset({Grant(role, an_id("elsewhere"))}))

        assert _may(holder, deed, scope) is (role in MATRIX[deed])
        assert not _may(stranger, deed, scope)


def test_every_deed_is_somebodys() -> None:
    assert set(MATRIX) == set(Deed)
    assert all(MATRIX.values())


def test_the_bank_itself_does_nothing_that_people_decide() -> None:
    assert [deed for deed in Deed if Role.SYSTEM in MATRIX[deed]] == []


def _may(principal: Principal, deed: Deed, scope: object) -> bool:
    try:
        require(principal, deed, scope=scope)  # type: ignore[arg-type]  # an id of either kind
    except Declined as declined:
        return declined.problems[0].code is not ProblemCode.NOT_PERMITTED
    return True
