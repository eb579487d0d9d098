"""Registering what a program asks, and holding it to that."""

from typing import Annotated

import strawberry
from graphql import GraphQLError, parse, specified_rules, validate
from strawberry import ID, field
from strawberry.types import Info

from staffbank.domain.api_client import ClientId
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.usecases.api_client.hold_to_documents import hold_to_documents
from staffbank.usecases.api_client.register_document import register_document
from staffbank.usecases.api_client.remove_document import remove_document
from staffbank_graphql import problem
from staffbank_graphql.api_client import API_CLIENT, ApiClient
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.limits import RULES, TOKENS
from staffbank_graphql.trusted import id_of

WHICH = "The program."
NOW = "The program as it is now."


@strawberry.input(description="What a program asks.")
class RegisterDocumentInput:
    """A program, and a document."""

    api_client_id: ID = field(description=WHICH)
    document: str = field(
        description="The document's text, to the letter: its id is its SHA-256."
    )


@strawberry.input(description="What a program asks no more.")
class RemoveDocumentInput:
    """A program, and a document of its."""

    api_client_id: ID = field(description=WHICH)
    document_id: str = field(description="The document's id: `sha256:` and 64 digits.")


@strawberry.input(description="Whether a program is answered its own documents alone.")
class HoldToDocumentsInput:
    """A program, and how it is held."""

    api_client_id: ID = field(description=WHICH)
    held: bool = field(
        description="True: no other document is answered, not even a published one."
    )


@strawberry.type(description="What came of it.")
class RegisterDocumentPayload:
    """The program, or the problems."""

    api_client: ApiClient | None = field(description=NOW, default=None)
    problems: list[problem.Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type(description="What came of it.")
class RemoveDocumentPayload:
    """The program, or the problems."""

    api_client: ApiClient | None = field(description=NOW, default=None)
    problems: list[problem.Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type(description="What came of it.")
class HoldToDocumentsPayload:
    """The program, or the problems."""

    api_client: ApiClient | None = field(description=NOW, default=None)
    problems: list[problem.Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class DocumentMutation:
    """Documents of programs."""

    @strawberry.mutation(
        description="Register a document that a program of yours asks. It may then name it by "
        "its id, by GET too where it is a query."
    )
    async def register_document(
        self,
        info: BankInfo,
        input: Annotated[RegisterDocumentInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> RegisterDocumentPayload:
        payload, context = RegisterDocumentPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                client_id = ClientId(read.id("ApiClient", input.api_client_id, "apiClientId"))
            await register_document(
                client_id=client_id,
                document_id=id_of(_sound(input.document, info)),
                text=input.document,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.api_client = await API_CLIENT.fetch(context, client_id)
        return payload

    @strawberry.mutation(description="Take away a document that a program sends no more.")
    async def remove_document(
        self,
        info: BankInfo,
        input: Annotated[RemoveDocumentInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> RemoveDocumentPayload:
        payload, context = RemoveDocumentPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                client_id = ClientId(read.id("ApiClient", input.api_client_id, "apiClientId"))
            await remove_document(
                client_id=client_id,
                document_id=input.document_id,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.api_client = await API_CLIENT.fetch(context, client_id)
        return payload

    @strawberry.mutation(
        description="Answer a program no document but those registered for it, from this "
        "moment on; or let it ask what it likes again."
    )
    async def hold_to_documents(
        self,
        info: BankInfo,
        input: Annotated[HoldToDocumentsInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> HoldToDocumentsPayload:
        payload, context = HoldToDocumentsPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                client_id = ClientId(read.id("ApiClient", input.api_client_id, "apiClientId"))
            await hold_to_documents(
                client_id=client_id, held=input.held, uow=context.unit_of_work()
            )
            context.forget()
            payload.api_client = await API_CLIENT.fetch(context, client_id)
        return payload


def _sound(text: str, info: Info) -> str:
    """The text, if it would be answered. Raises Declined, with all that is wrong."""
    schema = info.schema._schema  # noqa: SLF001 Strawberry shows it nowhere else
    try:
        wrong = validate(
            schema, parse(text, max_tokens=TOKENS), [*specified_rules, *RULES], max_errors=5
        )
    except GraphQLError as unread:
        wrong = [unread]
    if wrong:
        raise Declined(
            *(
                Problem(ProblemCode.INVALID, f"{each.message} Mend it.", ("document",))
                for each in wrong
            )
        )
    return text
