"""The training passages: files of marked lines in; texts with the marks' offsets and types out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
MARK = re.compile(r"\[([a-z_]+)\|([^\[\]]+)\]")


class Passage(NamedTuple):
    """A passage without its marks, and the marks: start, end, type."""

    text: str
    marks: tuple[tuple[int, int, str], ...]


def unmark(line: str) -> Passage:
    """A marked line's text and marks."""
    text, at, marks = "", 0, []
    for match in MARK.finditer(line):
        text += line[at : match.start()]
        marks.append((len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        at = match.end()
    return Passage(text + line[at:], tuple(marks))


def lines(folder: Path = HERE / "passages") -> Iterator[tuple[Path, int, str]]:
    """The lines of all files, with file and number from 1, in order."""
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                yield path, number, line.strip()
