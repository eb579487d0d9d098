"""What a mutation's description says of its events is what the code does."""

import re
from pathlib import Path
from typing import Any, cast

import pytest
from graphql import GraphQLObjectType, build_schema
from strawberry.types import get_object_definition

import staffbank
from staffbank.domain.event import SUBJECTS, noun
from staffbank.domain.waiting import Waiting
from staffbank.usecases.timer import remind
from staffbank_graphql import emits
from staffbank_graphql.problem import camel
from staffbank_graphql.query import KINDS
from staffbank_graphql.schema import Mutation, schema
from tests.emitting import emitted, function_of

FILE = Path(emits.__file__)
WIDTH = 96
NAMES = sorted({each for told in emits.EMITS.values() for each in told})


def as_code() -> str:
    """The module, as the formatter would leave it."""
    lines = [
        f'"""{emits.__doc__}"""',
        "",
        "from collections.abc import Mapping",
        "",
        "EMITS: Mapping[str, tuple[str, ...]] = {",
    ]
    for name, events in sorted(found().items()):
        named = [f'"{each}"' for each in events]
        comma = "," if len(named) == 1 else ""
        line = f'    "{name}": ({", ".join(named)}{comma}),'
        if len(line) <= WIDTH:
            lines.append(line)
            continue
        lines += [f'    "{name}": (', *(f"        {each}," for each in named), "    ),"]
    return "\n".join([*lines, "}"]) + "\n"


def found() -> dict[str, tuple[str, ...]]:
    """Each mutation, and what the code that it calls may emit."""
    fields = get_object_definition(Mutation, strict=True).fields
    return {
        camel(field.python_name): tuple(sorted(emitted(function_of(field.base_resolver))))
        for field in fields
    }


def test_the_events_of_each_mutation_are_those_of_the_code() -> None:
    before = FILE.read_text()
    FILE.write_text(as_code())

    assert as_code() == before, (
        f"{FILE.name} was written anew: read the difference, run poe sdl, commit both"
    )


def test_every_mutation_says_its_events() -> None:
    mutation = build_schema(schema.as_str()).type_map["Mutation"]
    assert isinstance(mutation, GraphQLObjectType)

    for name, field in mutation.fields.items():
        said = re.search(r" Emits ([a-z0-9_.]+(?:, [a-z0-9_.]+)*)\.$", field.description or "")
        assert said is not None, name
        assert tuple(said[1].split(", ")) == emits.EMITS[name], name


def test_every_reminder_is_explained_to_those_who_receive_it() -> None:
    told = {name for look in remind.LOOKS.values() for name in emitted(cast("Any", look))}
    page = (Path(staffbank.__file__).parents[1] / "docs/how-to/receive-events.md").read_text()

    assert set(remind.LOOKS) == set(Waiting)
    assert set(re.findall(r"^\| `([a-z_.]+)` \|", page, re.MULTILINE)) == told


@pytest.mark.parametrize("name", NAMES)
def test_every_event_is_of_a_noun_and_a_verb(name: str) -> None:
    assert re.fullmatch(r"[a-z_]+\.[a-z_]+", name)


def test_the_subjects_of_events_are_things_that_can_be_asked_for() -> None:
    assert set(SUBJECTS.values()) <= set(KINDS)
    nouns = {noun(each) for each in NAMES}
    assert nouns - set(SUBJECTS) <= {"calendar", "employer", "figure", "register"}
