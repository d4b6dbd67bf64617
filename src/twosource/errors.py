"""The root of twosource's errors: each says what was wrong, in which input, and the cure."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class TwosourceError(Exception):
    """An error meant for the person who reads it.

    Args:
        problem: what was wrong.
        where: the input it was wrong in (a file, a line, an id), or None where there is no one input.
        cure: what to do about it.
    """

    def __init__(self, problem: str, *, where: str | None = None, cure: str) -> None:
        self.problem = problem
        self.where = where
        self.cure = cure
        super().__init__(str(self))

    def __str__(self) -> str:
        head = f"{self.where}: {self.problem}" if self.where else self.problem
        return f"{head}. {self.cure}"


@dataclass(frozen=True, slots=True, order=True)
class FileFault:
    """One thing wrong in a file that people write: in which line (from 1) of which file, and the cure."""

    file: str | Path
    line: int
    problem: str
    cure: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.problem}. {self.cure}"
