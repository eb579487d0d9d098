"""Nobody of another council changes anything of this one, or learns what there is.

The deeds are made from the schema: a new one is tried as it comes, in every role.
"""

from asyncio import gather
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from sqlalchemy import create_engine, text

from staffbank.domain.principal import Principal
from staffbank.usecases.identifier import new_id
from staffbank_graphql.global_id import encode
from tests.integration.full_town import FullTown, ask
from tests.questions import ELSEWHERE
from tests.schema_deeds import deed, deeds, filled_in, kinds_of
from tests.town import Town

PUBLIC_IDS = {"Council", "Team", "Employer", "MasterAgreement"}
HER_OWN: Mapping[str, str] = {
    "setNotificationWishes": "everybody's wishes are her own; nobody else's can be named",
    "expressInterest": "what she herself would like, for nobody else can be named",
    "shareCalendar": "everybody's calendar is her own; nobody else's can be named",
}
# done for one's own team alone, beside which somebody is named: its pages try it
FOR_HER_TEAM = {"openCoverRequest": "tests/integration/test_council_asking_pages.py"}
# an input that names one thing or another: what is left out each time
EITHER: Mapping[str, tuple[frozenset[str], ...]] = {
    "makeOffer": (frozenset({"proposalId"}), frozenset({"slotId", "workerId"})),
}


def rows(town: Town) -> dict[str, str]:
    """A digest of all rows of each table, whoever may see them."""
    names = text(
        "SELECT relname FROM pg_class WHERE relkind = 'r'"
        " AND relnamespace = 'public'::regnamespace ORDER BY 1"
    )
    engine = create_engine(town.bank.settings.database_url)
    with engine.connect() as connection:
        found = {
            name: connection.scalar(
                text(f"SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) FROM {name} t")  # noqa: S608 ours
            )
            for name in connection.scalars(names)
        }
    engine.dispose()
    return found


def attempts(full: FullTown, name: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Inputs for one deed: with ids that there are, and with made-up ones instead.

    What everybody sees is another council's own where there is something else to be named.
    """
    kind = deeds()[name]
    named = kinds_of(kind)
    for left_out in EITHER.get(name, (frozenset[str](),)):
        mine = {
            "Council": encode("Council", full.town.dudley.council.id),
            "Team": encode("Team", full.town.dudley.teams[0].id),
            "Employer": encode("Employer", full.town.dudley.employer.id),
        }
        real = {each: full.ids[each][0] for each in named}
        made_up = {each: encode(each, new_id()) for each in named}
        if named - PUBLIC_IDS:
            real |= {each: mine[each] for each in named & set(mine)}
            made_up |= {each: mine[each] for each in named & set(mine)}
        yield _but(left_out, filled_in(kind, real)), _but(left_out, filled_in(kind, made_up))


def _but(left_out: frozenset[str], given: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if name not in left_out}


async def reasons(full: FullTown, who: Principal, name: str, given: dict[str, Any]) -> Any:
    """Why somebody's deed was not done; without what it is that she named."""
    (payload,) = (await ask(full.town, who, deed(name), input=given)).values()
    return payload["problems"]


async def tried(full: FullTown, who: Principal, name: str) -> list[str]:
    """What somebody of another council has done by a deed, or was told by its refusals."""
    wrong: list[str] = []
    for real, made_up in attempts(full, name):
        said, other = await gather(
            reasons(full, who, name, real), reasons(full, who, name, made_up)
        )
        if not said:
            wrong.append(f"{who.person} has done {name}")
        if kinds_of(deeds()[name]) - PUBLIC_IDS and said != other:
            wrong.append(f"{name} tells {who.person} {said}, and else {other}")
    return wrong


async def test_no_deed_of_another_council_tells_or_changes_anything(full: FullTown) -> None:
    before = rows(full.town)
    wrong: list[str] = []

    for who in full.strangers():
        names = sorted(set(deeds()) - set(HER_OWN))
        for number in range(0, len(names), 6):
            some = names[number : number + 6]
            wrong += chain(*await gather(*(tried(full, who, name) for name in some)))

    assert wrong == []
    assert {name for name, kept in rows(full.town).items() if kept != before[name]} == set()


async def test_the_deeds_that_are_tried_could_be_done(full: FullTown) -> None:
    """Somebody of this council hears something else of what is there than of what is not."""
    never = []
    for name, kind in deeds().items():
        if name in {*HER_OWN, *FOR_HER_TEAM} or not kinds_of(kind) - PUBLIC_IDS - set(
            ELSEWHERE
        ):
            continue
        for real, made_up in attempts(full, name):
            for who in full.insiders():
                if await reasons(full, who, name, real) != await reasons(
                    full, who, name, made_up
                ):
                    break
            else:
                never.append(name)

    assert never == []
