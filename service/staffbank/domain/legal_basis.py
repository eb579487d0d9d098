"""What lets one organisation place its officer with another: S113-1."""

from enum import Enum

from staffbank.domain.council import EmployerKind


class LegalBasis(Enum):
    """What lets one organisation place its officer with another."""

    S113 = "s113"  # between local authorities
    CONTRACT_SECONDMENT = "contract_secondment"  # a trust company is a party


def legal_basis(home: EmployerKind, host: EmployerKind) -> LegalBasis:
    """Section 113 speaks of two local authorities; a trust company at either end needs more."""
    if home is host is EmployerKind.LOCAL_AUTHORITY:
        return LegalBasis.S113
    return LegalBasis.CONTRACT_SECONDMENT
