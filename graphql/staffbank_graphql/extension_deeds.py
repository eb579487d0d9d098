"""Asking for an extension, agreeing to it, signing it."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.consultation import ConsultationMethod
from staffbank.domain.extension import ExtensionId
from staffbank.domain.placement import PlacementId
from staffbank.usecases.extension.agree_extension import agree_extension
from staffbank.usecases.extension.decline_extension import decline_extension
from staffbank.usecases.extension.request_extension import request_extension
from staffbank.usecases.extension.sign_extension import sign_extension
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.extension import EXTENSION, Extension
from staffbank_graphql.problem import Problem
from staffbank_graphql.shape_input import ShapeInput


@strawberry.input(description="Which placement is to go on, and with which sessions.")
class RequestExtensionInput:
    """A placement and a shape."""

    placement_id: ID = field(description="The placement.")
    shape: ShapeInput = field(description="The sessions; they follow on the placement.")
    late: str = field(
        description="Why it is asked for with less than four weeks to go, if so.", default=""
    )


@strawberry.type(description="What came of it.")
class RequestExtensionPayload:
    """The extension, or the problems."""

    extension: Extension | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which extension you agree to.")
class AgreeExtensionInput:
    """An extension."""

    extension_id: ID = field(description="The extension.")
    comments: str = field(
        description="The worker's own words on being consulted ('none' will do); others leave "
        "it out.",
        default="",
    )
    method: ConsultationMethod = field(
        description="How the worker was consulted, if not by this very question.",
        default=ConsultationMethod.BANK,
    )


@strawberry.type(description="What came of it.")
class AgreeExtensionPayload:
    """The extension, or the problems."""

    extension: Extension | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which addendum you sign.")
class SignExtensionInput:
    """An extension and a digest."""

    extension_id: ID = field(description="The extension.")
    digest: str = field(description="The SHA-256 of the text that you have read.")


@strawberry.type(description="What came of it.")
class SignExtensionPayload:
    """The extension, or the problems."""

    extension: Extension | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which extension you decline, and why.")
class DeclineExtensionInput:
    """An extension and a reason."""

    extension_id: ID = field(description="The extension.")
    reason: str = field(description="Why; the others read it.")


@strawberry.type(description="What came of it.")
class DeclineExtensionPayload:
    """The extension, or the problems."""

    extension: Extension | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class ExtensionMutation:
    """What the four do."""

    @strawberry.mutation(
        description="Ask for a placement to go on; it never does so by itself."
    )
    async def request_extension(
        self,
        info: BankInfo,
        input: Annotated[RequestExtensionInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> RequestExtensionPayload:
        payload, context = RequestExtensionPayload(), info.context
        with problems_into(payload, moved=input.shape.places("shape")):
            with reading() as read:
                placement_id = PlacementId(
                    read.id("Placement", input.placement_id, "placementId")
                )
            asked = await request_extension(
                placement_id=placement_id,
                shape=input.shape.read(),
                late=input.late,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.extension = await EXTENSION.fetch(context, asked.id)
        return payload

    @strawberry.mutation(
        description="Agree to an extension: as the worker, as who releases her, or as who pays "
        "for it."
    )
    async def agree_extension(
        self,
        info: BankInfo,
        input: Annotated[AgreeExtensionInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> AgreeExtensionPayload:
        payload, context = AgreeExtensionPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                extension_id = ExtensionId(
                    read.id("Extension", input.extension_id, "extensionId")
                )
            await agree_extension(
                extension_id=extension_id,
                comments=input.comments,
                method=input.method,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.extension = await EXTENSION.fetch(context, extension_id)
        return payload

    @strawberry.mutation(description="Sign the addendum of an extension, for home or for host.")
    async def sign_extension(
        self,
        info: BankInfo,
        input: Annotated[SignExtensionInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> SignExtensionPayload:
        payload, context = SignExtensionPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                extension_id = ExtensionId(
                    read.id("Extension", input.extension_id, "extensionId")
                )
            await sign_extension(
                extension_id=extension_id,
                digest=input.digest,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.extension = await EXTENSION.fetch(context, extension_id)
        return payload

    @strawberry.mutation(description="Decline an extension; the placement ends on its day.")
    async def decline_extension(
        self,
        info: BankInfo,
        input: Annotated[DeclineExtensionInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> DeclineExtensionPayload:
        payload, context = DeclineExtensionPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                extension_id = ExtensionId(
                    read.id("Extension", input.extension_id, "extensionId")
                )
            await decline_extension(
                extension_id=extension_id, reason=input.reason, uow=context.unit_of_work()
            )
            context.forget()
            payload.extension = await EXTENSION.fetch(context, extension_id)
        return payload
