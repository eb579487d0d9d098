"""JSON that is checked against a published schema before anything reads it."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NoReturn

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

LONGEST = 60  # characters of a wrong value that an error message shows


def schema(name: str) -> Mapping[str, Any]:
    """The published JSON Schema (draft 2020-12) of a `problem` or a `plan`."""
    text = files("staffbank_matching").joinpath("schemas", f"{name}.schema.json").read_bytes()
    found: Mapping[str, Any] = json.loads(text)
    return found


def read(text: bytes | str, name: str, refuse: Callable[[str], Exception]) -> Any:
    """Read JSON that fits the schema; `refuse` makes the error from a message."""
    try:
        found = json.loads(text, parse_constant=_no_number, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise refuse(f"$: it is not JSON ({error})") from error
    if fault := best_match(_validator(name).iter_errors(found)):
        raise refuse(_sentence(fault))
    return found


def write(content: Any) -> str:
    """The content as JSON, the same text each time."""
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name))


def _sentence(fault: ValidationError) -> str:
    shown = json.dumps(fault.instance, ensure_ascii=False)
    if len(shown) > LONGEST:
        shown = shown[:LONGEST] + "…"
    expected = fault.message.removeprefix(repr(fault.instance)).strip()
    if isinstance(fault.schema, Mapping) and "description" in fault.schema:
        expected += f" ({fault.schema['description']})"
    return _printable(f"{fault.json_path}: {shown}: {expected}")


def _printable(text: str) -> str:
    """The text on one line: whatever cannot be printed, as its escape."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number that JSON knows")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the name {twice!r} stands twice in one object")
    return found
