"""`staffbank token`: who may be what, told on the command line."""

from uuid import UUID

import pytest

from staffbank.cli.issue_token import principal_of
from staffbank.cli.plain_words import CannotDo
from staffbank.domain.principal import Grant, Role

REGION = "01932f00-0000-7000-8000-57e57d1a2d50"
COUNCIL = "01932f00-0000-7000-8000-000000000001"


def test_a_role_holds_at_the_council_that_is_named() -> None:
    principal = principal_of("ada", REGION, [f"requester@{COUNCIL}"])

    assert principal.person == "ada"
    assert principal.grants == {Grant(Role.REQUESTER, UUID(COUNCIL))}


def test_a_regional_role_holds_for_the_region_without_saying_so() -> None:
    principal = principal_of("ada", REGION, ["coordinator"])

    assert principal.grants == {Grant(Role.COORDINATOR, UUID(REGION))}
    assert principal.region_wide


def test_nobody_is_given_the_role_of_the_system() -> None:
    with pytest.raises(CannotDo, match="no role 'system' for a person"):
        principal_of("ada", REGION, ["system"])


def test_a_role_that_is_none_is_told_with_those_that_are() -> None:
    with pytest.raises(CannotDo, match=r"no role 'boss'.*choose from worker, "):
        principal_of("ada", REGION, [f"boss@{COUNCIL}"])


def test_an_id_that_is_none_is_named() -> None:
    with pytest.raises(CannotDo, match="--region: 'Birmingham' is no id"):
        principal_of("ada", "Birmingham", ["coordinator"])


def test_a_council_role_without_a_council_is_refused() -> None:
    with pytest.raises(CannotDo, match="--role requester: '' is no id"):
        principal_of("ada", REGION, ["requester"])


def test_a_token_is_for_somebody() -> None:
    with pytest.raises(CannotDo, match="--person is empty"):
        principal_of(" ", REGION, ["coordinator"])
