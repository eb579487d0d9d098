"""`staffbank token`."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from typer import Option

from staffbank.cli.plain_words import CannotDo
from staffbank.clock import now
from staffbank.domain.council import RegionId
from staffbank.domain.principal import REGIONAL, Grant, Principal, Role

GRANTABLE = tuple(role for role in Role if role is not Role.SYSTEM)


def token(
    person: Annotated[str, Option(help="Who it is, to the issuer: ada@example.org.")],
    region: Annotated[str, Option(help="The region's id.")],
    role: Annotated[
        list[str],
        Option(help="ROLE@ID of a council or employer; a regional role needs no @ID. Repeat."),
    ],
) -> None:
    """Print a token signed by the local issuer, which is not there in production.

    Its key is in STAFFBANK_ISSUER_KEY_FILE, and is made if it is missing.

    Example: staffbank token --person ada --region 01932f00-0000-7000-8000-57e57d1a2d50
    --role coordinator
    """
    from staffbank.cli.installation import the_settings  # noqa: PLC0415 - slow to load
    from staffbank.identity.tokens import local_issuer  # noqa: PLC0415 - slow to load

    principal = principal_of(person, region, role)
    settings = the_settings(database_url="", redis_url="")
    print(local_issuer(settings).issue(principal, now=now()))


def principal_of(person: str, region: str, roles: Sequence[str]) -> Principal:
    """The principal that these words describe.

    Raises:
        CannotDo: no person, an id that is none, or a role that nobody can be granted.
    """
    if not person.strip():
        raise CannotDo("--person is empty: say who it is, as in --person ada@example.org")
    region_id = RegionId(_id(region, "--region"))
    grants = frozenset(_grant(each, region_id) for each in roles)
    return Principal(person.strip(), region_id, grants)


def _grant(text: str, region_id: RegionId) -> Grant:
    name, _, scope = text.partition("@")
    role = next((role for role in GRANTABLE if role.value == name), None)
    if role is None:
        known = ", ".join(role.value for role in GRANTABLE)
        raise CannotDo(f"there is no role {name!r} for a person: choose from {known}")
    if role in REGIONAL and not scope:
        return Grant(role, region_id)
    return Grant(role, _id(scope, f"--role {text}"))


def _id(text: str, where: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as wrong:
        raise CannotDo(
            f"{where}: {text!r} is no id; give one as in 01932f00-0000-7000-8000-57e57d1a2d50"
        ) from wrong
