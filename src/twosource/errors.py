"""The root of twosource's errors: each says what was wrong, in which input, and the cure."""

from __future__ import annotations


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
