"""The stages of an operation, each with the extensions that have something to do in it.

The library looks at every extension again for each stage of each operation: at small queries
that is a fifth of the work. Which extensions have what to do is the same for ever.
"""

from collections.abc import Callable, Hashable
from contextlib import asynccontextmanager, contextmanager, nullcontext
from functools import cache, partial
from inspect import isasyncgenfunction, isgeneratorfunction
from typing import Any, TypeVar, cast

from strawberry.extensions import SchemaExtension
from strawberry.extensions.context import (
    ExecutingContextManager,
    ExtensionContextManagerBase,
    OperationContextManager,
    ParsingContextManager,
    StreamResultContextManager,
    ValidationContextManager,
    WrappedHook,
)
from strawberry.extensions.runner import SchemaExtensionsRunner
from strawberry.types import ExecutionContext, StreamExecutionResult
from strawberry.utils.await_maybe import await_maybe

NOTHING = nullcontext()
Stage = TypeVar("Stage", bound=ExtensionContextManagerBase)


class Stages(SchemaExtensionsRunner):
    """Those of one operation."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._known: dict[str, tuple[SchemaExtension, ...]] = {}

    def operation(self) -> OperationContextManager:
        return _stage(OperationContextManager, self.extensions)

    def validation(self) -> ValidationContextManager:
        return _stage(ValidationContextManager, self.extensions)

    def parsing(self) -> ParsingContextManager:
        return _stage(ParsingContextManager, self.extensions)

    def executing(self) -> ExecutingContextManager:
        return _stage(ExecutingContextManager, self.extensions)

    def on_stream_result(self, result: StreamExecutionResult) -> Any:
        """Nothing where no extension does anything with each event of a subscription."""
        each_does = self._doing(StreamResultContextManager.HOOK_NAME)
        return super().on_stream_result(result) if each_does else NOTHING

    async def get_extensions_results(self, ctx: ExecutionContext) -> dict[str, Any]:
        """What is told beside the data, by those extensions that tell anything."""
        told: dict[str, Any] = {}
        for each in self._doing("get_results"):
            told.update(await await_maybe(each.get_results()))
        return told | ctx.extensions_results

    def _doing(self, name: str) -> tuple[SchemaExtension, ...]:
        """The extensions that do so, looked for once for all events of a subscription."""
        if name not in self._known:
            self._known[name] = tuple(
                each for each in self.extensions if _does(cast("Hashable", type(each)), name)
            )
        return self._known[name]


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
def _does(kind: Hashable, name: str) -> bool:
    return getattr(kind, name) is not getattr(SchemaExtension, name)


@cache
def _part(kind: Any, name: str) -> tuple[Callable[..., Any], bool] | None:
    """What such an extension does in the stage, and whether it may wait; None if nothing.

    Raises:
        TypeError: it does it all before the stage; ours begin and end with it.
    """
    does = getattr(kind, name)
    if not _does(kind, name):
        return None
    if isgeneratorfunction(does):
        return contextmanager(does), False
    if isasyncgenfunction(does):
        return asynccontextmanager(does), True
    raise TypeError(f"{kind.__name__}.{name} has to yield once, while the stage goes on.")
