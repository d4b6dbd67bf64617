"""Pack text: the files of packs as text and as YAML, so that whatever cannot be read is named by its line.

In: files that people write. Out: text, and YAML nodes that know their lines; else a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from twosource.knowledge.errors import Fault

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_BRACKET: Final = re.compile(r"[\[\]{}]")
_DASHES: Final = re.compile(r"^[-? ]{1000}", re.M)
_DEEPEST: Final = 100  # brackets within brackets; deeper ones would use up the stack
_SHAPE: Final = (
    "Mend the line or the one above: the fields of an entry begin under one another, after blanks and no tabs; text that holds a "
    "colon, a # or a quotation mark stands in quotation marks"
)


def read_text(file: Path, faults: list[Fault]) -> str | None:
    """The text of a file, with or without a byte order mark; None where there is none to be had."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        faults.append(_grave(file, 1, f"It can't be read ({error.strerror})", "Mend the file or its permissions"))
        return None
    if raw.startswith(_UTF16):
        faults.append(_grave(file, 1, "This is UTF-16, not UTF-8", "Save the file as UTF-8"))
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"This is not UTF-8 (byte {raw[error.start]:#04x}: {error.reason})"
        faults.append(_grave(file, raw[: error.start].count(b"\n") + 1, problem, "Save the file as UTF-8"))
        return None
    control = _CONTROL.search(text)
    if control is not None:
        problem = f"There is a control character (U+{ord(control.group()):04X}) in the line"
        faults.append(_grave(file, text.count("\n", 0, control.start()) + 1, problem, "Take it out"))
        return None
    return text


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file as nodes. ``node`` is None where nothing stands in it, ``blank`` says that there is no comment either."""

    file: Path
    loader: yaml.CSafeLoader
    node: yaml.Node | None
    blank: bool

    def value(self, node: yaml.Node, faults: list[Fault]) -> Any:
        """What a node says; None, and the fault, where it says nothing that can be read."""
        try:
            return self.loader.construct_object(node, deep=True)
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            faults.extend(self._unreadable(node, error))
            return None

    def fields(self, node: yaml.MappingNode) -> dict[str, Any]:
        """The fields of an entry that cannot be read as a whole, without those that cannot be read."""
        found = {}
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                wrong: list[Fault] = []
                said = self.value(value, wrong)
                if not wrong:
                    found[str(key.value)] = said
        return found

    def _unreadable(self, node: yaml.Node, error: Exception) -> list[Fault]:
        days = []
        for scalar in _nodes(node):
            if isinstance(scalar, yaml.ScalarNode):
                try:
                    yaml.CSafeLoader("").construct_object(scalar)
                except ValueError as wrong:  # a date that is none, such as 2014-13-01
                    cure = "Write a day that the calendar has, as year-month-day: 2023-04-15"
                    days.append(_grave(self.file, line_of(scalar), f"{scalar.value} is no day: {wrong}", cure))
        if days:
            return days
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        said = getattr(error, "problem", None) or "it is part of itself"
        cure = "Mend the entry: fields are words, their values text, numbers, days or lists"
        return [_grave(self.file, mark.line + 1 if mark else line_of(node), f"This entry cannot be read: {said}", cure)]


def compose(file: Path, faults: list[Fault]) -> Document | None:
    """The YAML of a file as nodes; None, and the fault, where it is none."""
    text = read_text(file, faults)
    if text is None:
        return None
    if _nested_too_deeply(text):
        faults.append(_grave(file, 1, "Lists stand in lists too deeply to be read", "Close the brackets"))
        return None
    try:
        loader = yaml.CSafeLoader(text)
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = f"This is not YAML: {error.problem or error.context}"
        faults.append(_grave(file, mark.line + 1 if mark else 1, problem, _SHAPE))
        return None
    except (yaml.YAMLError, RecursionError) as error:
        said = str(error).splitlines()[0]
        faults.append(_grave(file, 1, f"This is not YAML: {said}", "Mend the file"))
        return None
    for name, line, first in _repeated(node) if node is not None else ():
        problem = f"The field {name} stands twice in one entry (first in line {first})"
        faults.append(_grave(file, line, problem, "Keep one of them"))
    return Document(file, loader, node, not text.strip())


def line_of(node: yaml.Node) -> int:
    """The line that a node begins in, from 1."""
    return int(node.start_mark.line) + 1


def lines_of(node: yaml.Node) -> dict[str, int]:
    """The line of each field, by its path: ``enemies``, ``enemies[0]``, ``enemies[0].start``."""
    return dict(_paths(node, ""))


def _paths(node: yaml.Node, path: str) -> Iterator[tuple[str, int]]:
    if path.count(".") + path.count("[") > _DEEPEST:
        return
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = f"{path}.{key.value}" if path else str(key.value)
            yield inner, line_of(key)
            yield from _paths(value, inner)
    elif isinstance(node, yaml.SequenceNode):
        for at, item in enumerate(node.value):
            inner = f"{path}[{at}]"
            yield inner, line_of(item)
            yield from _paths(item, inner)


def _nodes(top: yaml.Node) -> Iterator[yaml.Node]:
    """A node and all within it, each once."""
    seen: set[int] = set()
    queue = [top]
    for node in queue:
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, yaml.MappingNode):
            queue += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            queue += node.value


def _repeated(top: yaml.Node) -> Iterator[tuple[str, int, int]]:
    """The fields that stand twice in one mapping: their name, the line, and that of the first."""
    for node in _nodes(top):
        if isinstance(node, yaml.MappingNode):
            first: dict[str, int] = {}
            for key, _ in node.value:
                if isinstance(key, yaml.ScalarNode):
                    if key.value in first:
                        yield key.value, line_of(key), first[key.value]
                    first.setdefault(key.value, line_of(key))


def _nested_too_deeply(text: str) -> bool:
    """Whether brackets, or dashes in one line, are nested as nobody writes them. Counted roughly, in quotations too."""
    depth = 0
    for match in _BRACKET.finditer(text):
        depth = depth + 1 if match.group() in "[{" else max(0, depth - 1)
        if depth > _DEEPEST:
            return True
    return _DASHES.search(text) is not None


def _grave(file: Path, line: int, problem: str, cure: str) -> Fault:
    return Fault(file, line, problem, cure, grave=True)
