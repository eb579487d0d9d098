"""What a placement rests on in law."""

import pytest

from staffbank.domain.council import EmployerKind
from staffbank.domain.legal_basis import LegalBasis, legal_basis


@pytest.mark.parametrize("home", EmployerKind)
@pytest.mark.parametrize("host", EmployerKind)
def test_section_113_carries_two_local_authorities_only(
    home: EmployerKind, host: EmployerKind
) -> None:
    councils = {home, host} == {EmployerKind.LOCAL_AUTHORITY}

    assert (legal_basis(home, host) is LegalBasis.S113) == councils
