"""Nobody of another council sees anything of this one, whatever the schema offers.

The questions are made from the schema: a new field is asked for as it comes.
"""

from collections.abc import Iterable, Mapping
from contextlib import aclosing
from typing import Any

import orjson
from graphql import GraphQLObjectType

from staffbank.domain.principal import Principal, Role
from staffbank.usecases.identifier import new_id
from staffbank_graphql.context import Context
from staffbank_graphql.cursor import Cursors
from staffbank_graphql.global_id import encode
from staffbank_graphql.query import KINDS
from staffbank_graphql.schema import schema
from tests.integration.full_town import FullTown, ask
from tests.questions import ELSEWHERE, SCHEMA, of_nodes, roots, seen, watches, without
from tests.town import NOW

# what everybody in a region sees, and why
PUBLIC: Mapping[str, tuple[str, ...]] = {
    "councils, their teams and what the DfE publishes of them are public": (
        *("Council.id", "Council.name", "Council.gss", "Council.place", "Council.employer"),
        *("Council.figures", "Council.teams", "Place.latitude", "Place.longitude"),
        *("Employer.id", "Employer.kind", "Employer.name"),
        *("Team.id", "Team.name", "Team.place", "Team.council"),
        *("WorkforceFigures.on", "WorkforceFigures.source", "WorkforceFigures.agencyFte"),
        *("WorkforceFigures.socialWorkersFte", "WorkforceFigures.vacancyFte"),
        "WorkforceFigures.threeOrMoreWorkersPercent",
    ),
    "whoever lends or hosts has to know how the other counts and signs for hours": (
        *("Council.twoStepTimesheets", "Council.fortnightsFrom"),
    ),
    "what you have left of your own budgets is your own": (
        *("Query.rateLimit", "RateLimit.cost", "RateLimit.requests", "RateLimit.fields"),
        *("BudgetLeft.limit", "BudgetLeft.remaining", "BudgetLeft.restoredEachSecond"),
        "BudgetLeft.fullAt",
    ),
    "the figures of law and the region's amendments are for everybody it binds": (
        *("Figure.key", "Figure.name", "Figure.editable", "Figure.steps"),
        *("FigureStep.amended", "FigureStep.holdsFrom", "FigureStep.source"),
        *("FigureStep.value", "FigureStep.verified"),
    ),
    "the region's master agreement is open to every council to accede to": (
        *("MasterAgreement.id", "MasterAgreement.title"),
        *("MasterAgreement.validFrom", "MasterAgreement.validTo"),
    ),
    "who she is herself": (
        *("Viewer.person", "Viewer.regionId", "Viewer.roles"),
        *("Viewer.mileageRate", "Viewer.openWork"),
        *("Viewer.notificationWishes", "NotificationWishes.digest", "NotificationWishes.email"),
        *("NotificationWishes.quietFrom", "NotificationWishes.quietUntil"),
        "NotificationWishes.sms",
        *("GrantedRole.role", "GrantedRole.regionWide", "GrantedRole.council"),
    ),
    "open work is put to every member of the region, without title, team and reason": (
        *("OpenWork.id", "OpenWork.council", "OpenWork.roles", "OpenWork.tier"),
        *("OpenWork.startsAt", "OpenWork.endsAt", "OpenWork.sessions", "OpenWork.minutes"),
        *(
            "OpenWork.places",
            "OpenWork.interested",
            "OpenWork.caseWork",
            "OpenWork.remote",
            "OpenWork.km",
        ),
    ),
    "the ways in to these, and how long their lists are": (
        *("Query.councils", "Query.teams", "Query.figures", "Query.masterAgreements"),
        *("Query.me", "Query.nodes", "PageInfo.startCursor", "PageInfo.endCursor"),
        *("PageInfo.hasNextPage", "PageInfo.hasPreviousPage"),
    ),
}
# of what is public, what is not
APART = {
    "Team.strength": "how thin a team is, is for its own council and the region",
    "Team.least": "the same",
    "Viewer.worker": "she herself, who is left out of what is compared here",
    "Viewer.calendarSharedSince": "her own, and null until she shares it",
    "Viewer.deeds": "what a program was given leave to do, and null to people",
    "Viewer.interests": "her own; she has none in this town",
    "OpenWork.mustHave": "as public as the work; none is asked for in this town",
    "OpenWork.whyNot": "her own reasons; there are none in this town",
}


async def told(full: FullTown, who: Principal) -> set[str]:
    """`Type.field` of everything that any question tells somebody, Dee's own apart."""
    found: set[str] = set()
    own = encode("Worker", full.dee.id)
    for name in KINDS:
        for document in of_nodes(name):
            answer = await ask(full.town, who, document, ids=full.ids[name])
            found.update(seen(without(answer, own)))
    for document, kind in roots():
        for key in full.ids[kind] if kind else [""]:
            given = {"id": key} if kind else {}
            answer = await ask(full.town, who, document, **given)
            found.update(seen(without(answer, own)))
    return found


async def test_every_field_of_every_type_is_nothing_to_another_council(full: FullTown) -> None:
    seen_by = {who.person: await told(full, who) for who in full.strangers()}

    public = {field for fields in PUBLIC.values() for field in fields}
    beyond = {who: sorted(fields - public) for who, fields in seen_by.items()}
    assert {who: fields for who, fields in beyond.items() if fields} == {}
    assert public - set[str]().union(*seen_by.values()) == set(), "no longer public: strike it"


async def heard(full: FullTown, who: Principal, document: str, id_: str) -> Any:
    """The first word of what somebody follows."""
    context = Context(full.town.bank, who, NOW, Cursors.of(full.town.bank.settings))
    words: Any = await schema.subscribe(document, {"id": id_}, context_value=context)
    async with aclosing(words):
        word = await anext(words)
    return orjson.loads(orjson.dumps(word.data)), [error.message for error in word.errors or ()]


async def test_nothing_is_followed_by_another_council(full: FullTown) -> None:
    for document, kind in watches():
        real, made_up = full.ids[kind][0], encode(kind, new_id())
        for who in full.strangers():
            data, errors = await heard(full, who, document, real)
            assert (data, errors) == await heard(full, who, document, made_up)
            assert data is None
            assert errors

        data, errors = await heard(full, full.town.who(Role.COORDINATOR), document, real)
        assert (bool(data), errors) == (True, [])


def test_of_what_is_public_every_field_is_looked_at() -> None:
    """A new one is null in this town, perhaps: say whether it is public, and fill it in."""
    public = {field for fields in PUBLIC.values() for field in fields}
    types = {field.partition(".")[0] for field in public} - {"Query"}

    every = {f"{name}.{field}" for name in types for field in _fields_of(name)}
    assert every == {field for field in public if not field.startswith("Query.")} | set(APART)


def _fields_of(name: str) -> Iterable[str]:
    kind = SCHEMA.type_map[name]
    assert isinstance(kind, GraphQLObjectType)
    return list(kind.fields)


async def test_what_is_nothing_to_another_council_is_something_to_its_own(
    full: FullTown,
) -> None:
    missing = set(KINDS) - set(ELSEWHERE)
    for who in full.insiders():
        for name in sorted(missing):
            document = next(iter(of_nodes(name)))
            answer = await ask(full.town, who, document, ids=full.ids[name])
            if answer and any(answer["nodes"]):
                missing.discard(name)

    assert missing == set()
