"""Fault: one thing wrong with a codebook file, where it stands and what to do; and the error that carries them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from twosource.errors import TwosourceError


class Fault(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """What is wrong in which line (from 1) of which file, and the cure."""

    file: str
    line: int
    problem: str
    cure: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.problem}. {self.cure}"


class CodebookError(TwosourceError):
    """A codebook that cannot be used: ``faults`` are all that was found, in the order of files and lines."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        first = self.faults[0]
        more = f" (and {len(self.faults) - 1} more: run `twosource codebook check`)" if len(self.faults) > 1 else ""
        super().__init__(first.problem, where=f"{first.file}:{first.line}", cure=first.cure + more)
