"""A program does what it was given leave to do: each mutation asks before it begins."""

from collections.abc import Callable
from typing import Any, cast

from strawberry.extensions import FieldExtension
from strawberry.types import Info, get_object_definition

from staffbank.domain.deed import Deed
from staffbank.domain.permission import hold_to_what_was_given
from staffbank_graphql.deed import problems_into
from staffbank_graphql.problem import camel

DEEDS = {camel(deed.name.lower()).replace("Request", "CoverRequest"): deed for deed in Deed}


class GivenOnly(FieldExtension):
    """Ends a mutation before it begins where a program was not given its deed."""

    def __init__(self, deed: Deed) -> None:
        self.deed = deed

    async def resolve_async(
        self, next_: Callable[..., Any], source: Any, info: Info, **given: Any
    ) -> Any:
        payload = cast("Callable[[], Any]", info.return_type)()
        with problems_into(payload):
            hold_to_what_was_given(info.context.principal, self.deed)
        if payload.problems:
            return payload
        return await next_(source, info, **given)


def hold_programs_to_what_was_given(mutations: type) -> None:
    """Let every mutation of the type ask first. It must be the deed of that name."""
    for field in get_object_definition(mutations, strict=True).fields:
        if not any(isinstance(each, GivenOnly) for each in field.extensions):
            deed = DEEDS[camel(field.python_name)]
            field.extensions = [*field.extensions, GivenOnly(deed)]
