"""The stages of an operation, each with the extensions that have something to do in it.

The library looks at every extension again for each stage of each operation: at small queries
that is a fifth of the work. Which extensions have what to do is the same for ever.
"""

from collections.abc import Callable, Hashable
from contextlib import asynccontextmanager, contextmanager
from functools import cache, partial
from inspect import isasyncgenfunction, isgeneratorfunction
from typing import Any, TypeVar, cast

from strawberry.extensions import SchemaExtension
from strawberry.extensions.context import (
    ExecutingContextManager,
    ExtensionContextManagerBase,
    OperationContextManager,
    ParsingContextManager,
    ValidationContextManager,
    WrappedHook,
)
from strawberry.extensions.runner import SchemaExtensionsRunner

Stage = TypeVar("Stage", bound=ExtensionContextManagerBase)


class Stages(SchemaExtensionsRunner):
    """Those of one operation."""

    def operation(self) -> OperationContextManager:
        return _stage(OperationContextManager, self.extensions)

    def validation(self) -> ValidationContextManager:
        return _stage(ValidationContextManager, self.extensions)

    def parsing(self) -> ParsingContextManager:
        return _stage(ParsingContextManager, self.extensions)

    def executing(self) -> ExecutingContextManager:
        return _stage(ExecutingContextManager, self.extensions)


def _stage(of: type[Stage], extensions: list[SchemaExtension]) -> Stage:
    """The stage, as the library makes it."""
    stage = of([])
    for extension in extensions:
        found = _part(cast("Hashable", type(extension)), of.HOOK_NAME)
        if found is not None:
            begin, is_async = found
            stage.hooks.append(WrappedHook(extension, partial(begin, extension), is_async))
    return stage


@cache
def _part(kind: Any, name: str) -> tuple[Callable[..., Any], bool] | None:
    """What such an extension does in the stage, and whether it may wait; None if nothing.

    Raises:
        TypeError: it does it all before the stage; ours begin and end with it.
    """
    does = getattr(kind, name)
    if does is getattr(SchemaExtension, name):
        return None
    if isgeneratorfunction(does):
        return contextmanager(does), False
    if isasyncgenfunction(does):
        return asynccontextmanager(does), True
    raise TypeError(f"{kind.__name__}.{name} has to yield once, while the stage goes on.")
