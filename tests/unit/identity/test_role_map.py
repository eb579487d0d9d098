"""The file that says what an issuer's roles and groups are worth."""

from pathlib import Path

import pytest

from staffbank.domain.principal import Grant, Role
from staffbank.identity.role_map import RoleMap, UnusableRoleMap
from tests.an_issuer import COUNCIL, EMPLOYER, REGION, TENANT
from tests.pages import DOCS, fences

SOUND = f"""
[tenants."{TENANT}"]
region = "{REGION}"
organisations = ["{COUNCIL}", "{EMPLOYER}"]

[tenants."{TENANT}".groups]
managers = "service_manager@{COUNCIL}"
"""


def read(folder: Path, text: str) -> RoleMap:
    """The map in this text."""
    file = folder / "roles.toml"
    file.write_text(text)
    return RoleMap.read(file)


def test_a_map_says_where_roles_hold_and_what_groups_are(tmp_path: Path) -> None:
    tenant = read(tmp_path, SOUND).tenants[TENANT]

    assert (tenant.region_id, tenant.organisations) == (REGION, (COUNCIL, EMPLOYER))
    assert tenant.groups == {"managers": Grant(Role.SERVICE_MANAGER, COUNCIL)}


@pytest.mark.parametrize(
    ("mistake", "told"),
    [
        (("region =", "area ="), "'area' is none of groups, organisations, region"),
        ((f'region = "{REGION}"', ""), "has no 'region' where one is needed"),
        ((f'"{REGION}"', '"Warwickshire"'), "'Warwickshire' is no id"),
        (("service_manager", "boss"), "there is no role 'boss'; choose from worker,"),
        (("service_manager", "system"), "there is no role 'system'"),
        (("service_manager", "coordinator"), "set regional_roles"),
        (("[tenants.", "[tenants"), "cannot be used"),
        (("organisations", 'regional_roles = "no"\norganisations'), "is true or false"),
    ],
    ids=lambda each: str(each)[:30],
)
def test_a_mistake_is_named_before_anybody_is_let_in(
    tmp_path: Path, mistake: tuple[str, str], told: str
) -> None:
    with pytest.raises(
        UnusableRoleMap, match=r"STAFFBANK_ROLE_MAP_FILE=.*roles\.toml"
    ) as wrong:
        read(tmp_path, SOUND.replace(*mistake))

    assert told in str(wrong.value)


def test_a_map_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableRoleMap, match="No such file"):
        RoleMap.read(tmp_path / "nowhere.toml")


def test_the_map_on_the_page_is_one(tmp_path: Path) -> None:
    text = next(
        fence.text for fence in fences(DOCS / "how-to" / "sign-in.md", "") if fence.text
    )

    warwickshire, office = read(tmp_path, text).tenants.values()

    assert len(warwickshire.organisations) == 2
    assert office.regional_roles
    assert {grant.role for grant in office.groups.values()} == {Role.REQUESTER}
