"""Whether JSON fits a schema, fast: a million numbers a second, and not a word about why not.

It knows the part of JSON Schema (draft 2020-12) that our published schemas use.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

Schema = Mapping[str, Any]
Test = Callable[[Any], bool]

KINDS: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "null": (type(None),),
    "number": (int, float),
    "integer": (int,),
}
SAYS_NOTHING = {"$schema", "$defs", "title", "description", "default", "format"}
INNER = {"properties", "additionalProperties", "items", "prefixItems"}


class UnknownKeyword(ValueError):
    """A schema of ours says something that this door does not understand."""


@dataclass(frozen=True)
class Misfit:
    """A value that the schema at its place refuses, by its own keywords."""

    path: tuple[str | int, ...]
    value: Any
    schema: Schema

    def under(self, step: str | int) -> "Misfit":
        """The same as seen from a step further out."""
        return Misfit((step, *self.path), self.value, self.schema)


Fit = Callable[[Any], Misfit | None]


def fit_of(schema: Schema, root: Schema | None = None) -> Fit:
    """What finds the first value that does not fit, or None.

    `root` is the schema that holds the definitions, by default this one.

    Raises:
        UnknownKeyword: where the schema has one that is not known here.
    """
    whole = schema if root is None else root
    schema = _resolved(schema, whole)
    tests = tuple(_tests(schema))
    inner = tuple(_inner(schema, whole))

    def fit(value: Any) -> Misfit | None:
        for test in tests:
            if not test(value):
                return Misfit((), value, schema)
        for each in inner:
            if misfit := each(value):
                return misfit
        return None

    return fit


def _resolved(schema: Schema, root: Schema) -> Schema:
    """The definition that the schema refers to, with its own words."""
    if "$ref" not in schema:
        return schema
    found: Schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    words = {name: said for name, said in schema.items() if name != "$ref"}
    if not words.keys() <= SAYS_NOTHING:
        raise UnknownKeyword(f"beside a $ref: {sorted(words)}")
    return {**found, **words}


def _tests(schema: Schema) -> Iterator[Test]:
    """The tests by the schema's own keywords; the first asks for the kind of value."""
    if "type" in schema:
        yield _kind(schema["type"])
    for keyword, asked in schema.items():
        if keyword in TESTS:
            test = TESTS[keyword](asked)
            yield test if keyword == "enum" else _unless_none(test)
        elif keyword not in SAYS_NOTHING | INNER | {"type"}:
            raise UnknownKeyword(keyword)
    if schema.get("additionalProperties") is False:
        known = schema["properties"].keys()
        yield lambda value: value.keys() <= known


def _kind(names: str | Sequence[str]) -> Test:
    names = [names] if isinstance(names, str) else names
    kinds = {kind for name in names for kind in KINDS[name]}
    if "integer" not in names:
        return lambda value: type(value) in kinds
    return lambda value: (
        type(value) in kinds
        or (
            type(value) is float and value.is_integer()  # 1.0 is an integer in JSON Schema
        )
    )


def _unless_none(test: Test) -> Test:
    return lambda value: value is None or test(value)


def _holds(pattern: re.Pattern[str]) -> Test:
    return lambda value: pattern.search(value) is not None


TESTS: Mapping[str, Callable[[Any], Test]] = {
    "enum": lambda asked: lambda value: value in asked,
    "minimum": lambda asked: lambda value: value >= asked,
    "maximum": lambda asked: lambda value: value <= asked,
    "minItems": lambda asked: lambda value: len(value) >= asked,
    "maxItems": lambda asked: lambda value: len(value) <= asked,
    "minLength": lambda asked: lambda value: len(value) >= asked,
    "maxLength": lambda asked: lambda value: len(value) <= asked,
    "uniqueItems": lambda _: lambda value: len(set(map(repr, value))) == len(value),
    "required": lambda asked: lambda value: set(asked) <= value.keys(),
    "pattern": lambda asked: _holds(re.compile(asked)),
}


def _inner(schema: Schema, root: Schema) -> Iterator[Fit]:
    if "properties" in schema:
        yield _properties({n: fit_of(part, root) for n, part in schema["properties"].items()})
    if isinstance(schema.get("additionalProperties"), Mapping):
        yield _values(fit_of(schema["additionalProperties"], root))
    if "prefixItems" in schema:
        yield _steps([fit_of(part, root) for part in schema["prefixItems"]])
    if "items" in schema:
        yield _items(fit_of(schema["items"], root), _all_fit(schema["items"], root))


def _properties(fits: Mapping[str, Fit]) -> Fit:
    def fit(value: dict[str, Any]) -> Misfit | None:
        for name, part in value.items():
            if misfit := fits[name](part):
                return misfit.under(name)
        return None

    return fit


def _values(each: Fit) -> Fit:
    def fit(value: dict[str, Any]) -> Misfit | None:
        for name, part in value.items():
            if misfit := each(part):
                return misfit.under(name)
        return None

    return fit


def _steps(fits: Sequence[Fit]) -> Fit:
    def fit(value: list[Any] | None) -> Misfit | None:
        for number, (each, part) in enumerate(zip(fits, value or (), strict=False)):
            if misfit := each(part):
                return misfit.under(number)
        return None

    return fit


def _items(each: Fit, all_fit: Test | None) -> Fit:
    def fit(value: list[Any] | None) -> Misfit | None:
        if value is None or (all_fit is not None and all_fit(value)):
            return None
        for number, part in enumerate(value):
            if misfit := each(part):
                return misfit.under(number)
        return None

    return fit


def _all_fit(schema: Schema, root: Schema) -> Test | None:
    """Tells at once that all of a list fit, where they are numbers or lists of them.

    It may say no where they do fit, such as 1.0 for an integer.
    """
    schema = _resolved(schema, root)
    if schema.get("type") in ("integer", "number"):
        kinds, least, most = {*KINDS[schema["type"]]}, schema["minimum"], schema["maximum"]
        return lambda numbers: (
            not numbers
            or (
                set(map(type, numbers)) <= kinds
                and least <= min(numbers)
                and max(numbers) <= most
            )
        )
    if schema.get("type") == "array" and "items" in schema and "uniqueItems" not in schema:
        return _lists_fit(schema, root)
    return None


def _lists_fit(schema: Schema, root: Schema) -> Test | None:
    inner = _all_fit(schema["items"], root)
    least, most = schema.get("minItems", 0), schema.get("maxItems", float("inf"))

    def fit(lists: list[Any]) -> bool:
        if not set(map(type, lists)) <= {list}:
            return False
        sizes = set(map(len, lists))
        return (
            all(least <= size <= most for size in sizes)
            and inner is not None
            and inner(list(chain.from_iterable(lists)))
        )

    return None if inner is None else fit
