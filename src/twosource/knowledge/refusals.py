"""Refusals: what a record's refusal of an entry means, in the words of the file, with the line of the field.

In: msgspec's errors. Out: faults with cures: which fields there are, what a field may say, where quotation marks are wanted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

import msgspec

from twosource.knowledge.errors import Fault
from twosource.records import Relation

_UNKNOWN: Final = re.compile(r"Object contains unknown field `([^`]*)`")
_MISSING: Final = re.compile(r"Object missing required field `([^`]*)`")
_EXPECTED: Final = re.compile(r"Expected `([^`]*)`, got `([^`]*)`")
_ENUM: Final = re.compile(r"Invalid enum value (.+?)(?: - at `|$)", re.S)
_AT: Final = re.compile(r"- at (?:`key` in )?`\$\.?([^`]*)`$")
_RELATIONS: Final = ("allies", "enemies", "aligned")
_TYPES: Final = {
    "str": "text", "int": "a whole number", "float": "a number", "bool": "true or false", "array": "a list",
    "object": "a set of fields", "date": "a day", "datetime": "a day with a time", "null": "nothing",
}  # fmt: skip
_CURES: Final = {
    "str": "Put it into quotation marks: an unquoted yes, no, number or day is no text (the country NO too)",
    "int": "Write a whole number, such as 51000",
    "float": "Write a number with a point, such as 35.5",
    "bool": "Write true or false",
    "date": "Write year-month-day without a time, such as 2023-04-15",
    "object": "Write its fields, as in {to: act:is, start: 2014-06-29}",
    "null": "Leave it out",
}


def refused(
    error: msgspec.ValidationError,
    kind: type[msgspec.Struct],
    noun: str,
    file: Path,
    line: int,
    lines: Mapping[str, int],
) -> Fault:
    """The fault of an entry that its record refuses.

    Args:
        error: what the record said.
        kind: the record.
        noun: what an entry is called.
        file: where it stands.
        line: the entry's line; ``lines`` those of its fields, by their path.
    """
    said = str(error)
    at = _AT.search(said)
    path = at.group(1) if at else ""
    problem, cure, field = _told(said, kind, noun, path)
    # The nearest field around the one spoken of whose line is known.
    steps = [field, *(path[:end] for end in range(len(path), 0, -1))]
    return Fault(file, next((lines[step] for step in steps if step in lines), line), problem, cure, grave=True)


def field_refused(error: msgspec.ValidationError) -> str:
    """The path of the field that a record refuses, or lacks, or does not know: ``allies[0].start``."""
    said = str(error)
    at = _AT.search(said)
    path = at.group(1) if at else ""
    match = _UNKNOWN.search(said) or _MISSING.search(said)
    return _join(path, match.group(1)) if match else path


def _told(said: str, kind: type[msgspec.Struct], noun: str, path: str) -> tuple[str, str, str]:
    """The problem, the cure, and the field in question, by its path."""
    within: type[msgspec.Struct] = Relation if path.partition("[")[0] in _RELATIONS and "[" in path else kind
    thing = "tie" if within is Relation else noun
    fields = ", ".join(within.__struct_fields__)
    if match := _UNKNOWN.search(said):
        name = match.group(1)
        return f"There is no field {name}", f"The fields of {_a(thing)} are {fields}", _join(path, name)
    if match := _MISSING.search(said):
        name = match.group(1)
        return f"The {thing} lacks the field {name}", _what_to_write(within, name), _join(path, name)
    if match := _ENUM.search(said):
        return f"There is no {path} {match.group(1)} of {_a(noun)}", _what_to_write(kind, path), path
    if "`key`" in said:
        return "A field's name is no word", f"The fields of {_a(thing)} are {fields}", path
    if match := _EXPECTED.search(said):
        wanted, got = match.group(1).split(" | ")[0], match.group(2)
        cure = f"Write a list: {path}: [one, two]" if wanted == "array" else _CURES.get(wanted, "Mend the field")
        if wanted == "str" and got in ("array", "object"):
            cure = "Write plain text, without brackets or braces"
        if got == "null":
            cure = "Write it, or leave the field out where it may be missing"
        return f"{path or 'It'} is {_TYPES.get(got, got)} where {_TYPES.get(wanted, wanted)} is wanted", cure, path
    if "date" in said:
        return f"{path} is no day", _CURES["date"], path
    return f"This is not {_a(noun)}: {said}", f"The fields of {_a(thing)} are {fields}", path


def _what_to_write(kind: type[msgspec.Struct], name: str) -> str:
    values = _values(get_type_hints(kind).get(name))
    if values:
        return f"Write one of {', '.join(values)}"
    return (
        f"Write it: {name}: ...; where it is not known: {name}: null"
        if name in ("lat", "lon", "country")
        else f"Write it: {name}: ..."
    )


def _values(hint: Any) -> tuple[str, ...]:
    """The values that a field may have, where they are listed."""
    return get_args(hint) if get_origin(hint) is Literal else ()


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
