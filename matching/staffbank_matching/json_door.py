"""JSON that is checked against a published schema before anything reads it."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NoReturn

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

from staffbank_matching.json_fit import INNER, Fit, Misfit, fit_of

DEEPEST = 100  # as a hint: what we publish needs ten
LONGEST = 60  # characters of a wrong value that an error message shows

Refuse = Callable[[str], Exception]


@cache
def schema(name: str) -> Mapping[str, Any]:
    """The published JSON Schema (draft 2020-12) of a `problem`, of `columns` or of a `plan`."""
    text = files("staffbank_matching").joinpath("schemas", f"{name}.schema.json").read_bytes()
    found: Mapping[str, Any] = json.loads(text)
    return found


def read(text: bytes | str, name: str, refuse: Refuse) -> Any:
    """Read JSON that fits the schema; `refuse` makes the error from a message."""
    found = parsed(text, refuse)
    check(found, name, refuse)
    return found


def parsed(text: bytes | str, refuse: Refuse) -> Any:
    """Read JSON without asking what it is."""
    try:
        return json.loads(text, parse_constant=_no_number, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise refuse(printable(f"$: {_unread(error)}")) from error


def check(found: Any, name: str, refuse: Refuse) -> None:
    """Refuse what does not fit the schema."""
    if misfit := _fit(name)(found):
        raise refuse(_sentence(misfit))


def write(content: Mapping[str, Any]) -> str:
    """The content as JSON, the same text each time; a line for each member of its parts."""
    parts = (f" {_dumped(name)}: {_lines(content[name])}" for name in sorted(content))
    return "{\n" + ",\n".join(parts) + "\n}\n"


def printable(text: str) -> str:
    """The text on one line: whatever cannot be printed, as its escape."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)


def _lines(part: Any) -> str:
    if isinstance(part, Mapping) and part:
        inner = [f"  {_dumped(name)}: {_dumped(part[name])}" for name in sorted(part)]
        return "{\n" + ",\n".join(inner) + "\n }"
    if isinstance(part, list | tuple) and part and isinstance(part[0], Mapping):
        return "[\n" + ",\n".join(f"  {_dumped(each)}" for each in part) + "\n ]"
    return _dumped(part)


def _dumped(part: Any) -> str:
    return json.dumps(part, ensure_ascii=False, sort_keys=True)


@cache
def _fit(name: str) -> Fit:
    return fit_of(schema(name))


def _sentence(misfit: Misfit) -> str:
    """What is wrong, in jsonschema's words, and what the schema says about it."""
    own = {name: asked for name, asked in misfit.schema.items() if name not in INNER}
    if misfit.schema.get("additionalProperties") is False:
        own["properties"] = dict.fromkeys(misfit.schema["properties"], True)
        own["additionalProperties"] = False
    fault = best_match(Draft202012Validator(own).iter_errors(misfit.value))
    if fault is None:
        raise AssertionError(f"jsonschema takes what we refuse: {misfit}")
    fault.path.extendleft(reversed(misfit.path))
    return _told(fault)


def _told(fault: ValidationError) -> str:
    shown = json.dumps(fault.instance, ensure_ascii=False)
    if len(shown) > LONGEST:
        shown = shown[:LONGEST] + "…"
    expected = fault.message.removeprefix(repr(fault.instance)).strip()
    if fault.validator in ("maxItems", "maxLength") and isinstance(fault.instance, list | str):
        expected += f": {len(fault.instance):,}, and {fault.validator_value:,} is the most"
    if fault.validator == "pattern":  # nobody need read ours: it refuses what cannot be shown
        expected = "has a character that cannot be shown; leave that out"
    if isinstance(fault.schema, Mapping) and "description" in fault.schema:
        expected += f" ({fault.schema['description']})"
    return printable(f"{fault.json_path}: {shown}: {expected}")


def _unread(error: Exception) -> str:
    """What is wrong, and the way out; Python's own hints are for whoever programs."""
    match error:
        case RecursionError():
            return f"it is nested too deeply to read; nest no deeper than {DEEPEST} times"
        case UnicodeDecodeError(start=place, object=given):
            return (
                f"byte {place:,} is {given[place]:#04x}, not {error.encoding}; save it as UTF-8"
            )
        case json.JSONDecodeError(doc=text) if not text.strip():
            return "there is nothing in it; have it written anew"
        case json.JSONDecodeError(pos=place, doc=text) if _cut_off(text, place, error.msg):
            return f"it is not JSON: it ends in the middle ({error}); have it written anew"
    if "integer string conversion" in str(error):
        most = sys.get_int_max_str_digits()
        return f"a whole number in it has more than {most:,} digits; write a shorter one"
    return f"it is not JSON ({error}); mend it there, or have it written anew"


def _cut_off(text: str, place: int, why: str) -> bool:
    return place >= len(text.rstrip()) or why.startswith("Unterminated string")


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number that JSON knows")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        times = Counter(name for name, _ in pairs)
        twice = next(name for name in times if times[name] > 1)
        raise ValueError(f"the name {twice!r} stands twice in one object")
    return found
