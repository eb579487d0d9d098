"""Every text that people write is looked at where it comes in: no family is named (DP-6)."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from strawberry.extensions import FieldExtension
from strawberry.types import Info, get_object_definition
from strawberry.types.base import StrawberryContainer, has_object_definition
from strawberry.types.field import StrawberryField

from staffbank.domain.free_text import families_in
from staffbank.domain.problem import Problem
from staffbank_graphql.problem import camel, shown

# a text of an input that nobody writes freely, and what it is instead
NOT_FREE: Mapping[str, str] = {
    "AcknowledgeAgreementInput.digest": "a digest",
    "AddApiClientKeyInput.publicKey": "a public key",
    "AmendFigureInput.key": "one of the bank's own keys",
    "AmendFigureInput.value": "a number",
    "BringBatchInput.lines": "rows, each looked at as the deed that it is",
    "ConsentInput.rule": "the id of a rule",
    "CreateApiClientInput.publicKey": "a public key",
    "EngageAgencyWorkerInput.agency": "the name of a firm",
    "EngageAgencyWorkerInput.registration": "a number of the public register",
    "ImportRegisterInput.csv": "an extract of the public register",
    "ImportRegisterInput.searched": "numbers of the public register",
    "JoinBankInput.name": "the name of a member, who is staff",
    "JoinBankInput.person": "the issuer's name for her",
    "JoinBankInput.email": "an address",
    "JoinBankInput.phone": "a telephone number",
    "PrepareStartInput.supervisor": "the name of a member of staff",
    "RecordCheckInput.reference": "the number of a certificate or of the register",
    "RegisterDocumentInput.document": "a GraphQL document",
    "RegisterWebhookInput.names": "names of events",
    "RegisterWebhookInput.url": "an address",
    "RemoveDocumentInput.documentId": "a digest",
    "SetAvailabilityInput.digest": "a digest",
    "SignAgreementInput.digest": "a digest",
    "SignExtensionInput.digest": "a digest",
    "SkillInput.code": "one of the bank's own codes",
    "SkillNeedInput.code": "one of the bank's own codes",
}
# looked at for names and births, while long numbers are what it is made of
NUMBERED: Mapping[str, str] = {
    "AmendFigureInput.source": "addresses of pages",
    "AmendCoverRequestInput.costCentre": "a code of the council's ledger",
    "OpenCoverRequestInput.costCentre": "a code of the council's ledger",
}


class NoFamilies(FieldExtension):
    """Ends a mutation before it begins where a text of its input names a family."""

    async def resolve_async(
        self, next_: Callable[..., Any], source: Any, info: Info, **given: Any
    ) -> Any:
        if found := [shown(each) for each in _problems(given["input"])]:
            payload = cast("Callable[[], Any]", info.return_type)()
            payload.problems.extend(found)
            return payload
        return await next_(source, info, **given)


def look_at_texts(mutations: type) -> None:
    """Let every mutation of the type look at its input before anything is done."""
    definition = get_object_definition(mutations, strict=True)
    for field in definition.fields:
        if not any(isinstance(each, NoFamilies) for each in field.extensions):
            field.extensions = [*field.extensions, NoFamilies()]


def _problems(given: Any, *path: str) -> Iterator[Problem]:
    for field in get_object_definition(given, strict=True).fields:
        name = camel(field.python_name)
        where = f"{type(given).__name__}.{name}"
        value = getattr(given, field.python_name)
        if where in NOT_FREE:
            continue
        for text, at in _within(value, _innermost(field), *path, name):
            if isinstance(text, str):
                if wrong := families_in(text, at, numbered=where in NUMBERED):
                    yield wrong
            else:
                yield from _problems(text, *at)


def _within(value: Any, kind: Any, *path: str) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Texts and inputs in a value of the kind, each with its path."""
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from _within(each, kind, *path, str(number))
    elif (kind is str and isinstance(value, str)) or has_object_definition(value):
        yield value, path


def _innermost(field: StrawberryField) -> Any:
    """The type within lists and options: an id is no text."""
    kind: Any = field.type
    while isinstance(kind, StrawberryContainer):
        kind = kind.of_type
    return kind
