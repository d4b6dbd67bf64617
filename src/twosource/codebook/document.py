"""A YAML file in, its plain values out, with the line every one of them stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from twosource.errors import FileFault

Steps = tuple[str | int, ...]

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc]
    """YAML with the booleans of version 1.2: only true and false, so that ``off``, ``on`` and ``no`` stay words."""


# A lemma may look like a date, a number in base 60 or a yes: of YAML 1.1's guesses only these are kept.
_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _letters in (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("null", r"~|null|", ["~", "n", ""]),
    ("merge", r"<<", "<"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), list(_letters))


class Document:
    """One file's content: ``value`` is made of dicts, lists, strings, whole numbers, booleans and None.

    Args:
        path: the file, as it is named in faults.
        value: the content.
        lines: the line (from 1) of each value, by the steps that lead to it from the top.
        faults: what could not be read at all; ``value`` is then an empty mapping.
    """

    def __init__(self, path: Path, value: Any, lines: Mapping[Steps, int], faults: tuple[FileFault, ...] = ()) -> None:
        self.path = path
        self.value = value
        self._lines = lines
        self.faults = faults

    def line(self, steps: Steps) -> int:
        """The line of the value at these steps, or of the nearest value above it."""
        while steps and steps not in self._lines:
            steps = steps[:-1]
        return self._lines.get(steps, 1)

    def fault(self, steps: Steps, problem: str, cure: str) -> FileFault:
        """A fault of the value at these steps."""
        return FileFault(file=str(self.path), line=self.line(steps), problem=problem, cure=cure)


def read_document(path: Path) -> Document:
    """The content of a YAML file; what is wrong with it as YAML stands in ``faults``."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return _unreadable(path, 1, f"the file cannot be read ({error})", "Give the path of a UTF-8 YAML file")
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return _unreadable(path, 1, "the file is empty", "Give it types, families, frames, words or rules")
        lines: dict[Steps, int] = {}
        faults: list[FileFault] = []
        value = _plain(loader, node, (), lines, faults, path)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        return _unreadable(path, line, f"this is not YAML: {error.problem}", "Mend the indentation, bracket or quote")
    finally:
        loader.dispose()
    if not isinstance(value, dict):
        return _unreadable(path, 1, "the file is not a mapping", "Begin it with types:, families: or actor_kinds:")
    return Document(path, value, lines, tuple(faults))


def _unreadable(path: Path, line: int, problem: str, cure: str) -> Document:
    return Document(path, {}, {}, (FileFault(file=str(path), line=line, problem=problem, cure=cure),))


def _plain(
    loader: Any, node: yaml.Node, steps: Steps, lines: dict[Steps, int], faults: list[FileFault], path: Path
) -> Any:
    lines.setdefault(steps, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(loader, item, (*steps, i), lines, faults, path) for i, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        loader.flatten_mapping(node)
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in mapping:
                problem = f"'{key}' is given twice"
                faults.append(FileFault(file=str(path), line=line, problem=problem, cure="Keep one of the two"))
            lines[(*steps, key)] = line
            mapping[key] = _plain(loader, value_node, (*steps, key), lines, faults, path)
        return mapping
    return loader.construct_object(node)
