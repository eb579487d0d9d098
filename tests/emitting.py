"""Which events a mutation may emit, read from the code that it calls."""

import ast
import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import FunctionType

Verbs = Mapping[str, frozenset[str]]  # of a parameter, what callers give for it
Function = ast.FunctionDef | ast.AsyncFunctionDef

DOMAIN = "staffbank.domain"
USE_CASES = "staffbank.usecases"


class CannotTell(Exception):
    """The name of an event is made up in a way that this reader does not follow."""


@dataclass(frozen=True)
class Module:
    """A module's functions, and where its imported names come from."""

    name: str
    functions: Mapping[str, Function]
    imported: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        return self.name.split(".")[-2]


@cache
def module(name: str) -> Module:
    """Read a module."""
    found = find_spec(name)
    assert found is not None
    assert found.origin is not None
    tree = ast.parse(Path(found.origin).read_text())
    functions = {each.name: each for each in ast.walk(tree) if isinstance(each, Function)}
    imported = {
        alias.asname or alias.name: (each.module, alias.name)
        for each in ast.walk(tree)
        if isinstance(each, ast.ImportFrom) and each.module
        for alias in each.names
    }
    return Module(name, functions, imported)


@cache
def nouns() -> Mapping[str, str]:
    """The domain's modules whose things say what happened to them, and their nouns."""
    found = {}
    for path in sorted(Path(import_module(DOMAIN).__path__[0]).glob("*.py")):
        own = module(f"{DOMAIN}.{path.stem}")
        if (happened := own.functions.get("happened")) is not None:
            (name,) = (each for each in ast.walk(happened) if isinstance(each, ast.JoinedStr))
            first = name.values[0]
            assert isinstance(first, ast.Constant)
            found[own.name] = str(first.value).removesuffix(".")
    return found


@cache
def telling() -> Mapping[str, frozenset[str]]:
    """Other methods of such things that give events: their names, and the events."""
    return {
        name: frozenset(_said(function, module(path), {}))
        for path in nouns()
        for name, function in module(path).functions.items()
        if name != "happened" and any(_happenings(function))
    }


def emitted(function: FunctionType) -> frozenset[str]:
    """What a resolver may emit."""
    own = module(function.__module__)
    return frozenset(_reached(own, own.functions[function.__name__], {}, set()))


def _reached(
    own: Module, function: Function, given: Verbs, seen: set[tuple[object, ...]]
) -> Iterator[str]:
    key = (own.name, function.name, *sorted(given.items()))
    if key in seen:
        return
    seen.add(key)
    yield from _said(function, own, given)
    called = set()
    for call in (each for each in ast.walk(function) if isinstance(each, ast.Call)):
        if (found := _function(call.func, own)) is not None:
            called.add(id(call.func))
            verbs = {
                each.arg: _verbs(each.value, function, given)
                for each in call.keywords
                if each.arg == "verb"
            }
            yield from _reached(*found, verbs, seen)
    for named in ast.walk(function):
        if id(named) not in called and (found := _function(named, own)) is not None:
            yield from _reached(*found, {}, seen)


def _function(named: ast.AST, own: Module) -> tuple[Module, Function] | None:
    """The function of the API's or a use case's that is named here, if it is one."""
    match named:
        case ast.Name(id=name):
            where, what = own.imported.get(name, (own.name, name))
        case ast.Attribute(value=ast.Name(id=name), attr=what) if name in own.imported:
            where = ".".join(own.imported[name])
        case _:
            return None
    if where != own.name and not where.startswith((USE_CASES, "staffbank_graphql.")):
        return None
    if where != own.name and not _is_module(where):
        return None
    there = module(where)
    return (there, there.functions[what]) if what in there.functions else None


def _is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _happenings(function: Function) -> Iterator[ast.Call]:
    for each in ast.walk(function):
        match each:
            case ast.Call(func=ast.Attribute(attr="happened")):
                yield each
            case _:
                pass


def _said(function: Function, own: Module, given: Verbs) -> Iterator[str]:
    for call in _happenings(function):
        noun = _noun(call.func, own)
        yield from (f"{noun}.{verb}" for verb in _verbs(call.args[0], function, given))
    for each in ast.walk(function):
        match each:
            case ast.Call(func=ast.Name(id="Event"), args=[name, *_]):
                yield from _verbs(name, function, given)
            case ast.Call(func=ast.Attribute(attr=method)) if own.name not in nouns():
                yield from telling().get(method, ())
            case _:
                pass


def _noun(happened: ast.expr, own: Module) -> str:
    """Whose event it is: its own, that of the name it has, or that of the use cases' folder."""
    if own.name in nouns():
        return nouns()[own.name]
    assert isinstance(happened, ast.Attribute)
    match happened.value:
        case ast.Name(id=name) | ast.Attribute(attr=name) if name in nouns().values():
            return name
        case _:
            pass
    if own.folder not in nouns().values():
        raise CannotTell(f"{own.name}: whose event is {ast.unparse(happened)}?")
    return own.folder


def _verbs(said: ast.expr, function: Function, given: Verbs) -> frozenset[str]:
    match said:
        case ast.Constant(value=str(word)):
            return frozenset({word})
        case ast.IfExp(body=one, orelse=other):
            return _verbs(one, function, given) | _verbs(other, function, given)
        case ast.Name(id=name) if name in given:
            return given[name]
        case ast.Name(id=name):
            ways = [
                _verbs(each.value, function, given)
                for each in ast.walk(function)
                if isinstance(each, ast.Assign)
                and any(isinstance(to, ast.Name) and to.id == name for to in each.targets)
            ]
            if ways:
                return frozenset().union(*ways)
        case _:
            pass
    raise CannotTell(f"{function.name}: which event is {ast.unparse(said)}?")


def function_of(resolver: object) -> FunctionType:
    """The function beneath Strawberry's resolver."""
    found = inspect.unwrap(getattr(resolver, "wrapped_func", None))  # type: ignore[arg-type]
    assert isinstance(found, FunctionType)
    return found
