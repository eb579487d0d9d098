"""Which side of an agreement somebody stands on."""

from staffbank.domain.agreement import Agreement
from staffbank.domain.permission import Deed, require
from staffbank.domain.principal import Principal
from staffbank.domain.side import Side


def require_a_side(principal: Principal, deed: Deed, agreement: Agreement) -> Side:
    """The side for which this deed is the caller's; the worker stands on her home's.

    Raises:
        Declined: neither, or without the role that it takes there.
    """
    if principal.person == agreement.person:
        require(principal, deed, scope=agreement.home_employer_id)
        return Side.HOME
    host = agreement.host_council_id in principal.organisations
    scope = agreement.host_council_id if host else agreement.home_employer_id
    require(principal.as_officer, deed, scope=scope)
    return Side.HOST if host else Side.HOME
