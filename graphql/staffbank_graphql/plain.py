"""Values that are written into an answer as they are read, because nothing can go wrong.

Whatever is not surely so has no place here, and is left to the library: it says what is wrong.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache, cached_property
from math import isfinite
from types import MemberDescriptorType, NoneType
from typing import Any, NamedTuple, TypeAlias
from uuid import UUID

from graphql import (
    GRAPHQL_MAX_INT,
    GRAPHQL_MIN_INT,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLField,
    GraphQLFloat,
    GraphQLID,
    GraphQLInt,
    GraphQLObjectType,
    GraphQLString,
)
from strawberry.resolvers import is_default_resolver
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField

Write: TypeAlias = Callable[[Any], Any]
# By the very class of a value: how it is written, None for "as it is". No others are plain.
Writes: TypeAlias = Mapping[type, Write | None]

DEFINITION = GraphQLCoreConverter.DEFINITION_BACKREF


class NotPlain(Exception):
    """The value has to be looked at by the library."""


def _int(value: int) -> int:
    if GRAPHQL_MIN_INT <= value <= GRAPHQL_MAX_INT:
        return value
    raise NotPlain


def _float(value: float) -> float:
    if isfinite(value):
        return value
    raise NotPlain


def _moment(value: datetime) -> datetime:
    """One of UTC is written with the whole answer, by orjson and as `isoformat` has it."""
    if value.tzinfo is UTC:
        return value
    raise NotPlain


# The same looks as expressions, which `NaN - NaN` and the like fail.
BOUNDS: Mapping[object, str] = {
    _int: f"{GRAPHQL_MIN_INT} <= {{0}} <= {GRAPHQL_MAX_INT}",
    _float: "{0} - {0} == 0.0",
    _moment: "{0}.tzinfo is UTC",
}
AS_IT_IS: Writes = {str: None}
BUILT_IN: Sequence[tuple[object, Writes]] = (
    (GraphQLString, AS_IT_IS),
    (GraphQLID, AS_IT_IS),
    (GraphQLBoolean, {bool: None}),
    (GraphQLInt, {int: _int}),
    (GraphQLFloat, {float: _float}),
)
# What a scalar is written by, where that is known to do nothing else.
PURE: Mapping[object, Writes] = {
    date.isoformat: {date: date.isoformat},
    time.isoformat: {time: time.isoformat},
    datetime.isoformat: {datetime: _moment},
    str: {Decimal: str, UUID: str},
}


@cache
def of_leaf(kind: Any) -> Writes | None:
    """How values of a scalar or an enum are written; None where that is not plain."""
    if isinstance(kind, GraphQLEnumType):
        return _of_enum(kind)
    built_in = (writes for known, writes in BUILT_IN if kind is known)
    return next(built_in, None) or PURE.get(kind.coerce_output_value)


def _of_enum(kind: GraphQLEnumType) -> Writes | None:
    members = getattr(kind, "wrapped_cls", None)
    if not (isinstance(members, type) and issubclass(members, Enum)):
        return None
    # By identity: the hash of a member is reckoned anew, in Python, each time.
    try:
        names = {id(member): kind.coerce_output_value(member) for member in members}
    except Exception:  # noqa: BLE001 the library tells it, where such a member is asked for
        return None
    return {members: lambda member: names[id(member)]}


def or_none(writes: Writes) -> Writes:
    """The same for a field that may be null."""
    return {**writes, NoneType: None}


class Objects(dict[type, Write | None]):
    """How objects of these classes are written, and whole lists of them at once."""

    def __init__(self, classes: frozenset[type], write: Write, each: Write) -> None:
        super().__init__(dict.fromkeys(classes, write))
        self.each = each


def of_list(writes: Writes) -> Writes:
    """How a list is written whose entries are written so."""
    if isinstance(writes, Objects):
        return {list: writes.each, tuple: writes.each}

    def each(values: Sequence[Any]) -> list[Any]:
        answers = []
        for value in values:
            write = writes[type(value)]
            answers.append(value if write is None else write(value))
        return answers

    return {list: each, tuple: each}


@cache
def classes_of(kind: GraphQLObjectType) -> frozenset[type]:
    """The classes whose objects are of this kind and have mere attributes; none if unsure."""
    definition = kind.extensions.get(DEFINITION)
    if definition is None or getattr(definition, "is_type_of", None) is not None:
        return frozenset()
    generic = getattr(definition, "concrete_of", None)
    origins = {getattr(each, "origin", None) for each in (definition, generic) if each}
    return frozenset(each for each in origins if isinstance(each, type) and _is_mere(each))


def _is_mere(of: Any) -> bool:
    return bool(
        of.__getattribute__ is object.__getattribute__
        and not hasattr(of, "__getattr__")
        and not hasattr(of, "__await__")
        and not issubclass(of, Exception)
    )


@cache
def attribute_of(kind: GraphQLObjectType, name: str) -> str | None:
    """The attribute that a field shows, if it shows no more than that."""
    field: GraphQLField | None = kind.fields.get(name)
    shown = (field.extensions or {}).get(DEFINITION) if field else None
    if field is None or field.args or not _is_basic(shown, field.resolve):
        return None
    attribute: str = getattr(shown, "python_name", "")
    return attribute if all(_is_kept(of, attribute) for of in classes_of(kind)) else None


def _is_basic(shown: Any, resolve: Any) -> bool:
    """Whether the library would do no more than read an attribute."""
    return bool(
        getattr(type(shown), "get_result", None) is StrawberryField.get_result
        and getattr(shown, "is_basic_field", False)
        and getattr(shown, "default_resolver", None) is getattr
        and is_default_resolver(resolve)
    )


def _is_kept(of: type, attribute: str) -> bool:
    """Whether its objects keep the attribute, and do not reckon it each time."""
    found = next(
        (vars(base)[attribute] for base in of.__mro__ if attribute in vars(base)), None
    )
    kept = isinstance(found, MemberDescriptorType | cached_property)
    return kept or not hasattr(type(found), "__get__")


class Plain(NamedTuple):
    """A field that is written at once: its name in the answer, where it is kept, and how."""

    name: str
    attribute: str
    writes: Writes


class Selection(NamedTuple):
    """What of an object is asked for: those fields that are plain, and all others."""

    classes: frozenset[type]
    blank: Mapping[str, Any]
    plain: Sequence[Plain]
    others: Mapping[str, Any]

    def written(self, source: Any) -> dict[str, Any]:
        """The answer, as far as it is plain. Raises any exception where it is not."""
        answer = dict(self.blank)
        for name, attribute, writes in self.plain:
            value = getattr(source, attribute)
            write = writes[type(value)]
            answer[name] = value if write is None else write(value)
        return answer


def of_object(kind: GraphQLObjectType, selection: Selection) -> Writes:
    """How objects of this kind are written, where all that is asked of them is plain."""
    is_one: Any = kind.is_type_of
    if is_one is None:
        return dict.fromkeys(selection.classes, selection.written)

    def written(source: Any) -> dict[str, Any]:
        if not is_one(source, None):
            raise NotPlain
        return selection.written(source)

    return dict.fromkeys(selection.classes, written)
